package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A supervisor at line 1003 hears what alice at line 1001 says. */
class MonitorIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";
  private static final String LINE = "1003";
  private static final String MONITORINGS = "/api/v1/monitorings/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventStream events;
  private EventStream alices;

  @BeforeEach
  void follow() {
    events = supervisor().events();
    events.awaitSnapshot();
    alices = alice().events();
    alices.awaitSnapshot();
  }

  @AfterEach
  void leave() {
    events.close();
    alices.close();
  }

  @Test
  void aSupervisorListensWhispersBargesInAndStops() {
    String call = talk(alice(), CUSTOMER);
    Api.Answer asked = monitor(call, "LISTEN").expect(202);
    String id = asked.text("/id");
    assertThat(asked.text("/state")).isEqualTo("CONNECTING");
    assertThat(asked.header("Location")).endsWith(MONITORINGS + id);
    assertThat(asked.header("Command-Id")).isNotEmpty();
    JsonNode listening = awaitMonitoring(id, "LISTENING");
    assertThat(listening.path("callId").asText()).isEqualTo(call);
    assertThat(listening.path("line").asText()).isEqualTo(LINE);
    assertThat(listening.path("name").asText()).isEqualTo("Carol Clark");
    assertThat(hearers()).containsExactly("listen");
    assertThat(alice().call(call).at("/monitoredBy/0/mode").asText()).isEqualTo("LISTEN");
    change(id, "whisper").expect(202);
    awaitMonitoring(id, "WHISPERING");
    assertThat(hearers()).containsExactly("whisper");
    change(id, "barge").expect(202);
    awaitMonitoring(id, "BARGING");
    assertThat(hearers()).containsExactly("barge");
    assertThat(alice().call(call).at("/monitoredBy/0/mode").asText()).isEqualTo("BARGE");
    change(id, "listen").expect(202);
    awaitMonitoring(id, "LISTENING");
    assertThat(hearers()).containsExactly("listen");
    assertThat(supervisor().get("/api/v1/monitorings").expect(200).text("/items/0/id"))
        .isEqualTo(id);
    stop(id).expect(202);
    JsonNode over = awaitMonitoring(id, "ENDED");
    assertThat(over.at("/cause/code").asText()).isEqualTo("STOPPED");
    awaitTold(id, "CONNECTING", "LISTENING", "WHISPERING", "BARGING", "LISTENING", "ENDED");
    assertThat(hearers()).isEmpty();
    assertThat(alice().call(call).path("state").asText()).isEqualTo("ACTIVE");
    assertThat(alice().call(call).path("monitoredBy")).isEmpty();
    stop(id).expect(202);
    assertThat(change(id, "barge").expect(409).text("/code")).isEqualTo("action-not-possible");
  }

  @Test
  void aSupervisorCanBeginWithAWhisper() {
    String call = talk(alice(), CUSTOMER);
    String id = monitor(call, "WHISPER").expect(202).text("/id");
    awaitMonitoring(id, "WHISPERING");
    assertThat(hearers()).containsExactly("whisper");
    assertThat(supervisor().get("/api/v1/me").text("/monitorings/0/state")).isEqualTo("WHISPERING");
  }

  @Test
  void whoListensHasNoCallAndTheAgentIsToldNothingElse() {
    String call = talk(alice(), CUSTOMER);
    String id = monitor(call, "LISTEN").expect(202).text("/id");
    awaitMonitoring(id, "LISTENING");
    assertThat(gateway().agent("carol").calls()).isEmpty();
    assertThat(supervisor().calls()).hasSize(1);
    assertThat(alice().call(call).path("participants")).hasSize(2);
    stop(id).expect(202);
    awaitMonitoring(id, "ENDED");
    alices.await(
        "alice sees that nobody listens any more",
        event -> event.isOfCall(call) && event.data().path("monitoredBy").isEmpty());
    assertThat(alices.events()).noneMatch(event -> event.type().equals("monitoring"));
  }

  @Test
  void nobodyButASupervisorMay() {
    String call = talk(alice(), CUSTOMER);
    for (Api other : List.of(alice(), bob(), gateway().admin())) {
      Api.Answer refused = other.post(path(call), body("LISTEN")).expect(403);
      assertThat(refused.text("/code")).isEqualTo("forbidden");
      assertThat(other.get("/api/v1/monitorings").expect(403).text("/code")).isEqualTo("forbidden");
    }
    assertThat(gateway().anybody().post(path(call), body("LISTEN")).status()).isEqualTo(401);
    assertThat(control().channels()).hasSize(2);
  }

  @Test
  void thereIsNothingToHearWhereNobodyTalks() {
    assertThat(monitor("00000000-0000-0000-0000-000000000000", "LISTEN").expect(404).text("/code"))
        .isEqualTo("call-not-found");
    String call = talk(alice(), CUSTOMER);
    alice().hangUp(call).expect(202);
    awaitState(alice(), call, "ENDED");
    Api.Answer refused = monitor(call, "LISTEN").expect(409);
    assertThat(refused.text("/code")).isEqualTo("action-not-possible");
    assertThat(refused.text("/call/state")).isEqualTo("ENDED");
    assertThat(supervisor().get(MONITORINGS + call).expect(404).text("/code"))
        .isEqualTo("monitoring-not-found");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    String call = talk(alice(), CUSTOMER);
    Api.Answer shout = supervisor().post(path(call), "{\"mode\": \"SHOUT\"}").expect(400);
    assertThat(shout.text("/errors/0/field")).isEqualTo("mode");
    for (String body :
        List.of(
            "{\"line\": \"1001\"}",
            "{\"line\": \"4711\"}",
            "{\"line\": \"1003 &park\"}",
            "{\"mode\": \"LISTEN\"}")) {
      Api.Answer refused = supervisor().post(path(call), body).expect(400);
      assertThat(refused.text("/code")).isEqualTo("field-invalid");
      assertThat(refused.text("/errors/0/field")).isEqualTo("line");
    }
    assertThat(control().channels()).hasSize(2);
  }

  @Test
  void toAskAgainChangesNothingButTheMode() {
    String call = talk(alice(), CUSTOMER);
    String id = monitor(call, "LISTEN").expect(202).text("/id");
    awaitMonitoring(id, "LISTENING");
    assertThat(monitor(call, "LISTEN").expect(202).text("/id")).isEqualTo(id);
    change(id, "listen").expect(202);
    assertThat(monitor(call, "BARGE").expect(202).text("/id")).isEqualTo(id);
    awaitMonitoring(id, "BARGING");
    assertThat(control().channels()).hasSize(3);
    awaitTold(id, "CONNECTING", "LISTENING", "BARGING");
    String other = talk(bob(), CUSTOMER);
    assertThat(monitor(other, "LISTEN").expect(409).text("/code")).isEqualTo("line-busy");
  }

  @Test
  void twoAtOnceMakeOne() {
    String call = talk(alice(), CUSTOMER);
    List<CompletableFuture<Api.Answer>> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(CompletableFuture.supplyAsync(() -> monitor(call, "LISTEN")));
    }
    List<String> ids = both.stream().map(each -> each.join().expect(202).text("/id")).toList();
    assertThat(ids.get(0)).isEqualTo(ids.get(1));
    String id = ids.get(0);
    awaitMonitoring(id, "LISTENING");
    CompletableFuture<Api.Answer> whisper =
        CompletableFuture.supplyAsync(() -> change(id, "whisper"));
    CompletableFuture<Api.Answer> barge = CompletableFuture.supplyAsync(() -> change(id, "barge"));
    whisper.join().expect(202);
    barge.join().expect(202);
    Eventually.holds("both have been", () -> statesTold(id).size() == 4);
    assertThat(statesTold(id)).contains("WHISPERING", "BARGING");
    String last = statesTold(id).get(3);
    assertThat(hearers()).containsExactly(last.equals("BARGING") ? "barge" : "whisper");
    assertThat(control().channels()).hasSize(3);
  }

  @Test
  void theSupervisorsPhoneDecidesToo() {
    String call = talk(alice(), CUSTOMER);
    String id = monitor(call, "LISTEN").expect(202).text("/id");
    awaitMonitoring(id, "LISTENING");
    control().simulate("dtmf", LINE, "2");
    awaitMonitoring(id, "WHISPERING");
    control().simulate("dtmf", LINE, "1");
    Eventually.holds(
        "nobody is talked to behind the agent's back", () -> hearers().equals(List.of("whisper")));
    assertThat(supervisor().get(MONITORINGS + id).text("/state")).isEqualTo("WHISPERING");
    control().simulate("hangup", LINE);
    JsonNode over = awaitMonitoring(id, "ENDED");
    assertThat(over.at("/cause/code").asText()).isEqualTo("SUPERVISOR_HUNG_UP");
    assertThat(alice().call(call).path("state").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void theEndOfTheCallEndsIt() {
    String call = talk(alice(), CUSTOMER);
    String id = monitor(call, "BARGE").expect(202).text("/id");
    awaitMonitoring(id, "BARGING");
    control().simulate("hangup-other", "1001");
    JsonNode over = awaitMonitoring(id, "ENDED");
    assertThat(over.at("/cause/code").asText()).isEqualTo("CALL_ENDED");
    awaitState(alice(), call, "ENDED");
    Eventually.holds("nobody is left", () -> control().channels().isEmpty());
  }

  @Test
  void aCallThatIsHandedOnIsHeardNoLonger() {
    String call = talk(alice(), CUSTOMER);
    String id = monitor(call, "LISTEN").expect(202).text("/id");
    awaitMonitoring(id, "LISTENING");
    alice().post("/api/v1/calls/" + call + "/transfer", "{\"to\": \"bob\"}").expect(202);
    JsonNode over = awaitMonitoring(id, "ENDED");
    assertThat(over.at("/cause/code").asText()).isEqualTo("CALL_ENDED");
    awaitState(alice(), call, "ENDED");
    Eventually.holds("bob's phone rings", () -> control().trySimulate("answer", "1002"));
    Eventually.holds("bob has the customer", () -> bob().calls().size() == 1);
    assertThat(hearers()).isEmpty();
  }

  @Test
  void aConsultationIsHeardTooAndItsAgentStaysHeard() {
    String call = talk(alice(), CUSTOMER);
    String id = monitor(call, "LISTEN").expect(202).text("/id");
    awaitMonitoring(id, "LISTENING");
    String transfer =
        alice()
            .post("/api/v1/calls/" + call + "/consultation", "{\"to\": \"bob\"}")
            .expect(202)
            .text("/id");
    Eventually.holds("bob's phone rings", () -> control().trySimulate("answer", "1002"));
    Eventually.holds(
        "alice talks to bob",
        () -> alice().get("/api/v1/transfers/" + transfer).text("/talkingTo").equals("CONSULTED"));
    assertThat(supervisor().get(MONITORINGS + id).text("/state")).isEqualTo("LISTENING");
    assertThat(hearers()).containsExactly("listen");
    change(id, "whisper").expect(202);
    awaitMonitoring(id, "WHISPERING");
    alice()
        .send(
            "POST", "/api/v1/transfers/" + transfer + "/complete", "application/json", Api.noBody())
        .expect(202);
    assertThat(awaitMonitoring(id, "ENDED").at("/cause/code").asText()).isEqualTo("CALL_ENDED");
  }

  @Test
  void aLineWithoutAPhoneIsSaid() {
    String call = talk(alice(), CUSTOMER);
    control().simulate("unregister", LINE);
    Api.Answer asked = monitor(call, "BARGE").expect(202);
    JsonNode over = awaitMonitoring(asked.text("/id"), "ENDED");
    assertThat(over.at("/cause/code").asText()).isEqualTo("LINE_NOT_REGISTERED");
    EventStream.Event failed =
        events.await("the failure", event -> event.type().equals("command-failed"));
    assertThat(failed.data().path("commandId").asText()).isEqualTo(asked.header("Command-Id"));
    assertThat(failed.data().path("action").asText()).isEqualTo("monitor");
    assertThat(failed.data().path("code").asText()).isEqualTo("LINE_NOT_REACHED");
    assertThat(alices.events()).noneMatch(event -> event.type().equals("command-failed"));
    assertThat(alice().call(call).path("state").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void aModeThatIsNotConfirmedHasFailed() {
    String call = talk(alice(), CUSTOMER);
    String id = monitor(call, "LISTEN").expect(202).text("/id");
    awaitMonitoring(id, "LISTENING");
    control().simulate("lose-event", "DTMF");
    String command = change(id, "whisper").expect(202).header("Command-Id");
    EventStream.Event failed =
        events.await("the failure", event -> event.type().equals("command-failed"));
    assertThat(failed.data().path("commandId").asText()).isEqualTo(command);
    assertThat(failed.data().path("action").asText()).isEqualTo("whisper");
    assertThat(failed.data().path("code").asText()).isEqualTo("COMMAND_TIMEOUT");
    assertThat(supervisor().get(MONITORINGS + id).text("/state")).isEqualTo("LISTENING");
  }

  @Test
  void oneThatIsStoppedBeforeItBeganNeverBegins() {
    String call = talk(alice(), CUSTOMER);
    control().simulate("phone", LINE, "never");
    String id = monitor(call, "LISTEN").expect(202).text("/id");
    Eventually.holds("the phone rings", () -> control().channels().size() == 3);
    stop(id).expect(202);
    assertThat(awaitMonitoring(id, "ENDED").at("/cause/code").asText()).isEqualTo("STOPPED");
    Eventually.holds("the phone is quiet", () -> control().channels().size() == 2);
  }

  @Test
  void aGatewayThatDiesFindsWhoHearsTheCallAgain() {
    String call = talk(alice(), CUSTOMER);
    String id = monitor(call, "WHISPER").expect(202).text("/id");
    awaitMonitoring(id, "WHISPERING");
    gateway().process().kill();
    startGateway();
    awaitReady();
    awaitState(alice(), call, "ACTIVE");
    JsonNode again = awaitMonitoring(id, "WHISPERING");
    assertThat(again.path("callId").asText()).isEqualTo(call);
    assertThat(again.path("line").asText()).isEqualTo(LINE);
    assertThat(supervisor().calls()).hasSize(1);
    assertThat(alice().call(call).at("/monitoredBy/0/mode").asText()).isEqualTo("WHISPER");
    change(id, "listen").expect(202);
    awaitMonitoring(id, "LISTENING");
    stop(id).expect(202);
    awaitMonitoring(id, "ENDED");
    assertThat(control().channels()).hasSize(2);
  }

  @Test
  void whatASupervisorDoesIsAudited() {
    String call = talk(alice(), CUSTOMER);
    String id =
        supervisor()
            .send(
                supervisor()
                    .request(path(call))
                    .header("Content-Type", "application/json")
                    .header("X-Request-Id", "request-4711")
                    .POST(BodyPublishers.ofString(body("LISTEN"))))
            .expect(202)
            .text("/id");
    awaitMonitoring(id, "LISTENING");
    change(id, "barge").expect(202);
    awaitMonitoring(id, "BARGING");
    stop(id).expect(202);
    awaitMonitoring(id, "ENDED");
    String key = String.valueOf(supervisor().key());
    List<JsonNode> entries =
        Eventually.get(
            "the end is audited",
            () ->
                Optional.of(audit(call))
                    .filter(all -> all.get(0).path("action").asText().equals("monitor.ended")),
            () -> audit(call).toString());
    assertThat(entries)
        .extracting(entry -> entry.path("action").asText())
        .contains("monitor.start", "monitor.switch", "monitor.changed", "monitor.stop");
    JsonNode start = entries.get(entries.size() - 1);
    assertThat(start.path("action").asText()).isEqualTo("monitor.start");
    assertThat(start.at("/actor/kind").asText()).isEqualTo("SUPERVISOR");
    assertThat(key).startsWith(start.at("/actor/name").asText());
    assertThat(start.at("/actor/address").asText()).isEqualTo("127.0.0.1");
    assertThat(start.at("/actor/requestId").asText()).isEqualTo("request-4711");
    assertThat(start.at("/after/mode").asText()).isEqualTo("LISTEN");
    assertThat(start.at("/after/line").asText()).isEqualTo(LINE);
    JsonNode end = entries.get(0);
    assertThat(end.at("/before/state").asText()).isEqualTo("BARGING");
    assertThat(end.at("/after/cause").asText()).isEqualTo("STOPPED");
    assertThat(entries.toString()).doesNotContain(key).doesNotContain(CUSTOMER);
    Api.Answer first = gateway().admin().get("/api/v1/audit?limit=1").expect(200);
    Api.Answer second =
        gateway().admin().get("/api/v1/audit?limit=1&cursor=" + first.text("/next")).expect(200);
    assertThat(second.json().at("/items/0/id").asLong())
        .isLessThan(first.json().at("/items/0/id").asLong());
    assertThat(supervisor().get("/api/v1/audit").status()).isEqualTo(403);
    assertThat(alice().get("/api/v1/audit").status()).isEqualTo(403);
    assertThat(gateway().admin().get("/api/v1/audit?cursor=x").expect(400).text("/code"))
        .isEqualTo("parameter-invalid");
  }

  private Api supervisor() {
    return gateway().supervisor();
  }

  private static String path(String call) {
    return "/api/v1/calls/" + call + "/monitor";
  }

  private static String body(String mode) {
    return "{\"mode\": \"" + mode + "\", \"line\": \"" + LINE + "\"}";
  }

  private Api.Answer monitor(String call, String mode) {
    return supervisor().post(path(call), body(mode));
  }

  private Api.Answer change(String id, String mode) {
    return supervisor()
        .send("POST", MONITORINGS + id + "/" + mode, "application/json", Api.noBody());
  }

  private Api.Answer stop(String id) {
    return supervisor().send("DELETE", MONITORINGS + id, "application/json", Api.noBody());
  }

  private JsonNode awaitMonitoring(String id, String state) {
    return Eventually.get(
        "the monitoring is " + state,
        () ->
            Optional.of(supervisor().get(MONITORINGS + id))
                .filter(answer -> answer.status() == 200)
                .map(Api.Answer::json)
                .filter(found -> found.path("state").asText().equals(state)),
        () -> supervisor().get(MONITORINGS + id).body());
  }

  /** What an answer shows already, the stream may tell a moment later. */
  private void awaitTold(String id, String... states) {
    Eventually.holds("the last is told", () -> statesTold(id).size() >= states.length);
    assertThat(statesTold(id)).containsExactly(states);
  }

  /** The states of a monitoring that the supervisor's stream has told. */
  private List<String> statesTold(String id) {
    return events.events().stream()
        .filter(event -> event.type().equals("monitoring"))
        .filter(event -> event.data().path("id").asText().equals(id))
        .map(EventStream.Event::state)
        .toList();
  }

  /** How each listener on the switch listens. */
  private List<String> hearers() {
    try {
      JsonNode picture = JSON.readTree(control().api("simulate", "picture"));
      return StreamSupport.stream(picture.path("channels").spliterator(), false)
          .filter(leg -> leg.has("eavesdropMode"))
          .map(leg -> leg.path("eavesdropMode").asText())
          .toList();
    } catch (JsonProcessingException e) {
      throw new AssertionError("the picture is no JSON", e);
    }
  }

  private List<JsonNode> audit(String call) {
    JsonNode items =
        gateway()
            .admin()
            .get("/api/v1/audit?objectType=call&objectId=" + call)
            .expect(200)
            .json()
            .path("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }
}
