package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Passwords of phones, and the switch that asks for them. */
@ExtendWith(FailureLogs.class)
class SipPasswordsIT {
  private static final String SWITCH_PASSWORD = "a-secret-of-the-switch";
  private static final String ASKING = "what-the-switch-asks-with";
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir private static Path directory;
  private static SimulatorProcess simulator;
  private static GatewayProcess gateway;

  @BeforeAll
  static void start() throws IOException {
    Path password = Files.writeString(directory.resolve("switch-password"), SWITCH_PASSWORD);
    Path asking = Files.writeString(directory.resolve("asking"), ASKING + "\n");
    simulator = SimulatorProcess.start(0, password, SWITCH_PASSWORD);
    gateway =
        GatewayProcess.start(
            directory.resolve("data"),
            password,
            simulator.port(),
            Map.of("PATCHCORD_SWITCH_DIRECTORY_PASSWORD_FILE", asking.toString()));
    Eventually.holds(
        "the gateway is ready", () -> gateway.anybody().get("/health/ready").status() == 200);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    simulator.close();
  }

  private static String basic(String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(("freeswitch:" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** As mod_xml_curl asks for who registers. */
  private static Api.Answer ask(String password, String line, String... header) {
    var request =
        gateway
            .anybody()
            .request("/freeswitch/xml")
            .header("Authorization", basic(password))
            .header("Content-Type", FORM);
    if (header.length == 2) {
      request.header(header[0], header[1]);
    }
    return gateway
        .anybody()
        .send(
            request.POST(
                BodyPublishers.ofString(
                    "hostname=vm&section=directory&tag_name=domain&key_name=name&key_value=pbx.test"
                        + "&action=sip_auth&user="
                        + line
                        + "&domain=pbx.test")));
  }

  /** As mod_xml_curl asks for the configuration of a module. */
  private static Api.Answer configuration(String name) {
    return ask(
        "hostname=vm&section=configuration&tag_name=configuration&key_name=name&key_value=" + name);
  }

  private static Api.Answer ask(String form) {
    Api switchs = gateway.anybody();
    return switchs.send(
        switchs
            .request("/freeswitch/xml")
            .header("Authorization", basic(ASKING))
            .header("Content-Type", FORM)
            .POST(BodyPublishers.ofString(form)));
  }

  private static Api.Answer make(String line) {
    return gateway
        .admin()
        .send("POST", "/api/v1/lines/" + line + "/sip-password", "application/json", Api.noBody());
  }

  @Test
  void aLineThatAnAdminMakesIsInTheDirectoryAtOnce() {
    Api admin = gateway.admin();
    admin.post("/api/v1/lines", "{\"number\": \"1050\"}").expect(201);
    assertThat(ask(ASKING, "1050").expect(200).body()).doesNotContain("<user ");
    Api.Answer made = make("1050").expect(201);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(made.text("/username")).isEqualTo("1050");
    assertThat(made.text("/domain")).isEqualTo("pbx.test");
    String password = made.text("/password");
    String hash = SipDigest.hash("1050:pbx.test:" + password);
    assertThat(ask(ASKING, "1050").expect(200).body())
        .contains("<user id=\"1050\">", hash)
        .doesNotContain(password);
    assertThat(admin.get("/api/v1/lines/1050/sip-password").expect(200).body())
        .contains("madeAt")
        .doesNotContain("password\"");
    String again = make("1050").expect(201).text("/password");
    assertThat(ask(ASKING, "1050").body())
        .contains(SipDigest.hash("1050:pbx.test:" + again))
        .doesNotContain(hash);
    assertThat(ask(ASKING, "1051").expect(200).body())
        .contains("<domain name=\"pbx.test\">")
        .doesNotContain("<user ");
    assertThat(admin.get("/api/v1/audit?action=line.sip-password.change").expect(200).body())
        .contains("1050")
        .doesNotContain(again);
    admin.send(admin.request("/api/v1/lines/1050/sip-password").DELETE()).expect(204);
    assertThat(ask(ASKING, "1050").body()).doesNotContain("<user ");
    admin.get("/api/v1/lines/1050/sip-password").expect(404);
  }

  @Test
  void nobodyButTheSwitchIsTold() {
    ask("another-password", "1001").expect(401);
    ask(ASKING, "1001", "X-Forwarded-For", "127.0.0.1").expect(404);
    ask(ASKING, "1001", "Forwarded", "for=127.0.0.1").expect(404);
    gateway.anybody().get("/freeswitch/xml").expect(405);
    gateway
        .supervisor()
        .send("POST", "/api/v1/lines/1001/sip-password", FORM, Api.noBody())
        .expect(403);
    make("9999").expect(404);
    assertThat(ask(ASKING, "%22%2F%3E%24%24%7Bdomain%7D").expect(200).body())
        .doesNotContain("<user ")
        .doesNotContain("$${domain}");
  }

  @Test
  void anotherDomainIsLookedUpInTheFiles() {
    make("1003").expect(201);
    Api.Answer answer = ask("section=directory&key_name=name&key_value=pbx.example&user=1003");
    assertThat(answer.expect(200).body()).contains("status=\"not found\"");
  }

  @Test
  void theAgentsOfTheQueuesAreTheOnesThatTheGatewayTellsTheSwitch() {
    String told =
        Eventually.get(
            "the switch has been told of carol",
            () ->
                simulator
                    .control()
                    .api("callcenter_config", "agent list")
                    .lines()
                    .filter(row -> row.startsWith("carol|") && row.contains("user/1003@"))
                    .findFirst(),
            () -> simulator.control().api("callcenter_config", "agent list"));
    String contact = told.replaceFirst("^.*\\|(\\[[^|]*)\\|.*$", "$1");
    assertThat(contact).endsWith("user/1003@pbx.test");
    String answer = configuration("callcenter.conf").expect(200).body();
    assertThat(answer)
        .contains("<agent name=\"carol\" type=\"callback\" contact=\"" + contact + "\"")
        .contains("<tier agent=\"carol\" queue=\"support@default\"");
    // The switch has files for all other modules, and reads those.
    assertThat(configuration("sofia.conf").expect(200).body()).contains("status=\"not found\"");
    assertThat(configuration("event_socket.conf").body()).contains("status=\"not found\"");

    Api admin = gateway.admin();
    admin.post("/api/v1/lines", "{\"number\": \"1061\"}").expect(201);
    admin.post("/api/v1/agents", "{\"username\": \"quinn\"}").expect(201);
    admin
        .post(
            "/api/v1/assignments",
            "{\"agent\": \"quinn\", \"line\": \"1061\", \"callCenter\": \"PatchcordDemo\"}")
        .expect(201);
    assertThat(configuration("callcenter.conf").body())
        .contains("<agent name=\"quinn\"", "user/1061@pbx.test");
    admin.send(admin.request("/api/v1/agents/quinn").header("If-Match", "*").DELETE()).expect(204);
    assertThat(configuration("callcenter.conf").body()).doesNotContain("quinn");
  }

  @Test
  void theLinesAndTheAgentsAreExportedIntoFiles() throws IOException {
    make("1002").expect(201);
    Path to = Files.createDirectory(directory.resolve("lines"));
    Path agents = Files.createDirectory(directory.resolve("agents"));
    export(0, "--to", to, "--agents-to", agents);
    assertThat(Files.readString(to.resolve("patchcord.xml")))
        .startsWith("<include>")
        .contains("<user id=\"1002\">");
    assertThat(Files.readString(agents.resolve("patchcord.agents.xml")))
        .startsWith("<include>")
        .contains("<agent name=\"bob\"", "user/1002@pbx.test");
    assertThat(Files.readString(agents.resolve("patchcord.tiers.xml")))
        .contains("<tier agent=\"bob\" queue=\"support@default\"");
    for (Path file : List.of(to.resolve("patchcord.xml"), agents.resolve("patchcord.tiers.xml"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-r-----");
    }
  }

  @Test
  void nothingIsWrittenUnlessAllOfItCanBe() throws IOException {
    Path to = Files.createDirectory(directory.resolve("other-lines"));
    Files.writeString(directory.resolve("wrong"), "not-the-password\n");
    assertThat(export(2, "--password-file", directory.resolve("wrong"), "--to", to).stderr())
        .singleElement()
        .asString()
        .contains("nothing was written: the gateway has another password");
    assertThat(to).isEmptyDirectory();
  }

  private static ChildProcess export(int exit, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("freeswitch", "export", "--url", gateway.baseUrl()));
    if (!List.of(more).contains("--password-file")) {
      words.addAll(List.of("--password-file", directory.resolve("asking")));
    }
    words.addAll(List.of(more));
    return Commands.run(exit, words.toArray());
  }
}
