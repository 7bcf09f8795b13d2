package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The call center's definition dictates what softphones show, and what can be dialled. */
class CallCentersIT extends RunningSystem {
  private static final String CENTERS = "/api/v1/call-centers";
  private static final String DEMO = CENTERS + "/PatchcordDemo";
  private static final String CUSTOMER = "+14155551212";
  private static final String OTHER = "+14155551313";

  private String original = "";

  @BeforeEach
  void exportDemo() {
    original = export("definition");
  }

  @AfterEach
  void restoreDemo() {
    importFile("", original).expect(200);
  }

  private Api admin() {
    return gateway().admin();
  }

  private String export(String form) {
    return admin().get(DEMO + "/export?form=" + form).expect(200).body();
  }

  private Api.Answer importFile(String query, String file) {
    return admin()
        .send(
            "POST", CENTERS + "/import" + query, "application/xml", BodyPublishers.ofString(file));
  }

  private Api.Answer importIfMatch(String tag, String file) {
    return admin()
        .send(
            admin()
                .request(CENTERS + "/import")
                .header("Content-Type", "application/xml")
                .header("If-Match", tag)
                .POST(BodyPublishers.ofString(file)));
  }

  /** The demo's definition with another value, or with more sections. */
  private String with(String from, String to) {
    assertThat(original).contains(from);
    return original.replace(from, to);
  }

  private String withSection(String name, String... items) {
    StringBuilder section = new StringBuilder();
    section.append("<section sortOrder=\"70\" name=\"" + name + "\" label=\"Zoë &amp; 😀\">");
    for (int i = 0; i < items.length; i += 2) {
      section.append(
          "<item sortOrder=\"%d\" name=\"%s\" label=\"L\">%s</item>"
              .formatted(items.length - i, items[i], items[i + 1]));
    }
    return with("</callCenter>", section.append("</section></callCenter>").toString());
  }

  @Test
  void theDemoIsThereWithItsSettingsAndSections() {
    JsonNode list = admin().get(CENTERS + "?limit=200").expect(200).json();
    assertThat(list.path("items").findValuesAsText("internalName")).contains("PatchcordDemo");
    assertThat(list.at("/items/0").has("sections")).isFalse();
    Api.Answer one = admin().get(DEMO).expect(200);
    assertThat(one.header("ETag")).isEqualTo("\"" + one.text("/revision") + "\"");
    assertThat(one.text("/settings/country")).isEqualTo("US");
    assertThat(one.text("/settings/callerIdNumber")).isEqualTo("+18005550100");
    assertThat(one.json().at("/settings/wrapUpSeconds").asInt()).isEqualTo(30);
    assertThat(one.json().at("/settings/awayReasons").findValuesAsText("code"))
        .containsExactly("LUNCH", "MEETING", "TRAINING");
    assertThat(one.text("/sections/0/name")).isEqualTo("reqGeneralInfo");
    assertThat(one.text("/sections/1/sortOrder")).isEqualTo("1");
    assertThat(one.text("/sections/0/items/0/value")).isEqualTo("PatchcordDemo");
  }

  @Test
  void whatIsExportedImportsAgainWithoutLoss() {
    String file = withSection("OfAnotherAdapter", "zulu", "&lt;b&gt; é 😀", "alpha", "");
    importFile("", file).expect(200);
    JsonNode sections = admin().get(DEMO).expect(200).json().path("sections");
    assertThat(sections.findValuesAsText("value")).contains("<b> é 😀");
    String exported = export("definition");
    Api.Answer again = importFile("", exported).expect(200);
    assertThat(again.json().path("changes")).isEmpty();
    assertThat(export("definition")).isEqualTo(exported);
    assertThat(admin().get(DEMO).json().path("sections")).isEqualTo(sections);

    String metadata = export("metadata");
    importFile("?name=PatchcordDemo", metadata).expect(200);
    assertThat(export("metadata")).isEqualTo(metadata);
    assertThat(admin().get(DEMO).json().path("sections").findValuesAsText("value"))
        .isEqualTo(sections.findValuesAsText("value"));
  }

