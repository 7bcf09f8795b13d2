package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.AssignmentEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who works on which line for which call center.
 *
 * @param id its own
 * @param agent the agent's username
 * @param agentName what people read
 * @param line the line's number
 * @param callCenter the call center's internal name
 * @param from since when
 * @param to null while it is live
 * @param desk whether it lasts until the agent leaves the desk, on a line that several share
 */
@Schema(name = "Assignment")
public record AssignmentView(
    UUID id,
    String agent,
    String agentName,
    String line,
    String callCenter,
    Instant from,
    @Nullable Instant to,
    boolean desk) {

  static AssignmentView from(AssignmentEntry entry) {
    return new AssignmentView(
        entry.id(),
        entry.agent(),
        entry.agentName(),
        entry.line(),
        entry.callCenter(),
        entry.from(),
        entry.to(),
        entry.desk());
  }

  /**
   * A page of assignments.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "AssignmentPage")
  public record Page(List<AssignmentView> items, @Nullable String next) {
    static Page from(io.patchcord.gateway.admin.Page<AssignmentEntry> page) {
      return new Page(page.items().stream().map(AssignmentView::from).toList(), page.next());
    }
  }
}
