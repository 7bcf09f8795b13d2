package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The map of users to lines while people work: desks, leavers, and where the views differ. */
class AdminMapIT extends RunningSystem {
  private static final String DEMO = "/api/v1/call-centers/PatchcordDemo";
  private static final String ME_LINE = "/api/v1/me/line";
  private static final String CUSTOMER = "+14155551212";

  private String original = "";

  @BeforeEach
  void exportDemo() {
    original = admin().get(DEMO + "/export").expect(200).body();
  }

  @AfterEach
  void restoreDemo() {
    importDefinition(original);
  }

  private Api admin() {
    return gateway().admin();
  }

  private void importDefinition(String file) {
    admin()
        .send(
            "POST", "/api/v1/call-centers/import", "application/xml", BodyPublishers.ofString(file))
        .expect(200);
  }

  private void withSection(String name, String... items) {
    StringBuilder section =
        new StringBuilder("<section sortOrder=\"90\" name=\"" + name + "\" label=\"L\">");
    for (int i = 0; i < items.length; i += 2) {
      section.append(
          "<item sortOrder=\"%d\" name=\"%s\" label=\"L\">%s</item>"
              .formatted(i, items[i], items[i + 1]));
    }
    importDefinition(original.replace("</callCenter>", section + "</section></callCenter>"));
  }

  private void allowDesks() {
    assertThat(original).contains("name=\"PatchcordWork\"");
    importDefinition(
        original.replaceFirst(
            "(<section[^>]*name=\"PatchcordWork\"[^>]*>)",
            "$1<item sortOrder=\"90\" name=\"hotDesking\" label=\"L\">true</item>"));
  }

  private static String line(String number) {
    return "{\"line\": \"" + number + "\"}";
  }

  private void addLine(String number) {
    admin().post("/api/v1/lines", "{\"number\": \"" + number + "\"}").expect(201);
  }

  private void endLine(String number) {
    admin()
        .send(admin().request("/api/v1/lines/" + number).header("If-Match", "*").DELETE())
        .expect(204);
  }

  private String lineOf(Api agent) {
    return agent.get("/api/v1/me").expect(200).text("/line/number");
  }

  @Test
  void anAgentSitsAtADeskUntilSignOutAndTheCallGoesOn() {
    assertThat(alice().put(ME_LINE, line("1044")).expect(403).text("/code"))
        .isEqualTo("feature-off");
    allowDesks();
    addLine("1044");
    alice().askFor("AVAILABLE", null).expect(200);
    String call = talk(alice(), CUSTOMER);
    Api.Answer atDesk = alice().put(ME_LINE, line("1044")).expect(200);
    assertThat(atDesk.text("/line/number")).isEqualTo("1044");
    assertThat(atDesk.json().path("atDesk").asBoolean()).isTrue();
    assertThat(atDesk.json().at("/settings/hotDesking").asBoolean()).isTrue();
    assertThat(alice().call(call).path("state").asText()).isEqualTo("ACTIVE");
    assertThat(bob().put(ME_LINE, line("1044")).expect(409).text("/code")).isEqualTo("line-taken");
    assertThat(bob().put(ME_LINE, line("1001")).expect(200).text("/line/number")).isEqualTo("1001");
    assertThat(bob().put(ME_LINE, "{\"line\": null}").expect(200).text("/line/number"))
        .isEqualTo("1002");
    alice().hangUp(call).expect(202);
    awaitState(alice(), call, "ENDED");
    // The wrap-up first, and then nobody sits there.
    alice().askFor("OFFLINE", null).expect(200);
    assertThat(lineOf(alice())).isEqualTo("1044");
    alice().send("POST", "/api/v1/me/wrap-up/end", "application/json", Api.noBody()).expect(200);
    Eventually.get(
        "alice has her own line again",
        () -> Optional.of(lineOf(alice())).filter("1001"::equals),
        () -> alice().get("/api/v1/me").json().toString());
    assertThat(alice().get("/api/v1/me").json().path("atDesk").asBoolean()).isFalse();
    assertThat(gateway().admin().put(ME_LINE, line("1044")).expect(403).text("/code"))
        .isEqualTo("forbidden");
    endLine("1044");
  }

