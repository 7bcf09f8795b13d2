package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Click to dial: ring the line, and when it answers let the switch's dialplan route the number.
 *
 * @param callId set on both legs, so that they can be known again
 * @param line the agent's own line
 * @param number whom to call
 * @param shownNumber what the agent's phone shows: the number called
 * @param shownName its name, may be empty
 * @param callerNumber what the other party sees: the company's number; {@code null} leaves it to
 *     the dialplan
 * @param callerName the company's name, may be empty
 * @param agentRingTime how long the agent's line rings; whole seconds
 * @param otherRingTime how long the other party's rings; whole seconds
 * @param variables further variables of Patchcord's own
 */
public record DialRequest(
    UUID callId,
    Destination line,
    Destination number,
    Destination shownNumber,
    DisplayName shownName,
    @Nullable Destination callerNumber,
    DisplayName callerName,
    Duration agentRingTime,
    Duration otherRingTime,
    Map<CallVariable, DisplayName> variables) {

  public DialRequest {
    requireNonNull(callId, "callId is null");
    requireNonNull(line, "line is null");
    requireNonNull(number, "number is null");
    requireNonNull(shownNumber, "shownNumber is null");
    requireNonNull(shownName, "shownName is null");
    requireNonNull(callerName, "callerName is null");
    requireNonNull(agentRingTime, "agentRingTime is null");
    requireNonNull(otherRingTime, "otherRingTime is null");
    variables = Map.copyOf(variables);
  }
}
