package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Agents, lines, assignments and keys, as an admin edits them. */
class AdminApiIT extends RunningSystem {
  private static final String AGENTS = "/api/v1/agents";
  private static final String LINES = "/api/v1/lines";
  private static final String ASSIGNMENTS = "/api/v1/assignments";
  private static final String KEYS = "/api/v1/api-keys";
  private static final String CENTER = "PatchcordDemo";

  /**
   * Paths, bodies and codes: one test, because there is more to put back after each than to ask.
   */
  private static final List<String> NOT_AS_DESCRIBED =
      List.of(
          "/api/v1/agents~{}~field-invalid",
          "/api/v1/agents~{\"username\": \"a b\"}~field-invalid",
          "/api/v1/agents~{\"username\": \"=cmd\"}~field-invalid",
          "/api/v1/agents~{\"username\": 1}~field-invalid",
          "/api/v1/agents~{\"username\": \"x\", \"rolls\": []}~field-unknown",
          "/api/v1/agents~{\"username\": \"x\", \"email\": \"nobody\"}~field-invalid",
          "/api/v1/agents~{\"username\": \"x\", \"displayName\": \"\\u0000\"}~field-invalid",
          "/api/v1/agents~{\"username\": \"x\", \"displayName\": \"\\ud800\"}~field-invalid",
          "/api/v1/agents~{\"username\": \"x\", \"salesforceUserId\": \"short\"}~field-invalid",
          "/api/v1/agents~[]~body-invalid",
          "/api/v1/lines~{\"number\": \"12 34\"}~field-invalid",
          "/api/v1/lines~{\"number\": \"1\", \"shared\": \"true\"}~field-invalid",
          "/api/v1/lines~{\"number\": \"1\", \"callerIdNumber\": \"030\"}~field-invalid",
          "/api/v1/assignments~{\"agent\": \"alice\"}~field-invalid",
          "/api/v1/assignments~{\"agent\": \"nobody\", \"line\": \"1001\", \"callCenter\":"
              + " \"PatchcordDemo\"}~field-invalid",
          "/api/v1/assignments~{\"agent\": \"alice\", \"line\": \"9\", \"callCenter\":"
              + " \"PatchcordDemo\"}~field-invalid",
          "/api/v1/assignments~{\"agent\": \"alice\", \"line\": \"1001\", \"callCenter\":"
              + " \"None\"}~field-invalid",
          "/api/v1/api-keys~{\"name\": \"x\", \"role\": \"KING\"}~field-invalid",
          "/api/v1/api-keys~{\"name\": \"x\", \"role\": \"AGENT\"}~field-invalid",
          "/api/v1/api-keys~{\"name\": \"x\", \"role\": \"SUPERVISOR\"}~field-invalid",
          "/api/v1/api-keys~{\"name\": \"x\", \"role\": \"ADMIN\", \"expiresAt\":"
              + " \"2020-01-01T00:00:00Z\"}~field-invalid",
          "/api/v1/api-keys~{\"name\": \"x\", \"role\": \"ADMIN\", \"expiresAt\":"
              + " \"+1000000000-01-01T00:00:00Z\"}~field-invalid");

  private Api admin() {
    return gateway().admin();
  }

