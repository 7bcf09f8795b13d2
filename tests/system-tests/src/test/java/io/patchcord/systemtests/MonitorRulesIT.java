package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a call center says of supervisors who hear its calls. */
@ExtendWith(FailureLogs.class)
class MonitorRulesIT {
  private static final String PASSWORD = "a-secret-of-the-switch";
  private static final String CUSTOMER = "+14155551212";
  private static final String BODY = "{\"mode\": \"LISTEN\", \"line\": \"1003\"}";

  @Test
  void aCallCenterCanForbidItOrHideItFromItsAgents(@TempDir Path directory) throws IOException {
    Path password = Files.writeString(directory.resolve("switch-password"), PASSWORD);
    Path data = directory.resolve("data");
    try (SimulatorProcess simulator = SimulatorProcess.start(0, password, PASSWORD)) {
      GatewayProcess.start(data, password, simulator.port()).close();
      set(data, false, true);
      try (GatewayProcess gateway = GatewayProcess.start(data, password, simulator.port())) {
        assertRefused(gateway, talk(gateway));
      }
      set(data, true, false);
      try (GatewayProcess gateway = GatewayProcess.start(data, password, simulator.port())) {
        assertHidden(gateway, gateway.agent("alice").calls().get(0).path("id").asText());
      }
    }
  }

  private static void assertRefused(GatewayProcess gateway, String call) {
    Api.Answer refused =
        gateway.supervisor().post("/api/v1/calls/" + call + "/monitor", BODY).expect(403);
    assertThat(refused.text("/code")).isEqualTo("monitoring-forbidden");
    JsonNode entry =
        Eventually.get(
            "the refusal is audited",
            () -> Optional.ofNullable(audit(gateway, call).get(0)),
            () -> audit(gateway, call).toString());
    assertThat(entry.path("action").asText()).isEqualTo("monitor.refused");
    assertThat(entry.at("/actor/kind").asText()).isEqualTo("SUPERVISOR");
    assertThat(gateway.supervisor().get("/api/v1/monitorings").json().path("items")).isEmpty();
  }

  private static void assertHidden(GatewayProcess gateway, String call) {
    Api alice = gateway.agent("alice");
    try (EventStream events = alice.events()) {
      events.awaitSnapshot();
      String id =
          gateway
              .supervisor()
              .post("/api/v1/calls/" + call + "/monitor", BODY)
              .expect(202)
              .text("/id");
      Eventually.holds(
          "the supervisor listens",
          () ->
              gateway
                  .supervisor()
                  .get("/api/v1/monitorings/" + id)
                  .text("/state")
                  .equals("LISTENING"));
      assertThat(alice.call(call).path("monitoredBy")).isEmpty();
      alice
          .send("POST", "/api/v1/calls/" + call + "/mute", "application/json", Api.noBody())
          .expect(202);
      events.await("alice is muted", event -> event.data().path("muted").asBoolean());
      assertThat(events.events())
          .filteredOn(event -> !event.type().equals("snapshot"))
          .noneMatch(event -> event.data().toString().contains(id));
    }
  }

  private static JsonNode audit(GatewayProcess gateway, String call) {
    return gateway
        .admin()
        .get("/api/v1/audit?action=monitor.refused&objectId=" + call)
        .expect(200)
        .json()
        .path("items");
  }

  private static String talk(GatewayProcess gateway) {
    Api alice = gateway.agent("alice");
    Eventually.holds(
        "the gateway is ready", () -> gateway.anybody().get("/health/ready").status() == 200);
    String id = alice.dial(CUSTOMER);
    Eventually.holds("both talk", () -> alice.call(id).path("state").asText().equals("ACTIVE"));
    return id;
  }

  /** As if the definition had said so before the gateway started. */
  private static void set(Path data, boolean allowed, boolean shown) {
    DatabaseSettings settings =
        new DatabaseSettings(
            "jdbc:h2:file:" + data.toAbsolutePath().resolve("patchcord"),
            null,
            null,
            1,
            Duration.ofSeconds(5));
    try (Database database = Database.open(settings)) {
      database.write(
          db -> {
            CallCenter demo = db.callCenters().find("PatchcordDemo").orElseThrow();
            demo.changeMonitoring(allowed, shown);
            db.callCenters().update(demo);
            return null;
          });
    }
  }
}
