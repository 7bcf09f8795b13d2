package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.AgentEntry;
import io.patchcord.gateway.admin.AssignmentEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent as admins edit it.
 *
 * @param username the agent's name in the API, in lower case
 * @param displayName what people read
 * @param email for people; null where nobody has said
 * @param salesforceUserId 18 characters; null for one whom no org knows
 * @param endedAt when the agent left, null for one who works here
 * @param roles what the agent may do besides the agent's own work
 * @param assignments the live ones
 * @param lines the lines of those, with their phones
 * @param presence how the agent stands, null without a line
 */
@Schema(name = "AdminAgent")
public record AdminAgentView(
    String username,
    String displayName,
    @Nullable String email,
    @Nullable String salesforceUserId,
    @Nullable Instant endedAt,
    List<RoleGrantBody> roles,
    List<AssignmentView> assignments,
    List<MeView.LineView> lines,
    @Nullable PresenceView presence) {

  static AdminAgentView from(AgentEntry entry, PresenceDesk desk) {
    return new AdminAgentView(
        entry.username(),
        entry.displayName(),
        entry.email(),
        entry.salesforceUserId(),
        entry.endedAt(),
        entry.roles().stream().map(RoleGrantBody::from).toList(),
        entry.assignments().stream().map(AssignmentView::from).toList(),
        entry.assignments().stream()
            .map(AssignmentEntry::line)
            .distinct()
            .map(desk::lineView)
            .toList(),
        desk.presenceOf(entry.username()));
  }

  /**
   * A page of agents.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "AdminAgentPage")
  public record Page(List<AdminAgentView> items, @Nullable String next) {
    static Page from(io.patchcord.gateway.admin.Page<AgentEntry> page, PresenceDesk desk) {
      return new Page(
          page.items().stream().map(entry -> AdminAgentView.from(entry, desk)).toList(),
          page.next());
    }
  }
}