  private Api.Answer edit(String method, String path, @Nullable String ifMatch, String json) {
    HttpRequest.Builder request =
        admin()
            .request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json));
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return admin().send(request);
  }

  private Api.Answer end(String path, String ifMatch) {
    return admin().send(admin().request(path).header("If-Match", ifMatch).DELETE());
  }

  private Api.Answer assign(String agent, String line, boolean move) {
    return admin()
        .post(
            ASSIGNMENTS,
            "{\"agent\": \"%s\", \"line\": \"%s\", \"callCenter\": \"%s\", \"move\": %s}"
                .formatted(agent, line, CENTER, move));
  }

  private void addAgent(String username) {
    admin().post(AGENTS, "{\"username\": \"" + username + "\"}").expect(201);
  }

  private void addLine(String number) {
    admin().post(LINES, "{\"number\": \"" + number + "\"}").expect(201);
  }

  private List<String> audited(String objectType, String objectId) {
    return admin()
        .get("/api/v1/audit?objectType=" + objectType + "&objectId=" + objectId)
        .expect(200)
        .json()
        .path("items")
        .findValuesAsText("action");
  }

  @Test
  void aNewHireHasALineAndAKeyAtOnceAndALeaverHasNeither() {
    Api.Answer dora =
        admin()
            .post(
                AGENTS,
                "{\"username\": \"Dora\", \"displayName\": \"Dora Dent\", \"email\":"
                    + " \"dora@example.com\", \"salesforceUserId\": \"0055g00000ABCDE\"}")
            .expect(201);
    assertThat(dora.header("Location")).endsWith(AGENTS + "/dora");
    assertThat(dora.text("/salesforceUserId")).startsWith("0055g00000ABCDE").hasSize(18);
    addLine("1104");
    assertThat(admin().get(LINES + "?free=true&q=110").expect(200).text("/items/0/number"))
        .isEqualTo("1104");
    Api.Answer made =
        admin()
            .post(KEYS, "{\"name\": \"Dora's\", \"role\": \"AGENT\", \"agent\": \"dora\"}")
            .expect(201);
    Api doras = gateway().api(made.text("/key"));
    assertThat(doras.get("/api/v1/me").expect(200).json().path("line").isNull()).isTrue();

    String assignment = assign("dora", "1104", false).expect(201).text("/id");
    assertThat(doras.get("/api/v1/me").expect(200).text("/line/number")).isEqualTo("1104");
    assertThat(gateway().supervisor().get(AGENTS).expect(200).body()).contains("Dora Dent");
    assertThat(admin().get(AGENTS + "?q=DENT").expect(200).text("/items/0/assignments/0/line"))
        .isEqualTo("1104");
    JsonNode kept = admin().get(KEYS + "/" + made.text("/prefix")).expect(200).json();
    assertThat(kept.has("key")).isFalse();
    assertThat(admin().get(KEYS + "?q=dora").expect(200).body()).doesNotContain(made.text("/key"));

    assertThat(end(LINES + "/1104", "*").expect(409).text("/detail"))
        .startsWith("Line 1104 belongs to dora (Dora Dent) in " + CENTER + " since ");
    end(AGENTS + "/dora", dora.header("ETag")).expect(204);
    doras.get("/api/v1/me").expect(401);
    assertThat(gateway().supervisor().get(AGENTS).expect(200).body()).doesNotContain("Dora Dent");
    assertThat(
            admin().get(ASSIGNMENTS + "/" + assignment).expect(200).json().path("to").isTextual())
        .isTrue();
    assertThat(admin().get(AGENTS + "?q=dora").expect(200).json().path("items")).isEmpty();
    assertThat(admin().get(AGENTS + "?q=dora&ended=true").expect(200).json().path("items"))
        .hasSize(1);
    assertThat(audited("agent", "dora")).containsExactly("agent.end", "agent.add");
    assertThat(audited("assignment", assignment)).containsExactly("assignment.begin");
    assertThat(audited("api-key", made.text("/prefix"))).containsExactly("key.add");
    assertThat(gateway().output()).doesNotContain(made.text("/key"));
    end(LINES + "/1104", "*").expect(204);
    // Both can come back.
    addAgent("dora");
    addLine("1104");
    end(AGENTS + "/dora", "*").expect(204);
  }

  @Test
  void nobodysChangeIsLost() {
    addLine("1105");
    Api.Answer read = admin().get(LINES + "/1105").expect(200);
    String tag = read.header("ETag");
    assertThat(edit("PATCH", LINES + "/1105", null, "{}").expect(428).text("/code"))
        .isEqualTo("if-match-missing");
    Api.Answer first =
        edit("PATCH", LINES + "/1105", tag, "{\"description\": \"Door\"}").expect(200);
    assertThat(first.text("/description")).isEqualTo("Door");
    assertThat(first.header("ETag")).isNotEqualTo(tag);
    assertThat(
            edit("PATCH", LINES + "/1105", tag, "{\"description\": \"Window\"}")
                .expect(412)
                .text("/code"))
        .isEqualTo("record-changed");
    end(LINES + "/1105", tag).expect(412);
    // What is left out stays, null removes.
    Api.Answer second =
        edit(
                "PATCH",
                LINES + "/1105",
                first.header("ETag"),
                "{\"callerIdNumber\": \"+4930123456\"}")
            .expect(200);
    assertThat(second.text("/description")).isEqualTo("Door");
    Api.Answer third =
        edit("PATCH", LINES + "/1105", second.header("ETag"), "{\"description\": null}")
            .expect(200);
    assertThat(third.json().path("description").isNull()).isTrue();
    assertThat(third.text("/callerIdNumber")).isEqualTo("+4930123456");
    assertThat(
            edit("PATCH", LINES + "/1105", third.header("ETag"), "{\"description\": null}")
                .expect(200)
                .header("ETag"))
        .isEqualTo(third.header("ETag"));
    end(LINES + "/1105", third.header("ETag")).expect(204);
    end(LINES + "/1105", "*").expect(404);
  }

  @Test
  void aLineHasOneAgentUnlessItIsShared() {
    addAgent("erin");
    addLine("1106");
    assertThat(assign("erin", "1002", false).expect(409).text("/code")).isEqualTo("line-taken");
    assertThat(assign("erin", "1002", false).text("/errors/0/message"))
        .startsWith("Line 1002 belongs to bob (Bob Brown) in PatchcordDemo since ");
    assertThat(assign("alice", "1106", false).expect(409).text("/code"))
        .isEqualTo("agent-has-line");
    assertThat(assign("alice", "1001", false).expect(409).text("/code"))
        .isEqualTo("already-exists");
    String erins = assign("erin", "1106", false).expect(201).text("/id");
    addAgent("fay");
    edit("PATCH", LINES + "/1106", "*", "{\"shared\": true}").expect(200);
    String fays = assign("fay", "1106", false).expect(201).text("/id");
    assertThat(admin().get(LINES + "/1106").expect(200).json().path("assignments")).hasSize(2);
    assertThat(
            edit("PATCH", LINES + "/1106", "*", "{\"shared\": false}")
                .expect(409)
                .text("/errors/0/field"))
        .isEqualTo("shared");
    admin().send(admin().request(ASSIGNMENTS + "/" + fays).DELETE()).expect(200);
    edit("PATCH", LINES + "/1106", "*", "{\"shared\": false}").expect(200);
    assertThat(assign("fay", "1106", false).expect(409).text("/code")).isEqualTo("line-taken");
    admin().send(admin().request(ASSIGNMENTS + "/" + erins).DELETE()).expect(200);
    String ended = admin().get(ASSIGNMENTS + "/" + erins).text("/to");
    assertThat(admin().send(admin().request(ASSIGNMENTS + "/" + erins).DELETE()).text("/to"))
        .isEqualTo(ended);
    JsonNode history =
        admin().get(ASSIGNMENTS + "?line=1106&live=false").expect(200).json().path("items");
    assertThat(history.findValuesAsText("agent")).containsExactly("fay", "erin");
    Api.Answer page = admin().get(ASSIGNMENTS + "?line=1106&limit=1").expect(200);
    assertThat(
            admin()
                .get(ASSIGNMENTS + "?line=1106&limit=1&cursor=" + page.text("/next"))
                .expect(200)
                .text("/items/0/agent"))
        .isEqualTo("erin");
    end(AGENTS + "/erin", "*").expect(204);
    end(AGENTS + "/fay", "*").expect(204);
    end(LINES + "/1106", "*").expect(204);
  }

  @Test
  void changingALineUnderALiveCallNeverTouchesTheCall() {
    addLine("1107");
    String id = talk(alice(), "+14155551212");
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      assign("alice", "1107", true).expect(201);
      assertThat(alice().get("/api/v1/me").expect(200).text("/line/number")).isEqualTo("1107");
      edit("PATCH", LINES + "/1001", "*", "{\"description\": \"Old desk\"}").expect(200);
      assertThat(alice().call(id).path("state").asText()).isEqualTo("ACTIVE");
      assertThat(alice().call(id).path("line").asText()).isEqualTo("1001");
      // It goes on as the agent's, and is all of a call.
      alice()
          .send(
              "POST", "/api/v1/calls/" + id + "/hold", "application/json", BodyPublishers.noBody())
          .expect(202);
      awaitState(alice(), id, "HELD");
      assertThat(control().channels()).hasSize(2);
      alice().hangUp(id).expect(202);
      awaitState(alice(), id, "ENDED");
      assertThat(awaitRecord(alice(), id).path("line").asText()).isEqualTo("1001");
      Eventually.holds(
          "the end is told",
          () -> events.events().stream().anyMatch(event -> event.data().toString().contains(id)));
    } finally {
      assign("alice", "1001", true).expect(201);
    }
    end(LINES + "/1107", "*").expect(204);
    assertThat(alice().get("/api/v1/me").expect(200).text("/line/number")).isEqualTo("1001");
  }

  @Test
  void theLastKeyOfAnAdminStays() {
    String own = String.valueOf(admin().key()).substring(0, 12);
    assertThat(admin().send(admin().request(KEYS + "/" + own).DELETE()).expect(409).text("/code"))
        .isEqualTo("last-admin-key");
    Api.Answer second =
        admin().post(KEYS, "{\"name\": \"second\", \"role\": \"ADMIN\"}").expect(201);
    Api other = gateway().api(second.text("/key"));
    other.get(KEYS + "?active=true").expect(200);
    other.send(other.request(KEYS + "/" + second.text("/prefix")).DELETE()).expect(204);
    other.get(KEYS).expect(401);
    assertThat(
            admin().get(KEYS + "/" + second.text("/prefix")).json().path("revokedAt").isTextual())
        .isTrue();
  }

  @Test
  void whatIsNotAsDescribedIsRefused() {
    SoftAssertions.assertSoftly(
        softly -> {
          for (String row : NOT_AS_DESCRIBED) {
            String[] parts = row.split("~", 3);
            Api.Answer answer = admin().post(parts[0], parts[1]);
            softly.assertThat(answer.status()).as(row).isEqualTo(400);
            softly.assertThat(answer.text("/code")).as(row).isEqualTo(parts[2]);
          }
        });
  }

  @Test
  void onlyAdminsSeeIt() {
    SoftAssertions.assertSoftly(
        softly -> {
          for (String path :
              List.of(AGENTS + "/alice", LINES, ASSIGNMENTS, KEYS, ASSIGNMENTS + "/imports")) {
            softly.assertThat(admin().get(path).status()).as(path).isEqualTo(200);
            softly.assertThat(alice().get(path).status()).as(path).isEqualTo(403);
            softly.assertThat(gateway().supervisor().get(path).status()).as(path).isEqualTo(403);
            softly.assertThat(gateway().anybody().get(path).status()).as(path).isEqualTo(401);
          }
        });
  }

  @Test
  void aWrongParameterIsRefused() {
    SoftAssertions.assertSoftly(
        softly -> {
          for (String path :
              List.of(
                  LINES + "?limit=0",
                  LINES + "?free=yes",
                  AGENTS + "?ended=1",
                  ASSIGNMENTS + "?cursor=x",
                  ASSIGNMENTS + "?live=maybe")) {
            Api.Answer answer = admin().get(path);
            softly.assertThat(answer.status()).as(path).isEqualTo(400);
            softly.assertThat(answer.text("/code")).as(path).isEqualTo("parameter-invalid");
          }
        });
  }

  @Test
  void whatIsNotThereIsSaid() {
    SoftAssertions.assertSoftly(
        softly -> {
          for (String path : List.of(AGENTS, LINES, ASSIGNMENTS, KEYS, ASSIGNMENTS + "/imports")) {
            Api.Answer answer = admin().get(path + "/none");
            softly.assertThat(answer.status()).as(path).isEqualTo(404);
            softly.assertThat(answer.text("/code")).as(path).endsWith("-not-found");
          }
        });
  }
}
