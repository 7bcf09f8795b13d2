package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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
  private static final Duration DEADLINE = Duration.ofSeconds(60);

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
    Api.Answer answer =
        gateway
            .anybody()
            .send(
                gateway
                    .anybody()
                    .request("/freeswitch/xml")
                    .header("Authorization", basic(ASKING))
                    .header("Content-Type", FORM)
                    .POST(
                        BodyPublishers.ofString(
                            "section=directory&key_name=name&key_value=pbx.example&user=1003")));
    assertThat(answer.expect(200).body()).contains("status=\"not found\"");
  }

  @Test
  void theLinesAreExportedIntoAFile() throws IOException {
    make("1002").expect(201);
    Path to = Files.createDirectory(directory.resolve("lines"));
    ChildProcess export =
        ChildProcess.start(
            "export",
            "gateway",
            "io.patchcord.gateway.Main",
            List.of(),
            Map.of(),
            List.of(
                "freeswitch",
                "export",
                "--url",
                gateway.baseUrl(),
                "--password-file",
                directory.resolve("asking").toString(),
                "--to",
                to.toString()));
    assertThat(export.awaitExit(DEADLINE)).as(export.tail()).isZero();
    Path file = to.resolve("patchcord.xml");
    assertThat(Files.readString(file)).startsWith("<include>").contains("<user id=\"1002\">");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }
}
