package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a call did what, by the switch's clock.
 *
 * @param created when it was asked for, or came in
 * @param answered when the agent's line answered
 * @param ringing when the other party's phone began to ring; for an incoming call, the agent's
 * @param connected when both first heard each other
 * @param ended when it was over
 */
public record CallTimes(
    Instant created,
    @Nullable Instant answered,
    @Nullable Instant ringing,
    @Nullable Instant connected,
    @Nullable Instant ended) {

  public CallTimes {
    requireNonNull(created, "created is null");
  }

  static CallTimes createdAt(Instant created) {
    return new CallTimes(created, null, null, null, null);
  }

  CallTimes withAnswered(@Nullable Instant at) {
    return answered != null || at == null
        ? this
        : new CallTimes(created, at, ringing, connected, ended);
  }

  CallTimes withRinging(Instant at) {
    return ringing != null ? this : new CallTimes(created, answered, at, connected, ended);
  }

  CallTimes withConnected(@Nullable Instant at) {
    return connected != null || at == null
        ? this
        : new CallTimes(created, answered, ringing, at, ended);
  }

  CallTimes withEnded(Instant at) {
    return ended != null ? this : new CallTimes(created, answered, ringing, connected, at);
  }
}
