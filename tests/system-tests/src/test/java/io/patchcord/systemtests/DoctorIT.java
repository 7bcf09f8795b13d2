package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is on call asks which layer failed; each failure is a real one. */
@ExtendWith(FailureLogs.class)
class DoctorIT {
  private static final String PASSWORD = "a-secret-of-the-switch";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nobody listens there. */
  private static final String NOWHERE = "http://127.0.0.1:1";

  @TempDir private Path directory;

  @Test
  void theLayerThatFailedIsNamedWhileTheGatewayRuns() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), PASSWORD);
    Path data = directory.resolve("data");
    try (SimulatorProcess simulator = SimulatorProcess.start(0, password, PASSWORD);
        GatewayProcess gateway = GatewayProcess.start(data, password, simulator.port())) {
      Api admin = gateway.admin();
      Path key = Files.writeString(directory.resolve("key"), admin.key() + "\n");
      Object[] asked = {"doctor", "--url", admin.baseUrl(), "--key-file", key};

      String well = Commands.text(Commands.run(0, asked));
      assertThat(well)
          .contains("Phone system\n", "Gateway\n", "Salesforce\n")
          .contains("The trunk carrier is up.")
          .contains("3 of 3 lines have a phone.")
          .contains("Its clock is right.")
          .contains("mod_callcenter is loaded.")
          .contains("No org is registered")
          .doesNotContain("failed ");
      gateway.agent("alice").get("/api/v1/diagnostics").expect(403);
      gateway.supervisor().get("/api/v1/diagnostics").expect(403);
      gateway.anybody().get("/api/v1/diagnostics").expect(401);

      SwitchControl control = simulator.control();
      control.simulate("trunk", "NOREG", "DOWN");
      control.simulate("clock", "-90");
      List.of("1001", "1002", "1003").forEach(line -> control.simulate("unregister", line));
      admin
          .post(
              "/api/v1/organizations",
              JSON.writeValueAsString(
                  Map.of(
                      "salesforceOrgId",
                      SalesforceOrg.ID,
                      "displayName",
                      "Example",
                      "certificates",
                      SalesforceOrg.create(
                              directory, "-keysize", "2048", "-startdate", "-10d", "-validity", "1")
                          .pem())))
          .expect(201);
      String ill = Commands.text(Commands.run(1, asked));
      assertThat(ill)
          .contains("failed   The trunk carrier does not answer the switch's OPTIONS.")
          .contains("calls between lines work")
          .containsPattern("failed   Its clock is (89|9[0-9]) s behind\\.")
          .contains("failed   No line has a phone.")
          .contains("failed   The certificate of Example expired at ")
          .contains("/api/v1/organizations/" + SalesforceOrg.ID);
      JsonNode json =
          JSON.readTree(
              Commands.text(
                  Commands.run(
                      1, "doctor", "--json", "--url", admin.baseUrl(), "--key-file", key)));
      assertThat(verdict(json, "trunk")).isEqualTo("FAILED");
      assertThat(verdict(json, "event-socket")).isEqualTo("OK");
      assertThat(verdict(json, "gateway")).isEqualTo("OK");
      assertThat(verdict(admin.get("/api/v1/diagnostics").expect(200).json(), "trunk"))
          .isEqualTo("FAILED");

      // Without a key the gateway tells less, and the switch is asked from here.
      control.simulate("trunk", "FAIL_WAIT", "UP");
      String direct =
          Commands.text(
              Commands.run(
                  1,
                  "doctor",
                  "--url",
                  admin.baseUrl(),
                  "--data",
                  data,
                  "--freeswitch",
                  "127.0.0.1:" + simulator.port(),
                  "--password-file",
                  password));
      assertThat(direct)
          .contains("The trunk carrier is not registered (FAIL_WAIT).")
          .contains("unknown  The gateway that runs has the H2 file to itself.");
      Path wrong = Files.writeString(directory.resolve("wrong"), "wrong\n");
      assertThat(
              Commands.text(
                  Commands.run(
                      1,
                      "doctor",
                      "--url",
                      admin.baseUrl(),
                      "--data",
                      data,
                      "--freeswitch",
                      "127.0.0.1:" + simulator.port(),
                      "--password-file",
                      wrong)))
          .contains("password")
          .contains("Write the password of event_socket.conf.xml into the file");

      simulator.kill();
      Eventually.holds(
          "the gateway has noticed", () -> gateway.anybody().get("/health/ready").status() == 503);
      assertThat(Commands.text(Commands.run(1, asked)))
          .contains("failed   127.0.0.1:" + simulator.port() + " refused")
          .contains("Start FreeSWITCH")
          .contains("ok       The gateway at " + admin.baseUrl() + " answers.");
    }
  }

  @Test
  void whatIsWrongIsSaidWithoutAGateway() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), PASSWORD);
    Path data = directory.resolve("nothing");
    String told =
        Commands.text(
            Commands.run(
                1,
                "doctor",
                "--url",
                NOWHERE,
                "--data",
                data,
                "--freeswitch",
                "127.0.0.1:1",
                "--password-file",
                password));
    assertThat(told)
        .contains("failed   The gateway at " + NOWHERE + " does not listen there.")
        .contains("does not exist yet.")
        .contains("Start the gateway once")
        .contains("failed   127.0.0.1:1 refused");
    assertThat(data).as("it changes nothing").doesNotExist();

    assertThat(
            Commands.text(
                Commands.run(
                    1,
                    "doctor",
                    "--url",
                    NOWHERE,
                    "--database-url",
                    "jdbc:postgresql://127.0.0.1:1/patchcord",
                    "--freeswitch",
                    "no-such-host.invalid:8021",
                    "--password-file",
                    password)))
        .contains(
            "failed   The database jdbc:postgresql://127.0.0.1:1/patchcord cannot be reached.")
        .contains("no-such-host.invalid cannot be resolved");

    String unconfigured =
        Commands.text(Commands.run(1, "doctor", "--url", NOWHERE, "--data", data));
    assertThat(unconfigured).contains("unknown  The switch cannot be asked");
  }

  private static String verdict(JsonNode report, String name) {
    for (JsonNode finding : report.path("findings")) {
      if (finding.path("name").asText().equals(name)) {
        return finding.path("verdict").asText();
      }
    }
    throw new AssertionError("no finding " + name + " in " + report);
  }
}
