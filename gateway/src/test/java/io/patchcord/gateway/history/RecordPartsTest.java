package io.patchcord.gateway.history;

import static io.patchcord.gateway.history.Records.START;
import static io.patchcord.gateway.history.Records.at;
import static io.patchcord.gateway.history.Records.onSwitch;
import static io.patchcord.gateway.history.Records.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.patchcord.gateway.call.Arrival;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallLink;
import io.patchcord.gateway.call.CallNotes;
import io.patchcord.gateway.call.CallQueue;
import io.patchcord.gateway.call.CallRecording;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.CallStory;
import io.patchcord.gateway.call.CallTimes;
import io.patchcord.gateway.call.CauseCode;
import io.patchcord.gateway.call.Direction;
import io.patchcord.gateway.call.Party;
import io.patchcord.gateway.call.Transfer;
import io.patchcord.gateway.history.HistoryRecord.Link;
import io.patchcord.gateway.history.HistoryRecord.Pause;
import io.patchcord.gateway.history.HistoryRecord.Recording;
import io.patchcord.gateway.history.Records.Told;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordPartsTest {
  private static final UUID ID = UUID.randomUUID();
  private static final UUID COLLEAGUES = UUID.randomUUID();
  private static final Party ZOE = Told.NOTHING.other();
  private static final CallTimes TALKING = times(START, onSwitch(2), onSwitch(5), null);

  private HistoryRecord record = RecordReducer.begin(Records.dialing(ID), START);

  private void follow(Told told, Instant now) {
    Call call = Records.call(ID, Direction.OUTBOUND, CallState.ACTIVE, TALKING, null, told);
    record = RecordReducer.follow(record, call, now);
  }

  private static Told recording(@Nullable CallRecording running) {
    return new Told(ZOE, Arrival.UNKNOWN, running, null, CallStory.NONE);
  }

  @Test
  void aRecordingHasItsPausesAndItsEnd() {
    CallRecording running = new CallRecording("a.wav", false, at(6));
    CallRecording paused = new CallRecording("a.wav", true, at(6));
    follow(recording(running), at(6));
    assertThat(record.recordings()).containsExactly(new Recording("a.wav", at(6), null, List.of()));
    follow(recording(paused), at(10));
    follow(recording(running), at(12));
    follow(recording(paused), at(20));
    follow(recording(null), at(25));
    List<Pause> pauses = List.of(new Pause(at(10), at(12)), new Pause(at(20), at(25)));
    assertThat(record.recordings()).containsExactly(new Recording("a.wav", at(6), at(25), pauses));
    follow(recording(new CallRecording("b.wav", true, at(30))), at(30));
    assertThat(record.recordings())
        .extracting(Recording::path, Recording::to, part -> part.pauses().size())
        .containsExactly(tuple("a.wav", at(25), 2), tuple("b.wav", null, 1));
  }

  @Test
  void aRecordingThatIsFoundAgainGoesOn() {
    CallRecording running = new CallRecording("a.wav", false, at(6));
    follow(recording(running), at(6));
    follow(recording(null), at(50));
    follow(recording(new CallRecording("a.wav", false, at(51))), at(51));
    assertThat(record.recordings()).containsExactly(new Recording("a.wav", at(6), null, List.of()));
  }

  @Test
  void aPathThatTheDatabaseCannotKeepIsNotTold() {
    follow(recording(new CallRecording("x".repeat(401), false, at(6))), at(6));
    assertThat(record.recordings()).isEmpty();
  }

  @Test
  void whereTheCallWentIsToldOnce() {
    Party target = new Party("1002", "Bob");
    CallStory story =
        new CallStory(
            Transfer.started(UUID.randomUUID(), ID, target, at(9)),
            List.of(new CallLink(COLLEAGUES, CallLink.Kind.CONSULTATION)),
            null);
    Told told = new Told(ZOE, Arrival.UNKNOWN, null, target, story);
    follow(told, at(10));
    follow(told, at(11));
    assertThat(record.links())
        .containsExactly(
            new Link("CONSULTATION", COLLEAGUES, null, at(10)),
            new Link(RecordParts.CONSULTED, null, "1002", at(9)),
            new Link(RecordParts.TRANSFERRED_TO, null, "1002", at(10)));
  }

  @Test
  void theCallerWaitedInTheQueueUntilTheAgentAnswered() {
    CallQueue queue = new CallQueue("support@default", "*70", onSwitch(0).minusSeconds(40));
    Told told = new Told(ZOE, new Arrival("100", queue, Map.of()), null, null, CallStory.NONE);
    CallTimes ringing = times(onSwitch(0), null, null, null);
    record =
        RecordReducer.begin(
            Records.call(ID, Direction.INBOUND, CallState.RINGING, ringing, null, told), START);
    assertThat(record.queue()).isEqualTo("support@default");
    assertThat(record.waitedSeconds()).isNull();
    follow(told, at(5));
    assertThat(record.waitedSeconds()).isEqualTo(45);
  }

  @Test
  void afterATransferTheRecordIsAboutTheOneWhoIsThere() {
    Party other = new Party("+4930123456", null);
    follow(new Told(other, Arrival.UNKNOWN, null, null, CallStory.NONE), at(8));
    assertThat(record.other()).isEqualTo(other);
  }

  @Test
  void whatTheAgentNotedStays() {
    record = record.noted(null, new CallNotes("Sold", null));
    follow(Told.NOTHING, at(8));
    assertThat(record.subject()).isNull();
    assertThat(record.notes().disposition()).isEqualTo("Sold");
  }

  @Test
  void whoWasErasedIsNotLearnedAgain() {
    record = record.blanked(at(7));
    follow(
        new Told(
            ZOE,
            Arrival.UNKNOWN,
            new CallRecording("a.wav", false, at(8)),
            new Party("1002", "Bob"),
            CallStory.NONE),
        at(8));
    assertThat(record.other()).isEqualTo(new Party(null, null));
    assertThat(record.recordings()).isEmpty();
    assertThat(record.links()).isEmpty();
  }

  @Test
  void parkingIsNoConversation() {
    Call parked = Records.call(ID, Direction.OUTBOUND, CallState.PARKED, TALKING, null);
    follow(Told.NOTHING, at(5));
    record = RecordReducer.follow(record, parked, at(20));
    CallTimes ended = times(START, onSwitch(2), onSwitch(5), onSwitch(50));
    Call over = Records.moved(parked, CallState.ENDED, ended, CauseCode.OTHER_HUNG_UP);
    record = RecordReducer.follow(record, over, at(50));
    assertThat(record.durations())
        .containsEntry(CallState.PARKED, 30_000L)
        .containsEntry(CallState.ACTIVE, 15_000L);
  }
}
