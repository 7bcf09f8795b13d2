package io.patchcord.gateway.monitor;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor hears an agent's call.
 *
 * @param id ours; also the id of the job that calls the supervisor's line
 * @param callId the call that is heard
 * @param legId the agent's leg, on which it is done
 * @param callCenter the internal name of the call's call center
 * @param supervisor the name of the key that asked for it
 * @param line the supervisor's line
 * @param name who is at that line; {@code null} if nobody is known
 * @param connectedAt when the supervisor first heard the call
 * @param cause why it is over; {@code null} while it is not
 */
public record Monitoring(
    UUID id,
    UUID callId,
    String legId,
    String callCenter,
    String supervisor,
    String line,
    @Nullable String name,
    MonitoringState state,
    Instant startedAt,
    @Nullable Instant connectedAt,
    @Nullable Instant endedAt,
    @Nullable MonitoringCause cause) {

  public Monitoring {
    requireNonNull(id, "id is null");
    requireNonNull(callId, "callId is null");
    requireNonNull(legId, "legId is null");
    requireNonNull(callCenter, "callCenter is null");
    requireNonNull(supervisor, "supervisor is null");
    requireNonNull(line, "line is null");
    requireNonNull(state, "state is null");
    requireNonNull(startedAt, "startedAt is null");
    if ((state == MonitoringState.ENDED) != (cause != null)) {
      throw new IllegalArgumentException("a monitoring has a cause when it is over, only then");
    }
  }

  public boolean isOver() {
    return state == MonitoringState.ENDED;
  }

  /** The supervisor hears the call; who hears the supervisor is another matter. */
  Monitoring on(MonitorMode mode, Instant at) {
    return isOver()
        ? this
        : new Monitoring(
            id,
            callId,
            legId,
            callCenter,
            supervisor,
            line,
            name,
            mode.state(),
            startedAt,
            connectedAt == null ? at : connectedAt,
            null,
            null);
  }

  Monitoring ended(MonitoringCause why, Instant at) {
    return isOver()
        ? this
        : new Monitoring(
            id,
            callId,
            legId,
            callCenter,
            supervisor,
            line,
            name,
            MonitoringState.ENDED,
            startedAt,
            connectedAt,
            at,
            why);
  }
}
