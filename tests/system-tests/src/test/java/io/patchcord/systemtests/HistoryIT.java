package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call has its record, and no note is lost. */
class HistoryIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";
  private static final String ERASURES = "/api/v1/erasures";

  private static Api.Answer note(Api agent, String id, String json) {
    return agent.send(
        "PATCH",
        "/api/v1/calls/" + id,
        "application/merge-patch+json",
        BodyPublishers.ofString(json));
  }

  private String finished(Api agent, String number) {
    String id = talk(agent, number);
    agent.hangUp(id).expect(202);
    awaitState(agent, id, "ENDED");
    awaitRecord(agent, id);
    return id;
  }

  @Test
  void aCallBecomesARecordThatItsPeopleSee() {
    String id = finished(alice(), CUSTOMER);
    JsonNode found = awaitRecord(alice(), id);
    JsonNode call = alice().call(id);
    for (String member :
        new String[] {
          "direction",
          "agent",
          "line",
          "callCenter",
          "otherParty",
          "createdAt",
          "answeredAt",
          "ringingAt",
          "connectedAt",
          "endedAt",
          "cause",
          "subject"
        }) {
      assertThat(found.path(member)).as(member).isEqualTo(call.path(member));
    }
    assertThat(found.at("/durations/dialing").isIntegralNumber()).isTrue();
    assertThat(found.at("/durations/connecting").isIntegralNumber()).isTrue();
    assertThat(found.at("/durations/active").isIntegralNumber()).isTrue();
    assertThat(found.at("/durations/held").isNull()).isTrue();
    gateway().supervisor().get(HISTORY + "/" + id).expect(200);
    gateway().admin().get(HISTORY + "/" + id).expect(200);
    bob().get(HISTORY + "/" + id).expect(404);
    gateway().anybody().get(HISTORY + "/" + id).expect(401);
    assertThat(ids(bob().get(HISTORY).expect(200))).doesNotContain(id);
    assertThat(ids(gateway().admin().get(HISTORY + "?agent=alice").expect(200))).contains(id);
    assertThat(ids(alice().get(HISTORY + "?cause=AGENT_HUNG_UP&limit=1").expect(200)))
        .containsExactly(id);
    assertThat(ids(alice().get(HISTORY + "?direction=INBOUND").expect(200))).doesNotContain(id);
    bob().get(HISTORY + "?agent=alice").expect(400);
    assertThat(note(bob(), id, "{\"notes\": \"mine\"}").expect(404).text("/code"))
        .isEqualTo("call-not-found");
    note(gateway().supervisor(), id, "{\"notes\": \"mine\"}").expect(403);
  }

  @Test
  void whatIsSaidInACallIsShownAtOnceAndOutlivesTheGateway() {
    String id = talk(alice(), CUSTOMER);
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      Api.Answer answer =
          note(
                  alice(),
                  id,
                  """
              {"notes": "Asks for\\n a call back", "disposition": "Call back",
               "subject": {"recordId": "0035g00000ABCDEAA4", "objectType": "Contact"}}
              """)
              .expect(200);
      assertThat(answer.header("ETag")).isEqualTo("\"1\"");
      assertThat(answer.text("/notes")).isEqualTo("Asks for\n a call back");
      assertThat(answer.text("/disposition")).isEqualTo("Call back");
      assertThat(answer.text("/subject/recordId")).isEqualTo("0035g00000ABCDEAA4");
      Eventually.holds(
          "the other window shows it",
          () ->
              events.events().stream()
                  .anyMatch(event -> event.data().path("notes").asText().startsWith("Asks for")));
    }
    gateway().process().kill();
    startGateway();
    awaitReady();
    awaitState(alice(), id, "ACTIVE");
    Eventually.holds(
        "the notes are there again",
        () -> alice().call(id).path("notes").asText().equals("Asks for\n a call back"));
    assertThat(alice().call(id).path("disposition").asText()).isEqualTo("Call back");
    // What is left out stays, null removes.
    assertThat(note(alice(), id, "{\"disposition\": null}").expect(200).text("/notes"))
        .startsWith("Asks for");
    alice().hangUp(id).expect(202);
    JsonNode found = awaitRecord(alice(), id);
    assertThat(found.path("notes").asText()).isEqualTo("Asks for\n a call back");
    assertThat(found.path("disposition").isNull()).isTrue();
    assertThat(found.at("/cause/code").asText()).isEqualTo("AGENT_HUNG_UP");
    assertThat(ids(alice().get(HISTORY + "?recordId=0035g00000ABCDE").expect(200))).contains(id);
  }

  @Test
  void aRecordIsChangedAfterTheCallByWhoHasReadIt() {
    String id = finished(alice(), CUSTOMER);
    String tag = alice().get(HISTORY + "/" + id).expect(200).header("ETag");
    assertThat(tag).isEqualTo("\"0\"");
    assertThat(noteIfMatch(id, tag, "first").expect(200).header("ETag")).isEqualTo("\"1\"");
    assertThat(noteIfMatch(id, tag, "second").expect(412).text("/code"))
        .isEqualTo("record-changed");
    // Also when nothing but the database knows it.
    Eventually.holds(
        "nothing waits for the database",
        () -> gateway().anybody().get("/metrics").body().contains("patchcord_history_waiting 0.0"));
    gateway().process().kill();
    startGateway();
    awaitReady();
    assertThat(alice().get("/api/v1/calls/" + id).status()).isEqualTo(404);
    Api.Answer later = noteIfMatch(id, "\"1\"", "third").expect(200);
    assertThat(later.text("/state")).isEqualTo("ENDED");
    assertThat(later.text("/notes")).isEqualTo("third");
    assertThat(awaitRecord(alice(), id).path("notes").asText()).isEqualTo("third");
  }

  private Api.Answer noteIfMatch(String id, String tag, String notes) {
    HttpRequest.Builder request =
        alice()
            .request("/api/v1/calls/" + id)
            .header("Content-Type", "application/json")
            .header("If-Match", tag)
            .method("PATCH", BodyPublishers.ofString("{\"notes\": \"" + notes + "\"}"));
    return alice().send(request);
  }

  @Test
  void aCallThatEndsWhileTheGatewayIsAwayHasARecordToo() {
    String id = talk(alice(), CUSTOMER);
    note(alice(), id, "{\"notes\": \"half a sen\"}").expect(200);
    gateway().process().kill();
    control().channels().forEach(leg -> control().api("uuid_kill", leg.path("uuid").asText()));
    startGateway();
    awaitReady();
    JsonNode found = awaitRecord(alice(), id);
    assertThat(found.at("/cause/code").asText()).isEqualTo("UNKNOWN_DURING_OUTAGE");
    assertThat(found.path("notes").asText()).isEqualTo("half a sen");
    assertThat(found.at("/otherParty/number").asText()).isEqualTo(CUSTOMER);
  }

  @Test
  void pagesGoOnWhileCallsCome() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      made.add(finished(bob(), CUSTOMER));
    }
    Api.Answer first = bob().get(HISTORY + "?limit=2").expect(200);
    assertThat(ids(first)).containsExactly(made.get(3), made.get(2));
    finished(bob(), CUSTOMER);
    Api.Answer second = bob().get(HISTORY + "?limit=2&cursor=" + first.text("/next")).expect(200);
    assertThat(ids(second)).containsExactly(made.get(1), made.get(0));
  }

  @Test
  void aCustomerIsErasedInOneCall() {
    String number = "+14155559876";
    String id = finished(alice(), number);
    note(alice(), id, "{\"notes\": \"lives in Elm Street\"}").expect(200);
    Api admin = gateway().admin();
    String person = "{\"number\": \"" + number + "\"";
    Api.Answer counted = admin.post(ERASURES + "?dryRun=true", person + "}").expect(200);
    assertThat(counted.json().path("records").asInt()).isEqualTo(1);
    assertThat(counted.json().path("dryRun").asBoolean()).isTrue();
    assertThat(admin.post(ERASURES, person + "}").expect(400).text("/errors/0/field"))
        .isEqualTo("expected");
    assertThat(admin.post(ERASURES, person + ", \"expected\": 2}").expect(409).text("/code"))
        .isEqualTo("count-differs");
    admin.post(ERASURES, person + ", \"expected\": 1}").expect(200);
    JsonNode blank = admin.get(HISTORY + "/" + id).expect(200).json();
    assertThat(blank.toString()).doesNotContain("5559876").doesNotContain("Elm Street");
    assertThat(blank.path("erasedAt").isTextual()).isTrue();
    assertThat(blank.at("/durations/active").isIntegralNumber()).isTrue();
    assertThat(gateway().output()).contains("Erasure by pck_").doesNotContain("Elm Street");
    alice().post(ERASURES, person + ", \"expected\": 1}").expect(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"notes\": 1}",
        "{\"notes\": \"a\\u0000b\"}",
        "{\"notes\": \"a\\u001bb\"}",
        "{\"notes\": \"a\\rb\"}",
        "{\"notes\": \"\\ud800\"}",
        "{\"disposition\": \"\"}",
        "{\"disposition\": \"<b>\"}",
        "{\"disposition\": \"a\\nb\"}",
        "{\"subject\": {}}",
        "{\"subject\": \"0035g00000ABCDE\"}",
        "{\"subject\": {\"recordId\": \"short\"}}",
        "{\"subject\": {\"recordId\": \"0035g00000ABCDE\", \"name\": \"a\\u0000\"}}",
        "{\"state\": \"ENDED\"}",
        "[]",
        "null",
        "{"
      })
  void wordsThatAreNotAsDescribedAreRefused(String body) {
    String id = talk(bob(), CUSTOMER);
    Api.Answer answer = note(bob(), id, body).expect(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(bob().call(id).path("notes").isNull()).isTrue();
  }

  @Test
  void wordsAreAsLongAsTheyMayBe() {
    String id = talk(bob(), CUSTOMER);
    note(bob(), id, "{\"notes\": \"" + "é".repeat(32_000) + "\"}").expect(200);
    note(bob(), id, "{\"notes\": \"" + "x".repeat(32_001) + "\"}").expect(400);
    note(bob(), id, "{\"disposition\": \"" + "x".repeat(81) + "\"}").expect(400);
    assertThat(bob().call(id).path("notes").asText()).hasSize(32_000);
    note(bob(), UUID.randomUUID().toString(), "{}").expect(404);
    note(bob(), "nothing", "{}").expect(404);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0",
    "limit=201",
    "cursor=nonsense",
    "cursor=2026-01-01T00:00:00Z_1",
    "cursor=_",
    "from=yesterday",
    "to=+1000000000-01-01T00:00:00Z",
    "direction=outbound",
    "cause=BOGUS",
    "number=",
    "disposition=%00",
    "recordId=1"
  })
  void aParameterThatIsNotAsDescribedIsRefused(String query) {
    Api.Answer answer = alice().get(HISTORY + "?" + query).expect(400);
    assertThat(answer.text("/code")).isEqualTo("parameter-invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo(query.split("=", 2)[0]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"number\": \"\", \"expected\": 0}",
        "{\"number\": \"+1\", \"agent\": \"alice\", \"expected\": 0}",
        "{\"recordId\": \"1\", \"expected\": 0}",
        "{\"agent\": \"a b\", \"expected\": 0}",
        "{\"agent\": \"alice\", \"expected\": -1}",
        "{\"agent\": \"alice\", \"expected\": \"all\"}",
        "{\"everybody\": true}",
        "null"
      })
  void anErasureThatIsNotAsDescribedIsRefused(String body) {
    gateway().admin().post(ERASURES, body).expect(400);
    gateway().admin().post(ERASURES + "?dryRun=maybe", "{\"number\": \"+1\"}").expect(400);
  }

  private static List<String> ids(Api.Answer page) {
    List<String> ids = new ArrayList<>();
    page.json().path("items").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }
}
