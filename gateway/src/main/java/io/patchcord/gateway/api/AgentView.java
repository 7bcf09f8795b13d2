package io.patchcord.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent as a supervisor sees it.
 *
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
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "AgentPage")
  public record Page(List<AgentView> items, @Nullable String next) {}
}