  @Test
  void aLeaversStreamEndsAndSaysWhy() throws Exception {
    admin().post("/api/v1/agents", "{\"username\": \"lea\", \"displayName\": \"Lea\"}").expect(201);
    addLine("1077");
    admin()
        .post(
            "/api/v1/assignments",
            "{\"agent\": \"lea\", \"line\": \"1077\", \"callCenter\": \"PatchcordDemo\"}")
        .expect(201);
    String secret =
        admin()
            .post(
                "/api/v1/api-keys",
                "{\"name\": \"lea's\", \"role\": \"AGENT\", \"agent\": \"lea\"}")
            .expect(201)
            .text("/key");
    Api.Answer second =
        admin()
            .post(
                "/api/v1/api-keys",
                "{\"name\": \"other\", \"role\": \"AGENT\", \"agent\": \"lea\"}")
            .expect(201);
    Api lea = new Api(admin().baseUrl(), secret);
    try (EventStream ofLea = lea.events();
        EventStream ofOther = new Api(admin().baseUrl(), second.text("/key")).events();
        EventStream ofBob = bob().events()) {
      ofLea.awaitSnapshot();
      ofOther.awaitSnapshot();
      ofBob.awaitSnapshot();
      admin()
          .send(admin().request("/api/v1/api-keys/" + second.text("/prefix")).DELETE())
          .expect(204);
      assertThat(reason(ofOther)).isEqualTo("KEY_REVOKED");
      Eventually.holds("the stream has ended", ofOther::ended);
      assertThat(ofLea.ended()).isFalse();
      admin()
          .send(admin().request("/api/v1/agents/lea").header("If-Match", "*").DELETE())
          .expect(204);
      assertThat(reason(ofLea)).isEqualTo("AGENT_LEFT");
      Eventually.holds("the stream has ended", ofLea::ended);
      assertThat(ofBob.ended()).isFalse();
    }
    lea.get("/api/v1/me").expect(401);
    Eventually.holds(
        "the switch's queues have no agent lea",
        () -> !control().api("callcenter_config", "agent", "list").contains("lea|"));
    endLine("1077");
  }

  private static String reason(EventStream stream) {
    return stream
        .await("the end is told", event -> event.type().equals("signed-out"))
        .data()
        .path("reason")
        .asText();
  }

  @Test
  void theSwitchIsListedAndItsLinesNameIt() {
    JsonNode phoneSystem = admin().get("/api/v1/switches").expect(200).json().at("/items/0");
    assertThat(phoneSystem.path("state").asText()).isEqualTo("CONNECTED");
    assertThat(phoneSystem.path("coreUuid").asText()).hasSize(36);
    assertThat(phoneSystem.path("address").asText()).startsWith("127.0.0.1:");
    String name = phoneSystem.path("name").asText();
    assertThat(admin().get("/api/v1/switches/" + name).expect(200).json().path("since").isTextual())
        .isTrue();
    assertThat(admin().get("/api/v1/lines/1001").expect(200).text("/switch")).isEqualTo(name);
    admin().get("/api/v1/switches/other").expect(404);
    assertThat(
            admin()
                .post("/api/v1/lines", "{\"number\": \"1078\", \"switch\": \"other\"}")
                .expect(400)
                .text("/errors/0/field"))
        .isEqualTo("switch");
    admin().get("/api/v1/lines/1078").expect(404);
  }

  @Test
  void theLinesOfTheDefinitionAreAssignedAndUndone() {
    String path = DEMO + "/agent-lines/import";
    withSection(
        "PatchcordAgentLines",
        "a",
        "olga = 1066",
        "b",
        "bob = 1002",
        "c",
        "pia = 1067 from 2999-01-01");
    Api.Answer dry = admin().post(path + "?dryRun=true", "").expect(200);
    assertThat(dry.json().path("rows").findValuesAsText("result"))
        .containsExactly("CREATED", "UNCHANGED", "UNCHANGED");
    Api.Answer done = admin().post(path, "").expect(200);
    assertThat(done.json().path("rows").findValuesAsText("agent"))
        .containsExactly("olga", "bob", "pia");
    assertThat(admin().get("/api/v1/agents/olga").expect(200).text("/assignments/0/line"))
        .isEqualTo("1066");
    admin().get("/api/v1/agents/pia").expect(404);
    admin()
        .send(admin().request("/api/v1/assignments/imports/" + done.text("/id")).DELETE())
        .expect(200);
    importDefinition(original);
    admin().post("/api/v1/call-centers/Nowhere/agent-lines/import", "").expect(404);
  }

