package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Traces of a real gateway, as a receiver of OTLP gets them. */
@ExtendWith(FailureLogs.class)
class TracingIT {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";
  private static final String CUSTOMER = "4155551212";

  @TempDir private Path directory;
  private Path passwordFile;
  private SimulatorProcess simulator;

  @BeforeEach
  void startSwitch() throws IOException {
    passwordFile = Files.writeString(directory.resolve("password"), SharedSystem.PASSWORD + "\n");
    simulator = SimulatorProcess.start(0, passwordFile, SharedSystem.PASSWORD);
  }

  @AfterEach
  void stopSwitch() {
    simulator.close();
  }

  private GatewayProcess start(List<String> jvmOptions, Map<String, String> environment) {
    GatewayProcess gateway =
        GatewayProcess.start(
            jvmOptions, directory.resolve("data"), passwordFile, simulator.port(), environment);
    Eventually.holds(
        "the gateway is ready", () -> gateway.anybody().get("/health/ready").status() == 200);
    return gateway;
  }

  private static Map<String, String> tracingTo(String url) {
    return Map.of(
        "PATCHCORD_TRACING_ENDPOINT", url,
        "PATCHCORD_TRACING_INTERVAL", "100ms",
        "PATCHCORD_TRACING_RESOURCE", "site=berlin",
        "PATCHCORD_LOG_FORMAT", "json");
  }

  private static Api.Answer dial(Api agent, String requestId) {
    HttpRequest.Builder request =
        agent
            .request("/api/v1/calls")
            .header("Content-Type", "application/json")
            .header("X-Request-Id", requestId)
            .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
            .POST(
                BodyPublishers.ofString(
                    "{\"to\": \""
                        + CUSTOMER
                        + "\", \"subject\": {\"recordId\": "
                        + "\"003000000000001AAA\", \"name\": \"Jane Miller\"}}"));
    return agent.send(request).expect(202);
  }

  @Test
  void aDialledCallIsOneTreeFromTheRequestToTheEventAndAFailureIsAnError() throws IOException {
    try (TraceReceiver receiver = TraceReceiver.start();
        GatewayProcess gateway = start(ClassArchive.options(), tracingTo(receiver.url()))) {
      String call = dial(gateway.agent("alice"), "dial-1").text("/id");
      TraceReceiver.Span request = receiver.await(TRACE, "POST /api/v1/calls");
      TraceReceiver.Span command = receiver.await(TRACE, "command dial");
      TraceReceiver.Span asked = receiver.await(TRACE, "switch originate");
      assertThat(request.parentId()).isEqualTo(PARENT);
      assertThat(command.parentId()).isEqualTo(request.spanId());
      assertThat(asked.parentId()).isEqualTo(command.spanId());
      assertThat(receiver.spans().stream().filter(span -> span.traceId().equals(TRACE)))
          .as("nothing else")
          .hasSize(3);
      assertThat(request.attribute("http.response.status_code")).isEqualTo("202");
      assertThat(command.attribute("patchcord.call.id")).isEqualTo(call);
      assertThat(command.attribute("patchcord.outcome")).isEqualTo("confirmed");
      assertThat(command.status()).isZero();
      assertThat(List.of(request, command, asked))
          .allSatisfy(
              span -> {
                assertThat(span.attribute("patchcord.request.id")).isEqualTo("dial-1");
                assertThat(span.resource())
                    .containsEntry("service.name", "patchcord")
                    .containsEntry("site", "berlin")
                    .containsKey("service.version");
                assertThat(span.begin()).isLessThanOrEqualTo(span.end());
              });

      simulator.control().simulate("stall", "on");
      String late =
          gateway
              .agent("bob")
              .post("/api/v1/calls", "{\"to\": \"" + CUSTOMER + "\"}")
              .expect(202)
              .text("/id");
      TraceReceiver.Span failed =
          Eventually.get(
              "the failed command has a span",
              () ->
                  receiver.spans().stream()
                      .filter(span -> span.attribute("patchcord.call.id").equals(late))
                      .findFirst(),
              () -> receiver.spans().toString());
      simulator.control().simulate("stall", "off");
      assertThat(failed.name()).isEqualTo("command dial");
      assertThat(failed.status()).isEqualTo(2);
      assertThat(failed.attribute("error.type")).isEqualTo("COMMAND_TIMEOUT");
      assertThat(failed.attribute("patchcord.outcome")).isEqualTo("timed-out");
      assertThat(
              receiver.await(failed.traceId(), "switch originate").attribute("patchcord.outcome"))
          .isEqualTo("no-answer");
      assertThatTheLogNames(gateway, failed);

      assertThat(receiver.faults()).isEmpty();
      assertThat(receiver.spans().toString())
          .as("nobody's number or name")
          .doesNotContain(CUSTOMER, "alice", "bob", "Miller", "003000000000001")
          // Within a time or an id these digits say nothing.
          .doesNotContainPattern("(?<![0-9a-f-])100[12](?![0-9a-f-])");
    }
  }

  private static void assertThatTheLogNames(GatewayProcess gateway, TraceReceiver.Span command) {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : gateway.process().stderr()) {
      try {
        lines.add(new ObjectMapper().readTree(line));
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON in the log: " + line, e);
      }
    }
    assertThat(lines)
        .as("the line says of which request and trace it is")
        .anySatisfy(
            line -> {
              assertThat(line.path("formattedMessage").asText()).contains("dialling failed");
              assertThat(line.at("/mdc/traceId").asText()).isEqualTo(command.traceId());
              assertThat(line.at("/mdc/requestId").asText())
                  .isEqualTo(command.attribute("patchcord.request.id"));
            });
  }

  @Test
  void aReceiverThatIsAwayIsInNoCallsWay() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    try (GatewayProcess gateway =
        start(ClassArchive.options(), tracingTo("http://127.0.0.1:" + nobody))) {
      Api alice = gateway.agent("alice");
      String call = dial(alice, "dial-2").text("/id");
      Eventually.holds("they talk", () -> alice.call(call).path("state").asText().equals("ACTIVE"));
      Eventually.holds(
          "the spans are given up",
          () ->
              gateway
                  .anybody()
                  .get("/metrics")
                  .body()
                  .lines()
                  .anyMatch(
                      line ->
                          line.startsWith("patchcord_tracing_spans_total{outcome=\"failed\"} ")
                              && !line.endsWith(" 0.0")));
      assertThat(gateway.process().stderr().stream().filter(line -> line.contains("Traces cannot")))
          .as("said once")
          .hasSize(1);
    }
  }

  @Test
  void whereNothingIsTracedNoClassForItIsLoaded() throws IOException {
    Path classes = directory.resolve("classes");
    try (GatewayProcess gateway = start(List.of("-Xlog:class+load:file=" + classes), Map.of())) {
      Api alice = gateway.agent("alice");
      String call = dial(alice, "dial-3").text("/id");
      Eventually.holds("they talk", () -> alice.call(call).path("state").asText().equals("ACTIVE"));
    }
    List<String> loaded = Files.readAllLines(classes);
    assertThat(loaded).anyMatch(line -> line.contains("io.patchcord.gateway.tracing.Tracing "));
    assertThat(loaded).noneMatch(line -> line.contains("io.opentelemetry"));
  }
}
