package io.patchcord.gateway.history;

import io.patchcord.gateway.call.Arrival;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallCause;
import io.patchcord.gateway.call.CallNotes;
import io.patchcord.gateway.call.CallRecording;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.CallStory;
import io.patchcord.gateway.call.CallTimes;
import io.patchcord.gateway.call.CauseCode;
import io.patchcord.gateway.call.Direction;
import io.patchcord.gateway.call.Party;
import io.patchcord.gateway.call.Role;
import io.patchcord.gateway.call.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls as the history sees them. */
final class Records {
  /** The gateway's clock. */
  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  /** The switch's clock is three hours off. */
  static final Instant SWITCH = START.minusSeconds(3 * 3_600);

  static final String CUSTOMER = "+14155551212";
  static final String CONTACT = "0035g00000ABCDEAA4";

  private Records() {}

  static Instant at(double seconds) {
    return START.plusMillis((long) (seconds * 1_000));
  }

  static Instant onSwitch(double seconds) {
    return SWITCH.plusMillis((long) (seconds * 1_000));
  }

  /** A call that was asked for, by the gateway's clock. */
  static Call dialing(UUID id) {
    return call(id, Direction.OUTBOUND, CallState.DIALING, times(START, null, null, null), null);
  }

  static Call moved(Call call, CallState state, CallTimes times, @Nullable CauseCode cause) {
    return call(
        call.id(),
        call.direction(),
        state,
        times,
        cause == null ? null : new CallCause(cause, "NORMAL_CLEARING", Role.AGENT));
  }

  static Call call(
      UUID id, Direction direction, CallState state, CallTimes times, @Nullable CallCause cause) {
    return call(id, direction, state, times, cause, Told.NOTHING);
  }

  /** What a call shows beyond its states. */
  record Told(
      Party other,
      Arrival arrival,
      @Nullable CallRecording recording,
      @Nullable Party transferredTo,
      CallStory story) {
    static final Told NOTHING =
        new Told(new Party(CUSTOMER, "Zoë"), Arrival.UNKNOWN, null, null, CallStory.NONE);
  }

  static Call call(
      UUID id,
      Direction direction,
      CallState state,
      CallTimes times,
      @Nullable CallCause cause,
      Told told) {
    return new Call(
        id,
        "main",
        "support",
        "alice",
        "1001",
        direction,
        told.other(),
        new Subject(CONTACT, "Contact", "Zoë"),
        told.arrival(),
        state,
        List.of(),
        false,
        false,
        false,
        told.recording(),
        told.transferredTo(),
        told.story(),
        null,
        times,
        cause,
        CallNotes.NONE,
        1);
  }

  static CallTimes times(
      Instant created,
      @Nullable Instant answered,
      @Nullable Instant connected,
      @Nullable Instant ended) {
    return new CallTimes(created, answered, null, connected, ended);
  }

  /** A record of a call that talked for a minute. */
  static HistoryRecord over(UUID id) {
    Call call = dialing(id);
    HistoryRecord begun = RecordReducer.begin(call, START);
    CallTimes times = times(START, onSwitch(2), onSwitch(5), onSwitch(65));
    return RecordReducer.follow(
        begun, moved(call, CallState.ENDED, times, CauseCode.AGENT_HUNG_UP), at(65));
  }

  static NotesChange text(@Nullable String text) {
    return new NotesChange(null, new NotesChange.To<>(text), null);
  }
}