  @Test
  void whereOrgAssignmentsAndSwitchDifferIsFoundToldAndWaived() throws Exception {
    String users =
        """
        {"users": [{"username": "bob", "extension": "1009"},
                   {"username": "zoe", "displayName": "Zoe Z", "extension": "1010"}],
         "settings": {"/reqGeneralInfo/reqInternalName": "EditedInSetup"}}
        """;
    try (EventStream stream = admin().events()) {
      stream.awaitSnapshot();
      assertThat(admin().post(DEMO + "/users", users).expect(200).text("/users")).isEqualTo("2");
      JsonNode summary = admin().post("/api/v1/drift/check", "").expect(200).json();
      assertThat(summary.path("phonesKnown").asBoolean()).isTrue();
      assertThat(summary.path("queuesKnown").asBoolean()).isTrue();
      assertThat(summary.at("/counts/EXTENSION_DIFFERS").asInt()).isEqualTo(1);
      assertThat(admin().get("/api/v1/drift?kind=SETTING_DIFFERS").json().toString())
          .contains(
              "reqGeneralInfo/reqInternalName of PatchcordDemo is 'EditedInSetup' in Salesforce,"
                  + " and 'PatchcordDemo' in the definition that was imported here.");
      assertThat(admin().get("/api/v1/drift?kind=DIRECTORY_USER_UNKNOWN").json().toString())
          .contains("The phone system's directory has a user '1019', who is no line here.");
      stream.await(
          "the drift is told",
          event ->
              event.type().equals("drift")
                  && event.data().at("/counts/USER_WITHOUT_LINE").asInt() == 1);
    }
    JsonNode list = admin().get("/api/v1/drift?kind=EXTENSION_DIFFERS").expect(200).json();
    assertThat(list.at("/items/0/sentence").asText())
        .isEqualTo("bob has the extension 1009 in Salesforce, and line 1002 in PatchcordDemo.");
    String id = list.at("/items/0/id").asText();
    assertThat(admin().get("/metrics").expect(200).body())
        .contains("patchcord_drift_findings{kind=\"EXTENSION_DIFFERS\"} 1.0");
    try (EventStream stream = admin().events()) {
      stream.awaitSnapshot();
      admin()
          .post(
              "/api/v1/drift/" + id + "/waiver",
              "{\"reason\": \"Bob moves on Monday.\", \"until\": \""
                  + LocalDate.now(ZoneOffset.UTC).plusDays(3)
                  + "\"}")
          .expect(200);
      stream.await(
          "the waiver is told",
          event ->
              event.type().equals("drift")
                  && !event.data().path("counts").has("EXTENSION_DIFFERS"));
    }
    assertThat(admin().get("/api/v1/drift").json().at("/summary/counts").has("EXTENSION_DIFFERS"))
        .isFalse();
    assertThat(admin().get("/api/v1/drift?kind=EXTENSION_DIFFERS").json().path("items")).isEmpty();
    assertThat(admin().get("/api/v1/drift?waived=true").expect(200).text("/items/0/id"))
        .isEqualTo(id);
    assertThat(
            admin().post("/api/v1/drift/check", "").json().path("counts").has("EXTENSION_DIFFERS"))
        .isFalse();
    admin().send(admin().request("/api/v1/drift/" + id + "/waiver").DELETE()).expect(200);
    assertThat(
            admin()
                .post("/api/v1/drift/" + id + "/waiver", "{\"reason\": \"x\"}")
                .expect(400)
                .text("/errors/0/field"))
        .isEqualTo("until");
    String nothing = "/api/v1/drift/00000000-0000-0000-0000-000000000000/waiver";
    assertThat(admin().send(admin().request(nothing).DELETE()).expect(404).text("/code"))
        .isEqualTo("finding-not-found");
    admin().get("/api/v1/drift?kind=NOTHING").expect(400);
    bob().get("/api/v1/drift").expect(403);
  }
}
