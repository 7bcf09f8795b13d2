package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Things happen while gateway and switch do not hear each other. */
class ResyncIT extends CallStories {
  private EventStream alices;
  private EventStream bobs;

  @BeforeEach
  void follow() {
    alices = alice().events();
    alices.awaitSnapshot();
    bobs = bob().events();
    bobs.awaitSnapshot();
  }

  @AfterEach
  void unfollow() {
    alices.close();
    bobs.close();
  }

  @Test
  void aCallThatEndedMeanwhileIsClosedAndOthersAreLeftAlone() {
    String call = talk(alice(), CUSTOMER);
    String others = talk(bob(), "+14155550199");
    JsonNode before = bob().call(others);
    Instant pulled = Instant.now();
    pull();
    control().simulate("hangup", "1001");
    plugIn();

    EventStream.Event resync = awaitResync(alices, "CONNECTION_LOST");
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("UNKNOWN_DURING_OUTAGE");
    Instant since = Instant.parse(resync.data().path("since").asText());
    Instant at = Instant.parse(resync.data().path("at").asText());
    assertThat(since).isAfterOrEqualTo(pulled).isBefore(at);
    assertThat(Instant.parse(ended.path("endedAt").asText())).isBetween(since, at);
    alices.awaitCall(call, "ENDED");
    assertThat(after(resync, alices).stream().filter(event -> event.isOfCall(call)))
        .as("one event for what changed")
        .hasSize(1);

    // Whom nothing happened to is told just that, and nothing before the next thing that happens.
    assertThat(bob().call(others)).isEqualTo(before);
    EventStream.Event bobsResync = awaitResync(bobs, "CONNECTION_LOST");
    ask(bob(), others, "hold").expect(202);
    bobs.awaitCall(others, "HELD");
    assertThat(after(bobsResync, bobs)).first().matches(event -> event.state().equals("HELD"));
  }

  @Test
  void aHoldAndAMuteMeanwhile() {
    String call = talk(alice(), CUSTOMER);
    pull();
    control().simulate("phone-hold", "1001");
    String leg = legOf("1001");
    control().api("uuid_audio", leg, "start read mute 1");
    control().api("uuid_setvar", leg, "patchcord_muted true");
    plugIn();
    awaitState(alice(), call, "HELD");
    assertThat(alice().call(call).path("muted").asBoolean()).isTrue();
    assertOneResync("CONNECTION_LOST");
  }

