package io.patchcord.gateway.line;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.agent.Agent;
import io.patchcord.gateway.callcenter.CallCenter;
import org.jspecify.annotations.Nullable;

/**
 * An agent at a line, in a call center: a live assignment.
 *
 * @param line the line's number
 * @param lineCallerIdNumber what customers see instead of the call center's number; {@code null}
 *     for the call center's
 */
public record AgentLine(
    Agent agent, String line, @Nullable String lineCallerIdNumber, CallCenter callCenter) {

  public AgentLine {
    requireNonNull(agent, "agent is null");
    requireNonNull(line, "line is null");
    requireNonNull(callCenter, "callCenter is null");
  }

  /** What the other party sees; {@code null} leaves it to the phone system. */
  public @Nullable String callerIdNumber() {
    return lineCallerIdNumber == null ? callCenter.callerIdNumber() : lineCallerIdNumber;
  }
}
