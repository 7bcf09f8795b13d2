package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.AgentEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent as admins edit it.
 *
 * @param endedAt when the agent left, null for one who works here
 * @param assignments the live ones
 */
@Schema(name = "AdminAgent")
public record AdminAgentView(
    String username,
    String displayName,
    @Nullable String email,
    @Nullable String salesforceUserId,
    @Nullable Instant endedAt,
    List<AssignmentView> assignments) {

  static AdminAgentView from(AgentEntry entry) {
    return new AdminAgentView(
        entry.username(),
        entry.displayName(),
        entry.email(),
        entry.salesforceUserId(),
        entry.endedAt(),
        entry.assignments().stream().map(AssignmentView::from).toList());
  }

  /**
   * A page of agents.
   *
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "AdminAgentPage")
  public record Page(List<AdminAgentView> items, @Nullable String next) {
    static Page from(io.patchcord.gateway.admin.Page<AgentEntry> page) {
      return new Page(page.items().stream().map(AdminAgentView::from).toList(), page.next());
    }
  }
}