  @Test
  void aConsultationThatWasCompletedMeanwhile() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    String bobsCall = onlyCallOf(bob());
    pull();
    control().api("uuid_bridge", customersLeg(), legOf("1002"));
    control().api("uuid_kill", legOf("1001"));
    plugIn();
    awaitTransfer(transfer, "state", "COMPLETED");
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("TRANSFERRED");
    Eventually.holds(
        "bob has the customer",
        () -> bob().call(bobsCall).at("/otherParty/number").asText().equals(CUSTOMER));
    assertThat(bob().call(bobsCall).path("state").asText()).isEqualTo("ACTIVE");
    assertOneResync("CONNECTION_LOST");
    control().simulate("hangup", "1002");
    Eventually.holds("nobody is left", () -> control().channels().isEmpty());
  }

  @Test
  void aConsultationThatTheAgentLeftMeanwhileIsCompleted() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    pull();
    control().simulate("hangup", "1001");
    plugIn();
    awaitTransfer(transfer, "state", "COMPLETED");
    awaitState(alice(), call, "ENDED");
    Eventually.holds("two talk", () -> control().channels().size() == 2);
  }

  @Test
  void aConsultationThatTheColleagueLeftMeanwhileGivesTheCustomerBack() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    String bobsCall = onlyCallOf(bob());
    pull();
    control().simulate("hangup", "1002");
    plugIn();
    awaitTransfer(transfer, "state", "CANCELLED");
    awaitState(alice(), call, "ACTIVE");
    awaitState(bob(), bobsCall, "ENDED");
    assertOneResync("CONNECTION_LOST");
  }

  @Test
  void aColleagueWhoDeclinedMeanwhileGivesTheCustomerBack() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consult(call);
    pull();
    control().simulate("reject", "1002");
    plugIn();
    awaitTransfer(transfer, "state", "CANCELLED");
    assertThat(transfer(transfer).at("/cause/code").asText()).isEqualTo("UNKNOWN_DURING_OUTAGE");
    awaitState(alice(), call, "ACTIVE");
  }

  @Test
  void aColleagueWhoAnsweredMeanwhileTalksToTheAgent() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consult(call);
    pull();
    control().simulate("answer", "1002");
    plugIn();
    awaitTransfer(transfer, "talkingTo", "CONSULTED");
    awaitState(alice(), call, "HELD");
  }

  @Test
  void aConferenceThatLostAMemberMeanwhile() {
    String call = talk(alice(), CUSTOMER);
    conference(call);
    String bobsCall = onlyCallOf(bob());
    pull();
    control().simulate("hangup", "1002");
    plugIn();
    awaitState(bob(), bobsCall, "ENDED");
    Eventually.holds("two are left", () -> alice().call(call).path("participants").size() == 2);
    assertThat(alice().call(call).path("state").asText()).isEqualTo("ACTIVE");
    assertOneResync("CONNECTION_LOST");
    alice().hangUp(call).expect(202);
    Eventually.holds("nobody sits alone", () -> control().channels().isEmpty());
  }

  @Test
  void aConferenceInWhichOneIsLeftAloneMeanwhileEnds() {
    String call = talk(alice(), CUSTOMER);
    conference(call);
    pull();
    control().simulate("hangup", "1002");
    control().simulate("hangup", "1001");
    plugIn();
    awaitState(alice(), call, "ENDED");
    Eventually.holds("nobody sits alone", () -> control().channels().isEmpty());
  }

  @Test
  void aSwitchThatCrashesEndsTheCalls() {
    String call = talk(alice(), CUSTOMER);
    control().crash(false);
    awaitResync(alices, "SWITCH_RESTARTED");
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("UNKNOWN_DURING_OUTAGE");
    talk(alice(), CUSTOMER);
  }

  @Test
  void aSwitchThatCrashesAndRecoversItsCallsKeepsThem() {
    String call = answered();
    ask(alice(), call, "mute").expect(202);
    Eventually.holds("alice is mute", () -> alice().call(call).path("muted").asBoolean());
    control().crash(true);
    awaitResync(alices, "SWITCH_RESTARTED");
    Eventually.holds("alice is heard again", () -> !alice().call(call).path("muted").asBoolean());
    assertThat(alice().call(call).path("state").asText()).isEqualTo("ACTIVE");
    ask(alice(), call, "mute").expect(202);
    Eventually.holds("alice is mute", () -> alice().call(call).path("muted").asBoolean());
    pull();
    plugIn();
    awaitResync(alices, "CONNECTION_LOST");
    awaitReady();
    assertThat(alice().call(call).path("muted").asBoolean()).isTrue();
    alice().hangUp(call).expect(202);
    awaitState(alice(), call, "ENDED");
    Eventually.holds("nobody is left", () -> control().channels().isEmpty());
  }

  @Test
  void callsThatTheSwitchRecoversLaterGoOn() {
    String call = answered();
    control().crash(false);
    awaitState(alice(), call, "ENDED");
    control().api("sofia", "recover");
    awaitState(alice(), call, "ACTIVE");
    assertThat(alice().calls()).hasSize(1);
    alice().hangUp(call).expect(202);
    awaitState(alice(), call, "ENDED");
    assertThat(alice().call(call).at("/cause/code").asText()).isEqualTo("AGENT_HUNG_UP");
  }

  @Test
  void eventsThatGotLostAreNoticedAndMadeGood() {
    String call = talk(alice(), CUSTOMER);
    control().simulate("drop-events", "on");
    control().simulate("hangup", "1001");
    control().simulate("drop-events", "off");
    alice().hangUp(call).expect(202);
    awaitResync(alices, "EVENTS_LOST");
    awaitState(alice(), call, "ENDED");
  }

  @Test
  void aCommandThatWasCarriedOutInTheGapIsDone() {
    String call = talk(alice(), CUSTOMER);
    control().simulate("drop-events", "on");
    control().simulate("drop-replies", "1", "uuid_hold");
    ask(alice(), call, "hold").expect(202);
    Eventually.holds(
        "the leg is held",
        () -> control().api("uuid_dump", legOf("1001")).contains("Channel-Call-State: HELD"));
    pull();
    control().simulate("drop-events", "off");
    plugIn();
    awaitState(alice(), call, "HELD");
    ask(alice(), call, "retrieve").expect(202);
    awaitState(alice(), call, "ACTIVE");
    assertThat(alices.events()).noneMatch(event -> event.type().equals("command-failed"));
  }

  @Test
  void aCustomerWhoWasParkedInTheGapCanBePickedUp() {
    String call = talk(alice(), CUSTOMER);
    control().simulate("drop-events", "on");
    ask(alice(), call, "park").expect(202);
    Eventually.holds("alice is gone", () -> control().channels().size() == 1);
    pull();
    control().simulate("drop-events", "off");
    plugIn();
    awaitState(alice(), call, "PARKED");
    assertThat(alices.events()).noneMatch(event -> event.type().equals("command-failed"));
    ask(alice(), call, "pick-up").expect(202);
    awaitState(alice(), call, "ACTIVE");
  }

  @Test
  void aCommandThatWasNotCarriedOutInTheGapHasFailed() {
    String call = talk(alice(), CUSTOMER);
    control().simulate("stall", "on");
    String command = ask(alice(), call, "park").expect(202).header("Command-Id");
    awaitSent();
    pull();
    control().simulate("stall", "off");
    plugIn();
    EventStream.Event failed = awaitFailure(command);
    assertThat(failed.data().path("code").asText()).isEqualTo("OUTCOME_UNKNOWN");
    JsonNode now = awaitState(alice(), call, "ACTIVE");
    assertThat(now.path("parkedAt").isNull()).isTrue();
    ask(alice(), call, "park").expect(202);
    awaitState(alice(), call, "PARKED");
  }

  @ParameterizedTest
  @CsvSource({"hold", "park", "mute", "record-start"})
  void aSwitchThatDiesAfterTheCommandAndBeforeTheEvent(String action) {
    String call = talk(alice(), CUSTOMER);
    control().simulate("stall", "on");
    String command = ask(alice(), call, action).expect(202).header("Command-Id");
    awaitSent();
    control().crash(false);
    awaitFailure(command);
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("UNKNOWN_DURING_OUTAGE");
  }

  @Test
  void aSwitchThatDiesWhileSomebodyIsSentOn() {
    String call = talk(alice(), CUSTOMER);
    control().simulate("stall", "on");
    String command =
        alice()
            .post("/api/v1/calls/" + call + "/transfer", "{\"to\": \"1003\"}")
            .expect(202)
            .header("Command-Id");
    awaitSent();
    control().crash(false);
    awaitFailure(command);
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("UNKNOWN_DURING_OUTAGE");
  }

  @Test
  void aSwitchThatDiesInAConsultation() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    String bobsCall = onlyCallOf(bob());
    control().simulate("stall", "on");
    String command = askOfTransfer(transfer, "complete").expect(202).header("Command-Id");
    awaitSent();
    control().crash(false);
    awaitFailure(command);
    awaitTransfer(transfer, "state", "CANCELLED");
    awaitState(alice(), call, "ENDED");
    awaitState(bob(), bobsCall, "ENDED");
  }

  @Test
  void aSwitchThatDiesBeforeAConsultationBegins() {
    String call = talk(alice(), CUSTOMER);
    control().simulate("stall", "on");
    Api.Answer accepted =
        alice().post("/api/v1/calls/" + call + "/consultation", "{\"to\": \"bob\"}").expect(202);
    awaitSent();
    control().crash(true);
    awaitFailure(accepted.header("Command-Id"));
    awaitTransfer(accepted.text("/id"), "state", "CANCELLED");
    awaitState(alice(), call, "ACTIVE");
  }

  private void pull() {
    system().cable().pull();
    awaitNotReady();
  }

  /** The switch has the command, and does not answer. */
  private void awaitSent() {
    Eventually.holds("the command was sent", () -> control().stalled() > 0);
  }

  private void plugIn() {
    system().cable().plugIn();
    awaitReady();
  }

  private EventStream.Event awaitFailure(String command) {
    return alices.await(
        "the command fails",
        event ->
            event.type().equals("command-failed")
                && event.data().path("commandId").asText().equals(command));
  }

  private static EventStream.Event awaitResync(EventStream stream, String reason) {
    return Eventually.get(
        "a resync is told",
        () ->
            stream.events().stream()
                .filter(event -> event.type().equals("resync"))
                .filter(event -> event.data().path("reason").asText().equals(reason))
                .findFirst(),
        () -> stream.events().toString());
  }

  private void assertOneResync(String reason) {
    awaitResync(alices, reason);
    awaitResync(bobs, reason);
    for (EventStream stream : List.of(alices, bobs)) {
      assertThat(stream.events().stream().filter(event -> event.type().equals("resync")))
          .hasSize(1);
    }
  }

  private static List<EventStream.Event> after(EventStream.Event event, EventStream stream) {
    List<EventStream.Event> all = stream.events();
    return all.subList(all.indexOf(event) + 1, all.size());
  }
}
