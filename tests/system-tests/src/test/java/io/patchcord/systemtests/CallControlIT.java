package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallControlIT extends RunningSystem {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CUSTOMER = "+14155551212";

  private static final List<String> TALKING =
      List.of(
          "consultation",
          "dtmf",
          "hangup",
          "hold",
          "mute",
          "park",
          "participants",
          "record-start",
          "transfer");

  @ParameterizedTest
  @CsvSource({
    "hold, retrieve, /state, HELD, ACTIVE",
    "mute, unmute, /muted, true, false",
    "record-start, record-stop, /recording/paused, false, ''",
  })
  void whatIsDoneIsUndoneAndRepeatingItIsNoError(
      String action, String back, String where, String there, String here) {
    String id = talk(alice(), CUSTOMER);
    assertThat(actions(id)).containsExactlyElementsOf(TALKING);
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      accepted(id, action);
      awaitAt(id, where, there);
      assertThat(actions(id)).contains(back).doesNotContain(action);
      accepted(id, action);
      accepted(id, back);
      awaitAt(id, where, here);
      accepted(id, back);
      assertThat(actions(id)).containsExactlyElementsOf(TALKING);
      assertThat(events.events()).noneMatch(event -> event.type().equals("command-failed"));
    }
    end(id);
  }

  @Test
  void aPausedRecordingIsSilentAndResumes() {
    String id = talk(alice(), CUSTOMER);
    accepted(id, "record-start");
    awaitAt(id, "/recording/paused", "false");
    accepted(id, "record-pause");
    awaitAt(id, "/recording/paused", "true");
    assertThat(actions(id)).contains("record-resume", "record-stop");
    accepted(id, "record-pause");
    accepted(id, "record-resume");
    awaitAt(id, "/recording/paused", "false");
    end(id);
    assertThat(alice().call(id).path("recording").isNull()).isTrue();
  }

  @Test
  void theHoldKeyOfThePhoneIsAsGood() {
    String id = talk(alice(), CUSTOMER);
    control().simulate("phone-hold", "1001");
    awaitAt(id, "/state", "HELD");
    control().simulate("phone-unhold", "1001");
    awaitAt(id, "/state", "ACTIVE");
    end(id);
  }

  @Test
  void keysAreSent() {
    String id = talk(alice(), CUSTOMER);
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      String command =
          alice()
              .post("/api/v1/calls/" + id + "/dtmf", "{\"digits\": \"1w42#*\"}")
              .expect(202)
              .header("Command-Id");
      assertThat(command).hasSize(36);
      accepted(id, "hold");
      awaitAt(id, "/state", "HELD");
      assertThat(events.events()).noneMatch(event -> event.type().equals("command-failed"));
    }
    end(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12,3", "1${system ls}", "E", "1\\n2", "ü"})
  void whatIsNoKeyIsRefused(String digits) {
    String id = talk(alice(), CUSTOMER);
    assertThat(
            alice()
                .post("/api/v1/calls/" + id + "/dtmf", "{\"digits\": \"" + digits + "\"}")
                .expect(400)
                .text("/errors/0/field"))
        .isEqualTo("digits");
    end(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bob", "1002"})
  void aTransferGivesTheCustomerToTheColleague(String to) {
    String id = talk(alice(), CUSTOMER);
    transfer(id, to).expect(202);
    JsonNode ended = awaitState(alice(), id, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("TRANSFERRED");
    assertThat(ended.at("/transferredTo/number").asText()).isEqualTo("1002");
    assertThat(ended.at("/transferredTo/name").asText()).isNotEmpty();
    Eventually.holds("bob's phone rings", () -> bob().calls().size() == 1);
    JsonNode bobs = bob().calls().get(0);
    assertThat(bobs.path("state").asText()).isEqualTo("RINGING");
    control().simulate("answer", "1002");
    String bobsId = bobs.path("id").asText();
    awaitState(bob(), bobsId, "ACTIVE");
    control().simulate("hangup-other", "1002");
    assertThat(awaitState(bob(), bobsId, "ENDED").at("/cause/code").asText())
        .isEqualTo("OTHER_HUNG_UP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody here", "1001", "${x}", ""})
  void aTransferToNowhereChangesNothing(String to) {
    String id = talk(alice(), CUSTOMER);
    int status = transfer(id, to).status();
    assertThat(status).isIn(400, 422);
    assertThat(alice().call(id).path("state").asText()).isEqualTo("ACTIVE");
    end(id);
  }

  @Test
  void anIncomingCallIsAnsweredByThePhoneThatCanBeAsked() {
    String id = incoming();
    assertThat(actions(id)).containsExactly("answer", "hangup", "reject");
    accepted(id, "answer");
    awaitState(alice(), id, "ACTIVE");
    end(id);
  }

  @Test
  void anIncomingCallIsRejected() {
    String id = incoming();
    accepted(id, "reject");
    assertThat(awaitState(alice(), id, "ENDED").at("/cause/code").asText())
        .isEqualTo("AGENT_REJECTED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold", "mute", "record-start", "answer"})
  void nothingButHangingUpIsPossibleOnACallThatJustEnded(String action) {
    String id = talk(alice(), CUSTOMER);
    end(id);
    Api.Answer refusal = alice().post("/api/v1/calls/" + id + "/" + action, "").expect(409);
    assertThat(refusal.text("/code")).isEqualTo("action-not-possible");
    assertThat(refusal.text("/call/state")).isEqualTo("ENDED");
    alice().hangUp(id).expect(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold", "hangup", "mute", "record-start", "retrieve", "answer"})
  void somebodyElsesCallIsNotThere(String action) {
    String id = talk(alice(), CUSTOMER);
    assertThat(bob().post("/api/v1/calls/" + id + "/" + action, "").expect(404).text("/code"))
        .isEqualTo("call-not-found");
    gateway().supervisor().post("/api/v1/calls/" + id + "/" + action, "").expect(403);
    assertThat(alice().call(id).path("state").asText()).isEqualTo("ACTIVE");
    end(id);
  }

  @Test
  void commandsOfTwoWindowsDoNotCross() throws Exception {
    String id = talk(alice(), CUSTOMER);
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      List<CompletableFuture<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        answers.add(askAtOnce(id, "hold"));
        answers.add(askAtOnce(id, "retrieve"));
      }
      for (CompletableFuture<Integer> answer : answers) {
        assertThat(answer.get()).isIn(202, 409);
      }
      accepted(id, "hold");
      awaitAt(id, "/state", "HELD");
      // Each was carried out when it was possible, or told that it was not any more.
      assertThat(events.events())
          .filteredOn(event -> event.type().equals("command-failed"))
          .allMatch(event -> event.data().path("code").asText().equals("NOT_POSSIBLE_NOW"));
    }
    end(id);
  }

  @Test
  void aCommandThatTheSwitchDoesNotCarryOutFails() {
    String id = talk(alice(), CUSTOMER);
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      control().simulate("stall", "on");
      String command = accepted(id, "hold");
      JsonNode failed =
          events
              .await("the command's failure", event -> event.type().equals("command-failed"))
              .data();
      control().simulate("stall", "off");
      assertThat(failed.path("commandId").asText()).isEqualTo(command);
      assertThat(failed.path("action").asText()).isEqualTo("hold");
      assertThat(failed.path("code").asText()).isEqualTo("COMMAND_TIMEOUT");
      assertThat(failed.path("message").asText()).isNotEmpty();
      // It comes late, and is told as it is.
      awaitAt(id, "/state", "HELD");
    }
    end(id);
  }

  @Test
  void aSwitchThatDiesBeforeItConfirmsIsTold() {
    String id = talk(alice(), CUSTOMER);
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      control().simulate("stall", "on");
      String command = accepted(id, "mute");
      simulator().kill();
      JsonNode failed =
          events
              .await("the command's failure", event -> event.type().equals("command-failed"))
              .data();
      assertThat(failed.path("commandId").asText()).isEqualTo(command);
      assertThat(failed.path("code").asText()).isEqualTo("OUTCOME_UNKNOWN");
    }
    startSwitchAgain();
    awaitState(alice(), id, "ENDED");
  }

  @Test
  void whoIsRetrievedAtOnceIsNotLeftWithTheMusic() {
    String id = talk(alice(), CUSTOMER);
    control().simulate("slow-music", "1001");
    accepted(id, "hold");
    accepted(id, "retrieve");
    accepted(id, "hold");
    awaitAt(id, "/state", "HELD");
    accepted(id, "retrieve");
    awaitAt(id, "/state", "ACTIVE");
    assertThat(control().api("simulate", "picture")).doesNotContain("\"music\"");
    end(id);
  }

  @Test
  void aRestartedGatewayKnowsWhatIsHeldMutedAndRecorded() {
    String id = talk(alice(), CUSTOMER);
    accepted(id, "record-start");
    awaitAt(id, "/recording/paused", "false");
    accepted(id, "record-pause");
    accepted(id, "mute");
    accepted(id, "hold");
    awaitAt(id, "/state", "HELD");
    gateway().process().kill();
    startGateway();
    awaitReady();
    awaitAt(id, "/state", "HELD");
    JsonNode call = alice().call(id);
    assertThat(call.path("muted").asBoolean()).isTrue();
    assertThat(call.at("/recording/paused").asBoolean()).isTrue();
    accepted(id, "record-resume");
    accepted(id, "unmute");
    accepted(id, "retrieve");
    awaitAt(id, "/state", "ACTIVE");
    awaitAt(id, "/muted", "false");
    assertThat(alice().call(id).at("/recording/paused").asBoolean()).isFalse();
    end(id);
    JsonNode recordings = awaitRecord(alice(), id).path("recordings");
    assertThat(recordings).hasSize(1);
    assertThat(recordings.at("/0/path").asText()).endsWith(".wav");
    assertThat(recordings.at("/0/to").isTextual()).isTrue();
    assertThat(recordings.at("/0/pauses")).allMatch(pause -> pause.path("to").isTextual());
    assertThat(recordings.at("/0/pauses")).isNotEmpty();
  }

  private String incoming() {
    control().simulate("incoming", CUSTOMER, "18005550101");
    Eventually.holds("alice's phone rings", () -> alice().calls().size() == 1);
    return alice().calls().get(0).path("id").asText();
  }

  private String accepted(String id, String action) {
    return alice().post("/api/v1/calls/" + id + "/" + action, "").expect(202).header("Command-Id");
  }

  private Api.Answer transfer(String id, String to) {
    return alice().post("/api/v1/calls/" + id + "/transfer", "{\"to\": \"" + to + "\"}");
  }

  private void awaitAt(String id, String pointer, String value) {
    Eventually.holds(
        pointer + " of the call is " + value,
        () -> alice().call(id).at(pointer).asText().equals(value));
  }

  private List<String> actions(String id) {
    List<String> actions = new ArrayList<>();
    alice().call(id).at("/participants/0/actions").forEach(action -> actions.add(action.asText()));
    return actions;
  }

  private void end(String id) {
    alice().hangUp(id).expect(202);
    awaitState(alice(), id, "ENDED");
  }

  /** Sends without waiting for the answer of the request before, as another window would. */
  private CompletableFuture<Integer> askAtOnce(String id, String action) {
    return HTTP.sendAsync(
            alice().request("/api/v1/calls/" + id + "/" + action).POST(Api.noBody()).build(),
            BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }
}
