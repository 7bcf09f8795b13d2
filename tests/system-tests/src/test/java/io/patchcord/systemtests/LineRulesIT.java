package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What admins say of a line decides how it is rung, what is recorded and what is offered. */
class LineRulesIT extends RunningSystem {
  private static final String LINE = "/api/v1/lines/1001";
  private static final String CUSTOMER = "+14155551212";
  private static final String MOBILE = "4930123456";

  @AfterEach
  void putBack() {
    change("{\"dialString\": null, \"recording\": null, \"capabilities\": null}").expect(200);
    control().channels().forEach(leg -> control().api("uuid_kill", leg.path("uuid").asText()));
    Eventually.holds("alice's calls are over", () -> alice().calls().isEmpty());
  }

  private Api.Answer change(String fields) {
    return gateway()
        .admin()
        .send(
            gateway()
                .admin()
                .request(LINE)
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(fields)));
  }

  private String contactOnTheSwitch() {
    return control()
        .api("callcenter_config", "agent list")
        .lines()
        .filter(row -> row.startsWith("alice|"))
        .findFirst()
        .orElse("");
  }

  @Test
  void theQueuesCallWhatTheLineSaysAsSoonAsItSaysSo() {
    change("{\"dialString\": \"sofia/gateway/carrier/" + MOBILE + "\"}").expect(200);
    Eventually.holds(
        "the queues call the mobile",
        () -> contactOnTheSwitch().contains("]sofia/gateway/carrier/" + MOBILE + "|"));
    change("{\"dialString\": null}").expect(200);
    Eventually.holds(
        "the queues call the phone again", () -> contactOnTheSwitch().contains("]user/1001@"));
  }

  @Test
  void aLineCanBeAPhoneElsewhere() {
    JsonNode line =
        change("{\"dialString\": \"sofia/gateway/carrier/" + MOBILE + "\"}").expect(200).json();
    assertThat(line.path("dialString").asText()).isEqualTo("sofia/gateway/carrier/" + MOBILE);
    String id = talk(alice(), CUSTOMER);
    assertThat(alice().call(id).path("line").asText()).isEqualTo("1001");
    assertThat(control().channels().stream().map(leg -> leg.path("name").asText()))
        .containsExactlyInAnyOrder(
            "sofia/external/" + MOBILE, "sofia/external/" + CUSTOMER.substring(1));
    assertThat(actions(alice().call(id))).contains("hold", "consultation", "transfer");
    ask(id, "hold").expect(202);
    awaitState(alice(), id, "HELD");
    ask(id, "retrieve").expect(202);
    awaitState(alice(), id, "ACTIVE");
    alice().hangUp(id).expect(202);
    JsonNode ended = awaitState(alice(), id, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("AGENT_HUNG_UP");
  }

  @Test
  void whatIsAlwaysRecordedBeginsByItselfAndCanOnlyBePaused() {
    change("{\"recording\": \"ALWAYS\"}").expect(200);
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      isRecordedUntilItEnds(events);
    }
  }

  private void isRecordedUntilItEnds(EventStream events) {
    String id = talk(alice(), CUSTOMER);
    awaitRecording(id, false);
    assertThat(actions(alice().call(id)))
        .contains("record-pause")
        .doesNotContain("record-stop", "record-start");
    assertThat(ask(id, "record-stop").expect(403).text("/code")).isEqualTo("feature-off");
    ask(id, "record-pause").expect(202);
    awaitRecording(id, true);
    alice().hangUp(id).expect(202);
    awaitState(alice(), id, "ENDED");
    assertThat(awaitRecord(alice(), id).path("recordings")).hasSize(1);
    events.awaitCall(id, "ENDED");
    assertThat(events.events()).noneMatch(event -> event.type().equals("command-failed"));
  }

  @Test
  void aRecordingThatIsLostBeginsAgain() {
    change("{\"recording\": \"ALWAYS\"}").expect(200);
    String id = talk(alice(), CUSTOMER);
    awaitRecording(id, false);
    String first = alice().call(id).at("/recording/startedAt").asText();
    JsonNode leg =
        control().channels().stream()
            .filter(row -> row.path("presence_id").asText().startsWith("1001@"))
            .findFirst()
            .orElseThrow();
    String path = String.valueOf(control().dump(leg).get("variable_patchcord_recording"));
    String stopped = control().api("uuid_record", leg.path("uuid").asText(), "stop", path);
    assertThat(stopped).startsWith("+OK");
    Eventually.holds(
        "it is recorded again",
        () -> {
          String again = alice().call(id).at("/recording/startedAt").asText();
          return !again.isEmpty() && !again.equals(first);
        });
  }

  @Test
  void anIncomingCallIsRecordedOnceItIsAnswered() {
    change("{\"recording\": \"ALWAYS\"}").expect(200);
    control().simulate("incoming", CUSTOMER, "18005550101");
    String id = awaitIncoming();
    assertThat(alice().call(id).path("recording").isNull()).isTrue();
    control().simulate("answer", "1001");
    awaitRecording(id, false);
  }

  @Test
  void aLineMayForbidWhatItsCallCenterAllows() {
    change("{\"recording\": \"OFF\"}").expect(200);
    String id = talk(alice(), CUSTOMER);
    assertThat(actions(alice().call(id))).doesNotContain("record-start");
    assertThat(ask(id, "record-start").expect(403).text("/code")).isEqualTo("feature-off");
  }

  @Test
  void whatThePhoneCannotDoIsNotOffered() {
    JsonNode line = change("{\"capabilities\": [\"AUTO_ANSWER\"]}").expect(200).json();
    assertThat(line.path("capabilities")).hasSize(1);
    control().simulate("incoming", CUSTOMER, "18005550101");
    String id = awaitIncoming();
    assertThat(actions(alice().call(id))).containsExactly("hangup", "reject");
    Api.Answer refused = ask(id, "answer").expect(409);
    assertThat(refused.text("/code")).isEqualTo("action-not-possible");
    assertThat(refused.text("/detail")).isEqualTo("The phone of line 1001 cannot do 'answer'.");
  }

  @Test
  void aPhoneThatDoesNotAnswerByItselfIsPickedUpByItsAgent() {
    change("{\"capabilities\": [\"REMOTE_ANSWER\"]}").expect(200);
    String id = alice().dial(CUSTOMER);
    Eventually.holds(
        "the line rings",
        () ->
            control().channels().stream()
                .anyMatch(leg -> leg.path("callstate").asText().equals("RINGING")));
    assertThat(control().dump(control().channels().get(0)))
        .doesNotContainKey("variable_sip_auto_answer");
    control().simulate("answer", "1001");
    awaitState(alice(), id, "ACTIVE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dialString | \"user/1001@pbx,user/1002@pbx\"",
        "dialString | '\"user/1001|user/1002\"'",
        "dialString | \"{a=b}user/1001\"",
        "dialString | \"loopback/9999/default\"",
        "dialString | \"sofia/gateway/carrier/1 &system(true)\"",
        "dialString | \"${system(true)}\"",
        "dialString | \"\"",
        "recording | \"SOMETIMES\"",
        "capabilities | [\"FLY\"]",
        "capabilities | \"REMOTE_ANSWER\"",
      })
  void whatIsNoneIsRefusedAndChangesNothing(String field, String value) {
    JsonNode before = gateway().admin().get(LINE).expect(200).json();
    Api.Answer refused = change("{\"" + field + "\": " + value + "}").expect(400);
    assertThat(refused.text("/errors/0/field")).startsWith(field);
    assertThat(gateway().admin().get(LINE).json()).isEqualTo(before);
  }

  private String awaitIncoming() {
    Eventually.holds(
        "alice's phone rings",
        () ->
            alice().calls().size() == 1
                && alice().calls().get(0).path("state").asText().equals("RINGING"));
    return alice().calls().get(0).path("id").asText();
  }

  private void awaitRecording(String id, boolean paused) {
    Eventually.holds(
        "the call is recorded, paused: " + paused,
        () -> {
          JsonNode recording = alice().call(id).path("recording");
          return recording.isObject() && recording.path("paused").asBoolean() == paused;
        });
  }

  private Api.Answer ask(String id, String action) {
    return alice()
        .send("POST", "/api/v1/calls/" + id + "/" + action, "application/json", Api.noBody());
  }

  private static List<String> actions(JsonNode call) {
    return StreamSupport.stream(call.at("/participants/0/actions").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
