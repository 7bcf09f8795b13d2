package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.patchcord.gateway.switching.Resync;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A gap is over: the data of {@code resync}. What changed in it follows.
 *
 * @param scope between whom there was a gap
 * @param phoneSystem the switch; null when the gap was of this stream alone
 * @param reason why there was a gap; stable
 * @param since when it began, null when the gateway has just started; a call that ended in a gap of
 *     the switch ended between this and {@code at}
 * @param at when everything was known again
 */
@Schema(name = "Resync")
record ResyncView(
    Scope scope,
    @JsonProperty("switch") @Nullable String phoneSystem,
    Reason reason,
    @Nullable Instant since,
    Instant at) {

  /** Between whom there was a gap. */
  enum Scope {
    /** Between the gateway and the switch: everybody is told. */
    SWITCH,
    /** Between this client and the gateway: nobody else is told. */
    STREAM
  }

  /** Why there was one. */
  enum Reason {
    STARTED,
    CONNECTION_LOST,
    SWITCH_RESTARTED,
    EVENTS_LOST,
    TOO_SLOW
  }

  static ResyncView of(String phoneSystem, Resync resync) {
    Reason reason =
        switch (resync.reason()) {
          case STARTED -> Reason.STARTED;
          case CONNECTION_LOST -> Reason.CONNECTION_LOST;
          case SWITCH_RESTARTED -> Reason.SWITCH_RESTARTED;
          case EVENTS_LOST -> Reason.EVENTS_LOST;
        };
    return new ResyncView(Scope.SWITCH, phoneSystem, reason, resync.since(), resync.at());
  }

  /** Of a stream that was cut off because its client did not read. */
  static ResyncView tooSlow(Instant since, Instant at) {
    return new ResyncView(Scope.STREAM, null, Reason.TOO_SLOW, since, at);
  }
}
