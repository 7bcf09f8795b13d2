package io.patchcord.gateway.history;

import static io.patchcord.gateway.history.Records.START;
import static io.patchcord.gateway.history.Records.at;
import static io.patchcord.gateway.history.Records.onSwitch;
import static io.patchcord.gateway.history.Records.times;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallNotes;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.CallTimes;
import io.patchcord.gateway.call.CauseCode;
import io.patchcord.gateway.call.Direction;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The switch's clock is three hours behind the gateway's in all of these. */
class RecordReducerTest {
  private static final UUID ID = UUID.randomUUID();

  private HistoryRecord record = RecordReducer.begin(Records.dialing(ID), START);

  private void follow(CallState state, CallTimes times, @Nullable CauseCode cause, Instant now) {
    Call call = Records.moved(Records.dialing(ID), state, times, cause);
    record = RecordReducer.follow(record, call, now);
  }

  @Test
  void eachStateIsMeasuredByOneClockAndTheSwitchsTimesGoFirst() {
    follow(CallState.CONNECTING, times(START, onSwitch(2), null, null), null, at(2.1));
    CallTimes connected = times(START, onSwitch(2), onSwitch(5), null);
    follow(CallState.ACTIVE, connected, null, at(5.3));
    follow(CallState.HELD, connected, null, at(15));
    follow(CallState.ACTIVE, connected, null, at(25));
    assertThat(record.durations()).isEmpty();
    follow(CallState.HELD, connected, null, at(30));
    follow(CallState.ACTIVE, connected, null, at(31));
    CallTimes ended = times(START, onSwitch(2), onSwitch(5), onSwitch(65));
    follow(CallState.ENDED, ended, CauseCode.AGENT_HUNG_UP, at(65.2));
    assertThat(record.over()).isTrue();
    assertThat(record.durations())
        .isEqualTo(
            Map.of(
                CallState.DIALING, 2_100L,
                CallState.CONNECTING, 3_000L,
                CallState.ACTIVE, 49_000L,
                CallState.HELD, 11_000L));
  }

  @Test
  void anIncomingCallRingsByTheSwitchsClock() {
    Call ringing =
        Records.call(
            ID, Direction.INBOUND, CallState.RINGING, times(onSwitch(0), null, null, null), null);
    record = RecordReducer.begin(ringing, at(0.4));
    Call over =
        Records.moved(
            ringing,
            CallState.ENDED,
            times(onSwitch(0), null, null, onSwitch(12)),
            CauseCode.CALLER_GAVE_UP);
    record = RecordReducer.follow(record, over, at(13));
    assertThat(record.durations()).isEqualTo(Map.of(CallState.RINGING, 12_000L));
  }

  @Test
  void anEndThatWasConcludedFromSilenceIsMeasuredByTheGatewaysClock() {
    CallTimes connected = times(START, onSwitch(2), onSwitch(5), null);
    follow(CallState.ACTIVE, connected, null, at(5));
    CallTimes ended = times(START, onSwitch(2), onSwitch(5), at(105));
    follow(CallState.ENDED, ended, CauseCode.UNKNOWN_DURING_OUTAGE, at(105));
    assertThat(record.durations())
        .containsEntry(CallState.ACTIVE, 100_000L)
        .containsEntry(CallState.DIALING, 5_000L);
  }

  @Test
  void holdingIsNoLongerThanTheConversation() {
    CallTimes connected = times(START, onSwitch(2), onSwitch(5), null);
    follow(CallState.ACTIVE, connected, null, at(5));
    follow(CallState.HELD, connected, null, at(6));
    // What the switch told late: it was over long ago.
    CallTimes ended = times(START, onSwitch(2), onSwitch(5), onSwitch(15));
    follow(CallState.ENDED, ended, CauseCode.OTHER_HUNG_UP, at(500));
    assertThat(record.durations())
        .containsEntry(CallState.HELD, 10_000L)
        .containsEntry(CallState.ACTIVE, 0L);
  }

  @Test
  void aClockThatIsSetBackMakesNothingNegative() {
    follow(CallState.CONNECTING, times(START, onSwitch(2), null, null), null, at(-900));
    CallTimes ended = times(START, onSwitch(2), null, onSwitch(1));
    follow(CallState.ENDED, ended, CauseCode.CUSTOMER_BUSY, at(-800));
    assertThat(record.durations().values()).allMatch(milliseconds -> milliseconds >= 0);
  }

  @Test
  void aLostCallEndsUnknownAndItsLastStateIsNotCounted() {
    follow(CallState.CONNECTING, times(START, onSwitch(2), null, null), null, at(2));
    follow(CallState.ACTIVE, times(START, onSwitch(2), onSwitch(5), null), null, at(5));
    record = RecordReducer.lost(record, at(50_000));
    assertThat(requireNonNull(record.cause()).code()).isEqualTo(CauseCode.UNKNOWN_DURING_OUTAGE);
    assertThat(record.times().ended()).isEqualTo(at(50_000));
    assertThat(record.durations())
        .isEqualTo(Map.of(CallState.DIALING, 2_000L, CallState.CONNECTING, 3_000L));
  }

  @Test
  void aCallThatWasGivenUpAndIsFoundAliveGoesOnAndEndsAgain() {
    follow(CallState.ACTIVE, times(START, onSwitch(2), onSwitch(5), null), null, at(5));
    record = record.noted(record.subject(), new CallNotes("Sold", "n"));
    follow(
        CallState.ENDED,
        times(START, onSwitch(2), onSwitch(5), at(20)),
        CauseCode.UNKNOWN_DURING_OUTAGE,
        at(20));
    follow(CallState.ACTIVE, times(START, onSwitch(2), onSwitch(5), null), null, at(30));
    assertThat(record.over()).isFalse();
    follow(
        CallState.ENDED,
        times(START, onSwitch(2), onSwitch(5), onSwitch(45)),
        CauseCode.OTHER_HUNG_UP,
        at(45));
    assertThat(record.durations())
        .containsEntry(CallState.ACTIVE, 40_000L)
        .doesNotContainKey(CallState.ENDED);
    assertThat(record.notes().text()).isEqualTo("n");
  }

  @Test
  void whatOneGatewaySawTheNextOneKeeps() {
    CallTimes ringing = new CallTimes(START, onSwitch(2), onSwitch(3), null, null);
    follow(CallState.CONNECTING, ringing, null, at(2));
    // After a restart the switch tells no more when it rang.
    CallTimes ended = times(START, onSwitch(2), onSwitch(5), onSwitch(9));
    follow(CallState.ENDED, ended, CauseCode.AGENT_HUNG_UP, at(9));
    assertThat(record.times().ringing()).isEqualTo(onSwitch(3));
    assertThat(record.durations()).containsEntry(CallState.DIALING, 2_000L);
  }
}
