package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README's first command, as a newcomer uses it. */
@ExtendWith(FailureLogs.class)
class RunScriptIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final int TERMINATED = 143;
  private static final Pattern PRINTED_CALL =
      Pattern.compile("curl (http\\S+/api/v1/calls) -H 'Authorization: Bearer (\\S+)'.* -d '(.*)'");

  @TempDir private Path directory;

  @Test
  void thePrintedLinePlacesACallAndASecondStartFindsItsData() throws IOException {
    String adminKey;
    try (ChildProcess run = run("--data", directory.resolve("data").toString())) {
      run.awaitLine(line -> line.contains("Ctrl-C"));
      String block = String.join("\n", run.stdout());
      assertThat(block)
          .contains("SIMULATED FreeSWITCH at 127.0.0.1:")
          .contains("patchcord.mv.db")
          .contains("alice 1001  bob 1002  carol 1003");
      Matcher printed = PRINTED_CALL.matcher(block);
      assertThat(printed.find()).as(block).isTrue();
      JsonNode demo = demo();
      assertThat(printed.group(1)).isEqualTo(demo.path("baseUrl").asText() + "/api/v1/calls");
      Api api = new Api(demo.path("baseUrl").asText(), printed.group(2));
      try (EventStream events = EventStream.open(api, null)) {
        String id = api.post("/api/v1/calls", printed.group(3)).expect(202).text("/id");
        events.awaitCall(id, "ACTIVE");
        api.post("/api/v1/calls/" + id + "/hangup", "").expect(202);
        events.awaitCall(id, "ENDED");
      }
      adminKey = demo.path("adminKey").asText();
      stop(run);
    }
    try (ChildProcess again = run("--data", directory.resolve("data").toString())) {
      again.awaitLine(line -> line.contains("Ctrl-C"));
      assertThat(demo().path("adminKey").asText()).isEqualTo(adminKey);
      new Api(demo().path("baseUrl").asText(), adminKey).get("/api/v1/me").expect(200);
      stop(again);
    }
  }

  @Test
  void aSwitchThatIsNotThereIsSaidAndTheGatewayStartsAnyway() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "secret\n");
    try (ChildProcess run =
        run(
            "--data",
            directory.resolve("data").toString(),
            "--freeswitch",
            "127.0.0.1:1",
            "--password-file",
            password.toString())) {
      String line = run.awaitLine(text -> text.contains("Phone system"));
      assertThat(line).contains("NOT REACHED: 127.0.0.1:1 refused").contains("check --freeswitch");
      run.awaitLine(text -> text.contains("Ctrl-C"));
      Api anybody = new Api(demo().path("baseUrl").asText(), null);
      anybody.get("/health/live").expect(200);
      assertThat(anybody.get("/health/ready").expect(503).body()).contains("127.0.0.1:1 refused");
      stop(run);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--bogus, --help",
    "--http-port, needs a value",
    "--freeswitch 127.0.0.1:8021, --password-file",
    "--password-file x, --freeswitch"
  })
  void aWrongUseIsOneLineThatSaysWhatToDo(String arguments, String told) {
    try (ChildProcess run = ChildProcess.script("scripts/run", Map.of(), words(arguments))) {
      assertThat(run.awaitExit(DEADLINE)).isEqualTo(2);
      assertThat(run.stderr()).singleElement().asString().contains(told);
    }
  }

  @ParameterizedTest
  @CsvSource({"scripts/run", "scripts/test", "scripts/backup", "scripts/move-database"})
  void helpIsThere(String script) {
    try (ChildProcess run = ChildProcess.script(script, Map.of(), List.of("--help"))) {
      assertThat(run.awaitExit(DEADLINE)).isZero();
      assertThat(run.stdout()).first().asString().startsWith("Usage: " + script);
    }
  }

  @ParameterizedTest
  @CsvSource({"scripts/run", "scripts/test"})
  void aMissingJdkIsSaid(String script) throws IOException {
    Path tools = Files.createDirectory(directory.resolve("tools"));
    for (String tool : List.of("bash", "dirname", "sed")) {
      Path there = Path.of("/usr/bin", tool);
      Files.createSymbolicLink(
          tools.resolve(tool), Files.exists(there) ? there : Path.of("/bin", tool));
    }
    Map<String, String> environment = Map.of("PATH", tools.toString(), "JAVA_HOME", "");
    try (ChildProcess run = ChildProcess.script(script, environment, List.of())) {
      assertThat(run.awaitExit(DEADLINE)).isEqualTo(2);
      assertThat(run.stderr()).singleElement().asString().contains("needs a JDK 17 or newer");
    }
  }

  private static ChildProcess run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--http-port", "0"));
    all.addAll(List.of(arguments));
    return ChildProcess.script("scripts/run", Map.of(), all);
  }

  private static void stop(ChildProcess run) {
    List<ProcessHandle> children = run.children();
    assertThat(children).isNotEmpty();
    run.terminate();
    assertThat(run.awaitExit(DEADLINE)).isEqualTo(TERMINATED);
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  private JsonNode demo() throws IOException {
    Path file = directory.resolve("data/demo.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    return new ObjectMapper().readTree(Files.readString(file));
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }
}