  @Test
  void aChangeCountsAtOnceForOpenSoftphones() {
    alice().askFor("AVAILABLE", null).expect(200);
    String id = talk(alice(), CUSTOMER);
    try (EventStream own = alice().events();
        EventStream supervisors = gateway().supervisor().events()) {
      own.awaitSnapshot();
      supervisors.awaitSnapshot();
      importFile("", stricter()).expect(200);
      JsonNode me = alice().get("/api/v1/me").expect(200).json();
      for (EventStream stream : new EventStream[] {own, supervisors}) {
        JsonNode told =
            stream.await("the settings", event -> event.type().equals("settings")).data();
        assertThat(told.path("callCenter").asText()).isEqualTo("PatchcordDemo");
        assertThat(told.path("settings")).isEqualTo(me.path("settings"));
        assertThat(told.path("awayReasons")).isEqualTo(me.path("awayReasons"));
        JsonNode call =
            stream
                .await(
                    "the call with fewer actions",
                    event -> event.isOfCall(id) && !actions(event.data()).contains("park"))
                .data();
        assertThat(actions(call)).contains("hold").doesNotContain("record-start");
        assertThat(call).isEqualTo(alice().call(id));
      }
      assertThat(me.at("/settings/recording").asText()).isEqualTo("OFF");
      assertThat(me.at("/settings/features").toString()).doesNotContain("PARK").contains("HOLD");
      assertThat(me.at("/settings/wrapUpSeconds").asInt()).isEqualTo(7);
      assertThat(me.path("awayReasons").findValuesAsText("code")).containsExactly("AT_THE_DOCTOR");
    }
    assertStricter(id);
    alice().hangUp(id).expect(202);
    JsonNode presence =
        Eventually.get(
            "alice is in wrap-up",
            () ->
                Optional.of(alice().presence())
                    .filter(now -> now.path("state").asText().equals("WRAP_UP")),
            () -> alice().presence().toString());
    assertThat(
            Duration.between(
                Instant.parse(presence.path("since").asText()),
                Instant.parse(presence.path("wrapUpEndsAt").asText())))
        .isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8));
    alice().send("POST", "/api/v1/me/wrap-up/end", "application/json", Api.noBody()).expect(200);
    alice().askFor("AWAY", "LUNCH").expect(400);
    alice().askFor("AWAY", "AT_THE_DOCTOR").expect(200);
    alice().askFor("OFFLINE", null).expect(200);
  }

  private static List<String> actions(JsonNode call) {
    List<String> actions = new ArrayList<>();
    call.at("/participants/0/actions").forEach(action -> actions.add(action.asText()));
    return actions;
  }

  private String stricter() {
    return with("Wrap-up Seconds\">30<", "Wrap-up Seconds\">7<")
        .replace("name=\"lunch\"", "name=\"atTheDoctor\"")
        .replace(">Lunch<", ">At the doctor<")
        .replace(">Meeting<", "><")
        .replace(">Training<", "><")
        .replace(
            "</callCenter>",
            """
            <section sortOrder="60" name="PatchcordNumbers" label="Numbers">
              <item sortOrder="0" name="forbidden" label="Forbidden">+1 415 555 13</item>
            </section>
            <section sortOrder="61" name="PatchcordRecording" label="Recording">
              <item sortOrder="0" name="policy" label="Policy">off</item>
            </section>
            <section sortOrder="62" name="PatchcordFeatures" label="Features">
              <item sortOrder="0" name="park" label="Park">false</item>
            </section>
            </callCenter>
            """);
  }

  /** What is forbidden is refused, and changes nothing. */
  private void assertStricter(String id) {
    JsonNode before = alice().call(id);
    String to = "{\"to\": \"(415) 555-1313\"}";
    String call = "/api/v1/calls/" + id;
    for (Api.Answer refused :
        new Api.Answer[] {
          bob().post("/api/v1/calls", "{\"to\": \"" + OTHER + "\"}"),
          alice().post(call + "/transfer", to),
          alice().post(call + "/consultation", to),
        }) {
      assertThat(refused.expect(403).text("/code")).isEqualTo("number-not-allowed");
      assertThat(refused.text("/errors/0/field")).isEqualTo("to");
      assertThat(refused.text("/detail"))
          .isEqualTo("The call center does not allow numbers that begin with +141555513.");
    }
    for (String action : new String[] {"record-start", "park"}) {
      Api.Answer refused =
          alice().send("POST", call + "/" + action, "application/json", Api.noBody()).expect(403);
      assertThat(refused.text("/code")).isEqualTo("feature-off");
    }
    assertThat(alice().call(id)).isEqualTo(before);
    assertThat(bob().calls()).isEmpty();
  }

  @Test
  void aDryRunTellsAndChangesNothing() {
    Api.Answer before = admin().get(DEMO).expect(200);
    String file = with(">Lunch<", ">Break<");
    JsonNode planned = importFile("?dryRun=true", file).expect(200).json();
    assertThat(planned.path("dryRun").asBoolean()).isTrue();
    assertThat(planned.path("changes")).hasSize(1);
    assertThat(planned.at("/changes/0").toString())
        .isEqualTo(
            "{\"path\":\"PatchcordAwayReasons/lunch\",\"kind\":\"VALUE\",\"before\":\"Lunch\","
                + "\"after\":\"Break\"}");
    assertThat(admin().get(DEMO).body()).isEqualTo(before.body());
    JsonNode done = importFile("", file).expect(200).json();
    assertThat(done.path("changes")).isEqualTo(planned.path("changes"));
    assertThat(done.path("revision")).isEqualTo(planned.path("revision"));
    assertThat(admin().get(DEMO).json().path("revision")).isEqualTo(done.path("revision"));
  }

  @Test
  void anImportOverWhatHasChangedIsRefused() {
    String tag = admin().get(DEMO).header("ETag");
    String newer = importIfMatch(tag, with(">Lunch<", ">Break<")).expect(200).header("ETag");
    assertThat(newer).isNotEqualTo(tag);
    Api.Answer stale = importIfMatch(tag, with(">Lunch<", ">Dinner<")).expect(412);
    assertThat(stale.text("/code")).isEqualTo("record-changed");
    assertThat(stale.text("/detail")).contains(newer);
    assertThat(export("definition")).contains(">Break<");
  }

  @Test
  void everyImportIsAudited() {
    importFile("", with(">Lunch<", ">Break<")).expect(200);
    JsonNode entry =
        admin()
            .get("/api/v1/audit?action=call-center.import&objectId=PatchcordDemo&limit=1")
            .expect(200)
            .json()
            .at("/items/0");
    assertThat(entry.at("/actor/kind").asText()).isEqualTo("ADMIN");
    assertThat(entry.path("before").path("PatchcordAwayReasons/lunch").asText()).isEqualTo("Lunch");
    assertThat(entry.path("after").path("PatchcordAwayReasons/lunch").asText()).isEqualTo("Break");
    assertThat(entry.at("/after/revision").asInt())
        .isEqualTo(entry.at("/before/revision").asInt() + 1);
  }

  @ParameterizedTest
  @CsvSource({
    ">30</item>, >soon</item>, PatchcordWork/wrapUpSeconds, 20",
    ">US<, >USA<, PatchcordGateway/country, 13",
    "name=\"country\", name=\"contry\", PatchcordGateway/contry, 13",
    ">Lightning<, >Classic<, reqGeneralInfo/reqSalesforceCompatibilityMode, 10",
    "/apex/PatchcordSoftphone, http://cti.example.com, reqGeneralInfo/reqAdapterUrl, 6"
  })
  void faultsAreToldWithTheirLineAndItem(String from, String to, String item, int line) {
    Api.Answer refused = importFile("", with(from, to)).expect(422);
    assertThat(refused.text("/code")).isEqualTo("definition-invalid");
    assertThat(refused.json().path("errors"))
        .anySatisfy(
            fault -> {
              assertThat(fault.path("field").asText()).isEqualTo(item);
              assertThat(fault.path("line").asInt()).isEqualTo(line);
              assertThat(fault.path("message").asText()).isNotBlank();
            });
    assertThat(export("definition")).isEqualTo(original);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<callCenter>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><callCenter>&e;</callCenter>",
        "<callCenter><a><b><c><d/></c></b></a></callCenter>"
      })
  void whatIsNoDefinitionIsRefused(String file) {
    Api.Answer refused = importFile("", file).expect(422);
    assertThat(refused.text("/code")).isEqualTo("definition-invalid");
    assertThat(refused.body()).doesNotContain("root:");
  }

  @Test
  void whatIsTooLargeOrOfAnotherKindIsRefused() {
    String large = original + " ".repeat(1024 * 1024);
    assertThat(importFile("", large).expect(413).text("/code")).isEqualTo("body-too-large");
    importFile("", original + " ".repeat(200_000)).expect(200);
    admin().post(CENTERS + "/import", "{}").expect(415);
    importFile("?dryRun=perhaps", original).expect(400);
    importFile("?name=Another", original).expect(400);
    Api.Answer nameless = importFile("", export("metadata")).expect(422);
    assertThat(nameless.text("/errors/0/field")).isEqualTo("reqInternalName");
    admin().get(DEMO + "/export?form=json").expect(400);
    admin().get(CENTERS + "?cursor=%2B").expect(400);
    for (String path : new String[] {"/Nobody", "/Nobody/export"}) {
      assertThat(admin().get(CENTERS + path).expect(404).text("/code"))
          .isEqualTo("call-center-not-found");
    }
    admin().post(CENTERS + "/Nobody/dial-test", "{\"number\": \"1\"}").expect(404);
    admin().post(DEMO + "/dial-test", "{}").expect(400);
  }

  @Test
  void callCentersAreForAdminsAlone() {
    for (Api other : new Api[] {alice(), gateway().supervisor()}) {
      other.get(CENTERS).expect(403);
      other.get(DEMO).expect(403);
      other.get(DEMO + "/export").expect(403);
      other.post(DEMO + "/dial-test", "{\"number\": \"1\"}").expect(403);
      other
          .send("POST", CENTERS + "/import", "application/xml", BodyPublishers.ofString(original))
          .expect(403);
    }
    gateway().anybody().get(CENTERS).expect(401);
  }

  @Test
  void theTesterTellsWhatWouldBeDialledAndWhy() throws IOException {
    String document = Files.readString(Path.of("../../docs/reference/call-center-definition.md"));
    Matcher block = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL).matcher(document);
    assertThat(block.find()).isTrue();
    importFile("", block.group(1)).expect(200);
    JsonNode refused = test("SupportBerlin", "9 00 44 20 7946 0958");
    Matcher shown = Pattern.compile("\\{\"allowed\": false.*?]}", Pattern.DOTALL).matcher(document);
    assertThat(shown.find()).isTrue();
    assertThat(refused).isEqualTo(new ObjectMapper().readTree(shown.group()));
    JsonNode dialled = test("SupportBerlin", "9 030 1234567");
    assertThat(dialled.path("allowed").asBoolean()).isTrue();
    assertThat(dialled.path("dialled").asText()).isEqualTo("+49301234567");
    assertThat(dialled.path("kind").asText()).isEqualTo("PUBLIC");
    assertThat(test("SupportBerlin", "112").path("kind").asText()).isEqualTo("EMERGENCY");
    assertThat(test("PatchcordDemo", "1-800-555-0100").path("kind").asText()).isEqualTo("QUEUE");
    assertThat(test("PatchcordDemo", "1002").path("kind").asText()).isEqualTo("SHORT_CODE");
    assertThat(test("PatchcordDemo", "call me").path("code").asText()).isEqualTo("number-invalid");
    assertThat(test("PatchcordDemo", "+19005551212").path("reason").asText())
        .isEqualTo("PREMIUM_RATE");
    assertThat(admin().get(CENTERS + "/SupportBerlin").text("/settings/agentLines/0/line"))
        .isEqualTo("1001");
  }

  private JsonNode test(String callCenter, String number) {
    return admin()
        .post(CENTERS + "/" + callCenter + "/dial-test", "{\"number\": \"" + number + "\"}")
        .expect(200)
        .json();
  }
}
