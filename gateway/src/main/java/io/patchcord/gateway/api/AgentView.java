package io.patchcord.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent as a supervisor sees it.
 *
 * @param username the agent's name in the API, in lower case
 * @param displayName what people read
 * @param callCenter for which the agent works, by its internal name
 * @param line the agent's line and its phone
 * @param presence how the agent stands
 * @param liveCalls how many calls the agent has now
 */
@Schema(name = "AgentOverview")
public record AgentView(
    String username,
    String displayName,
    String callCenter,
    MeView.LineView line,
    PresenceView presence,
    int liveCalls) {

  /**
   * A page of agents.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "AgentPage")
  public record Page(List<AgentView> items, @Nullable String next) {}
}
