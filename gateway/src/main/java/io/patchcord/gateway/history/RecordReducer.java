package io.patchcord.gateway.history;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallCause;
import io.patchcord.gateway.call.CallOwner;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.CallTimes;
import io.patchcord.gateway.call.CauseCode;
import io.patchcord.gateway.call.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a call makes of its record. Pure functions.
 *
 * <p>How long a call was in a state is taken from the times that the switch tells, where both ends
 * of it are by the switch's clock; otherwise from when the gateway saw them, by its own. The two
 * clocks are never subtracted from one another. Holding and parking are told without a time: they
 * are what the gateway saw, and no longer than the conversation.
 */
final class RecordReducer {
  private RecordReducer() {}

  /** The record of a call that is new to the history. */
  static HistoryRecord begin(Call call, Instant now) {
    // Of a call that was asked for here, the time of asking is by this clock.
    StateClock clock = StateClock.startingIn(call.state(), now);
    return RecordParts.follow(
        new HistoryRecord(
            call.id(),
            0,
            new CallOwner(call.agent(), call.line(), call.callCenter(), call.switchName()),
            call.direction(),
            call.other(),
            null,
            null,
            call.times(),
            clock,
            durations(call.direction(), call.times(), clock, call.cause()),
            call.cause(),
            call.subject(),
            call.notes(),
            List.of(),
            List.of(),
            null),
        call,
        now);
  }

  /**
   * The record after a change of its call. What people said stays: the call has that from here.
   *
   * @return the same object when nothing changed that the record tells
   */
  static HistoryRecord follow(HistoryRecord known, Call call, Instant now) {
    StateClock clock = known.clock().moveTo(call.state(), now);
    CallTimes times = merged(known.times(), call.times());
    HistoryRecord moved =
        clock.equals(known.clock()) && times.equals(known.times())
            ? known
            : known.moved(
                times,
                clock,
                durations(known.direction(), times, clock, call.cause()),
                call.cause());
    return RecordParts.follow(moved, call, now);
  }

  /** The record of a call that is not there any more, and of which nobody saw the end. */
  static HistoryRecord lost(HistoryRecord known, Instant now) {
    CallTimes times = known.times();
    CallCause cause = new CallCause(CauseCode.UNKNOWN_DURING_OUTAGE, null, null);
    CallTimes ended =
        new CallTimes(
            times.created(),
            times.answered(),
            times.ringing(),
            times.connected(),
            latest(times, now));
    StateClock clock = known.clock().abandonedFor(CallState.ENDED, now);
    return known.moved(ended, clock, durations(known.direction(), ended, clock, cause), cause);
  }

  /** A gateway that was restarted does not learn again when the phone began to ring. */
  private static CallTimes merged(CallTimes known, CallTimes told) {
    return new CallTimes(
        known.created(),
        told.answered() == null ? known.answered() : told.answered(),
        told.ringing() == null ? known.ringing() : told.ringing(),
        told.connected() == null ? known.connected() : told.connected(),
        told.ended());
  }

  private static Instant latest(CallTimes times, Instant now) {
    return now.isBefore(times.created()) ? times.created() : now;
  }

  private static Map<CallState, Long> durations(
      Direction direction, CallTimes times, StateClock clock, @Nullable CallCause cause) {
    if (cause == null) {
      return Map.of();
    }
    Map<CallState, Long> spent = new EnumMap<>(CallState.class);
    spent.putAll(clock.spent());
    spent.remove(CallState.ENDED); // of a call that was given up and then found alive
    // The time of an end that was concluded from silence is by the gateway's clock.
    Instant ended = cause.code().isGuess() ? null : times.ended();
    if (direction == Direction.INBOUND) {
      put(spent, CallState.RINGING, times.created(), first(times.connected(), ended));
    } else if (times.answered() != null) {
      put(spent, CallState.CONNECTING, times.answered(), first(times.connected(), ended));
    }
    if (times.connected() != null && ended != null) {
      long talk = Math.max(0, Duration.between(times.connected(), ended).toMillis());
      long held = atMost(talk, spent, CallState.HELD);
      long parked = atMost(talk - held, spent, CallState.PARKED);
      spent.put(CallState.ACTIVE, talk - held - parked);
    }
    return spent;
  }

  /** What the gateway saw of a state within a conversation, and no longer than that. */
  private static long atMost(long most, Map<CallState, Long> spent, CallState state) {
    long time = Math.min(most, spent.getOrDefault(state, 0L));
    if (time > 0) {
      spent.put(state, time);
    } else {
      spent.remove(state);
    }
    return time;
  }

  private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
    return one == null ? other : one;
  }

  private static void put(
      Map<CallState, Long> spent, CallState state, Instant from, @Nullable Instant to) {
    if (to != null) {
      spent.put(state, Math.max(0, Duration.between(from, to).toMillis()));
    }
  }
}
