package io.patchcord.gateway.history;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.call.CallState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long a call was seen in each state, by the gateway's own clock alone: the switch's may be
 * hours off.
 *
 * @param state in which it is
 * @param since when it was seen to come into it
 * @param spent milliseconds in each state that it has left, in all
 */
public record StateClock(CallState state, Instant since, Map<CallState, Long> spent) {
  public StateClock {
    requireNonNull(state, "state is null");
    requireNonNull(since, "since is null");
    spent = spent == null ? Map.of() : Map.copyOf(spent);
  }

  static StateClock startingIn(CallState state, Instant now) {
    return new StateClock(state, now, Map.of());
  }

  /** A clock that was set back meanwhile counts for nothing, not for less than nothing. */
  StateClock moveTo(CallState next, Instant now) {
    if (next == state) {
      return this;
    }
    Map<CallState, Long> sum = new EnumMap<>(CallState.class);
    sum.putAll(spent);
    sum.merge(state, Math.max(0, Duration.between(since, now).toMillis()), Long::sum);
    return new StateClock(next, now, sum);
  }

  /** The same without what was spent in the present state, of which nobody saw the end. */
  StateClock abandonedFor(CallState next, Instant now) {
    return new StateClock(next, now, spent);
  }
}
