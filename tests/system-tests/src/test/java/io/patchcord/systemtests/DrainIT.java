package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is asked to stop finishes what runs, and takes nobody's call away. */
@ExtendWith(FailureLogs.class)
class DrainIT {
  private static final String PASSWORD = "a-secret-of-the-switch";

  @TempDir private Path directory;
  private Path password;

  @BeforeEach
  void writePassword() throws IOException {
    password = Files.writeString(directory.resolve("password"), PASSWORD);
  }

  @Test
  void whatRunsEndsWhatIsNewIsRefusedAndCallsGoOn() throws IOException {
    Path data = directory.resolve("data");
    try (SimulatorProcess simulator = SimulatorProcess.start(0, password, PASSWORD)) {
      String call;
      try (GatewayProcess gateway =
              GatewayProcess.start(
                  data, password, simulator.port(), Map.of("PATCHCORD_HTTP_DRAIN_TIME", "60s"));
          SlowRequest slow = slowRequest(gateway.admin());
          EventStream events = gateway.agent("alice").events()) {
        events.awaitSnapshot();
        call = gateway.agent("alice").dial("+14155551212");
        events.awaitCall(call, "ACTIVE");

        gateway.process().terminate();
        Api anybody = gateway.anybody();
        Eventually.holds("it is not ready", () -> anybody.get("/health/ready").status() == 503);
        assertThat(anybody.get("/health/ready").body()).contains("being stopped");
        anybody.get("/health/live").expect(200);
        Api.Answer refused = gateway.agent("alice").get("/api/v1/me").expect(503);
        assertThat(refused.text("/code")).isEqualTo("gateway-stopping");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        Api.Answer noStream = gateway.agent("alice").get("/api/v1/events").expect(503);
        assertThat(noStream.text("/code")).isEqualTo("gateway-stopping");
        events.await("the stream is told", event -> event.type().equals("reconnect"));
        Eventually.holds("the stream has ended", events::ended);
        assertThat(gateway.process().isAlive()).as("a request still runs").isTrue();

        assertThat(slow.finish()).startsWith("HTTP/1.1 201");
        assertThat(gateway.process().awaitExit(Eventually.DEADLINE)).isZero();
      }
      assertThat(simulator.control().channels()).as("the call goes on").hasSize(2);
      try (GatewayProcess next = GatewayProcess.start(data, password, simulator.port())) {
        next.admin().get("/api/v1/agents/late").expect(200);
        Api alice = next.agent("alice");
        Eventually.holds(
            "the call is found",
            () -> alice.get("/api/v1/calls/" + call).body().contains("\"ACTIVE\""));
        alice.post("/api/v1/calls/" + call + "/hangup", "").expect(202);
        assertThat(RunningSystem.awaitRecord(alice, call).path("answeredAt").isTextual()).isTrue();
      }
    }
  }

  @Test
  void aSecondSignalEndsItAtOnce() throws IOException {
    try (GatewayProcess gateway =
            GatewayProcess.start(
                directory.resolve("data"),
                password,
                1,
                Map.of("PATCHCORD_HTTP_DRAIN_TIME", "300s"));
        SlowRequest slow = slowRequest(gateway.admin())) {
      gateway.process().terminate();
      Api anybody = gateway.anybody();
      Eventually.holds(
          "it is not ready", () -> anybody.get("/health/ready").body().contains("being stopped"));
      assertThat(slow.isOpen()).isTrue();
      gateway.process().terminate();
      assertThat(gateway.process().awaitExit(Eventually.DEADLINE)).isEqualTo(143);
    }
  }

  private static SlowRequest slowRequest(Api admin) throws IOException {
    SlowRequest slow =
        SlowRequest.begin(
            admin, "/api/v1/agents", "{\"username\": \"late\", \"displayName\": \"Late\"}");
    Eventually.holds(
        "it runs, beside the one that asks",
        () -> admin.metric("patchcord_http_requests_active") >= 2);
    return slow;
  }
}
