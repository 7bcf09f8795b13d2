package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

/**
 * Whose call it is.
 *
 * @param agent the username
 * @param line the number of the agent's line
 * @param callCenter the internal name of the call center that the line is assigned in
 * @param switchName the switch that has the line
 */
public record CallOwner(String agent, String line, String callCenter, String switchName) {
  public CallOwner {
    requireNonNull(agent, "agent is null");
    requireNonNull(line, "line is null");
    requireNonNull(callCenter, "callCenter is null");
    requireNonNull(switchName, "switchName is null");
  }

  /** The same agent at another line: where the call was placed, whatever is assigned now. */
  CallOwner onLine(String other) {
    return new CallOwner(agent, other, callCenter, switchName);
  }
}
