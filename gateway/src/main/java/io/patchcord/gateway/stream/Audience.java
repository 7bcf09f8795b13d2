package io.patchcord.gateway.stream;

import static java.util.Objects.requireNonNull;

/**
 * Whom an event concerns.
 *
 * @param agent the username
 * @param callCenter the internal name of the agent's call center
 */
public record Audience(String agent, String callCenter) {
  public Audience {
    requireNonNull(agent, "agent is null");
    requireNonNull(callCenter, "callCenter is null");
  }
}
