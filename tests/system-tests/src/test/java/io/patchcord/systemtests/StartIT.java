package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever starts the gateway wrongly is told: one line that says what to do. */
@ExtendWith(FailureLogs.class)
class StartIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private Path passwordFile;

  @BeforeEach
  void writePassword() throws IOException {
    passwordFile = Files.writeString(directory.resolve("password"), "secret\n");
  }

  @Test
  void aPortInUseIsSaid() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(complaint(Map.of(), "--http-port", Integer.toString(taken.getLocalPort())))
          .contains("Port " + taken.getLocalPort() + " is in use")
          .contains("--http-port");
    }
  }

  @Test
  void aDatabaseInUseIsSaidAndAnotherDirectoryIsFree() throws IOException {
    try (GatewayProcess first =
        GatewayProcess.start(directory.resolve("data"), passwordFile, unusedPort())) {
      assertThat(first.process().isAlive()).isTrue();
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve("data/demo.json"))))
          .isEqualTo("rw-------");
      assertThat(complaint(Map.of()))
          .contains(directory.resolve("data/patchcord").toString())
          .contains("in use by another process");
      first.anybody().get("/health/live").expect(200);
    }
  }

  @Test
  void aLogInJsonNamesTheRequests() throws IOException {
    Map<String, String> settings =
        Map.of(
            "PATCHCORD_LOG_FORMAT", "json",
            "PATCHCORD_HTTP_PUBLIC_URL", "http://patchcord.example.com");
    try (GatewayProcess gateway =
        GatewayProcess.start(directory.resolve("data"), passwordFile, unusedPort(), settings)) {
      Api.Answer made =
          gateway
              .admin()
              .send(
                  gateway
                      .admin()
                      .request("/api/v1/api-keys")
                      .header("X-Request-Id", "json-1")
                      .header("Content-Type", "application/json")
                      .POST(
                          BodyPublishers.ofString(
                              "{\"name\": \"wallboard\", \"role\": \"ADMIN\"}")))
              .expect(201);
      assertThat(made.header("Strict-Transport-Security")).as("without TLS").isEmpty();
      JsonNode line =
          Eventually.get(
              "the log names the request",
              () ->
                  gateway.process().stderr().stream()
                      .map(StartIT::json)
                      .filter(each -> each.at("/mdc/requestId").asText().equals("json-1"))
                      .findFirst(),
              () -> String.join("\n", gateway.process().stderr()));
      assertThat(line.path("formattedMessage").asText()).contains("key");
      assertThat(line.path("level").asText()).isEqualTo("INFO");
      assertThat(line.path("timestamp").isIntegralNumber()).isTrue();
    }
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON in the log: " + line, e);
    }
  }

  @Test
  void aMissingPasswordFileIsSaid() {
    assertThat(complaint(Map.of(), "--password-file", directory.resolve("nowhere").toString()))
        .contains("nowhere cannot be read");
    assertThat(directory.resolve("data/patchcord.mv.db")).doesNotExist();
  }

  @Test
  void anEmptyPasswordFileIsSaid() throws IOException {
    Path empty = Files.createFile(directory.resolve("empty"));
    assertThat(complaint(Map.of(), "--password-file", empty.toString())).contains("is empty");
  }

  @Test
  void noPasswordFileIsSaid() {
    ChildProcess process =
        GatewayProcess.launch(
            Map.of(), List.of("--data", directory.resolve("data").toString(), "--http-port", "0"));
    assertThat(complaint(process)).contains("--password-file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pbx", "pbx:", ":8021", "pbx:http"})
  void aSwitchThatIsNoAddressIsSaid(String address) {
    assertThat(complaint(Map.of(), "--freeswitch", address)).contains("HOST:PORT");
  }

  @ParameterizedTest
  @CsvSource({
    "--http-port, 70000, 65535",
    "--http-port, http, http",
    "--freeswitch, pbx:99999, HOST:PORT",
    "--freeswitch, pbx:0, HOST:PORT",
    "--database-url, jdbc:oracle:thin:x, jdbc:postgresql:"
  })
  void aValueThatCannotWorkIsSaid(String option, String value, String words) {
    assertThat(complaint(Map.of(), option, value)).contains(words);
  }

  @Test
  void aSettingOfTheEnvironmentThatCannotWorkIsSaid() {
    assertThat(complaint(Map.of("PATCHCORD_CALL_AGENT_RING_TIME", "soon")))
        .contains("agent-ring-time");
    assertThat(complaint(Map.of("PATCHCORD_HTTP_HOST", "0.0.0.0"))).contains("loopback");
    assertThat(complaint(Map.of("PATCHCORD_LOG_FORMAT", "JSON"))).contains("text or json");
  }

  @Test
  void helpIsGiven() {
    ChildProcess process = GatewayProcess.launch(Map.of(), List.of("--help"));
    try (process) {
      assertThat(process.awaitExit(DEADLINE)).isZero();
      assertThat(String.join("\n", process.stdout()))
          .contains("--http-port")
          .contains("--data")
          .contains("--freeswitch")
          .contains("--password-file")
          .contains("--database-url");
      assertThat(process.stderr()).isEmpty();
    }
  }

  @Test
  void anUnknownOptionIsSaid() {
    ChildProcess process = GatewayProcess.launch(Map.of(), List.of("--port", "1"));
    try (process) {
      assertThat(process.awaitExit(DEADLINE)).isEqualTo(2);
      assertThat(process.stderr().get(0)).contains("--port");
    }
  }

  /** The one line of a start that fails. A later option stands for an earlier one. */
  private String complaint(Map<String, String> environment, String... options) {
    List<String> arguments = new ArrayList<>(List.of("--http-port", "0"));
    List<String> standard = GatewayProcess.arguments(directory.resolve("data"), passwordFile, 1);
    List<String> given = List.of(options);
    for (int i = 0; i < standard.size(); i++) {
      if (given.contains(standard.get(i))) {
        i++; // with its value
      } else {
        arguments.add(standard.get(i));
      }
    }
    if (given.contains("--http-port")) {
      arguments.subList(0, 2).clear();
    }
    arguments.addAll(given);
    return complaint(GatewayProcess.launch(environment, arguments));
  }

  private static String complaint(ChildProcess started) {
    try (started) {
      assertThat(started.awaitExit(DEADLINE)).as(started.tail()).isEqualTo(2);
      assertThat(started.stdout()).isEmpty();
      List<String> lines =
          started.stderr().stream().filter(line -> !line.contains(" INFO ")).toList();
      assertThat(lines).hasSize(1);
      assertThat(lines.get(0)).startsWith("patchcord: ").doesNotContain("Exception");
      return lines.get(0);
    }
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
