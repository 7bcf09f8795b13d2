package io.patchcord.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.EslEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a program of its own. */
final class SimulatorMainIT {
  private static final String READY = "switch-simulator ready on 127.0.0.1:";

  @TempDir private Path folder;

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SimulatorMain.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("PATCHCORD_SIMULATOR_PASSWORD");
    return builder.start();
  }

  private static String everything(BufferedReader reader) {
    return String.join("\n", reader.lines().toList());
  }

  @Test
  void runsUntilItIsToldToStopAndThenSaysGoodbye() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "secret\n", UTF_8);
    Process process = start("--port", "0", "--password-file", password.toString());
    try (BufferedReader output = process.inputReader(UTF_8)) {
      String ready = String.valueOf(output.readLine());
      assertThat(ready).startsWith(READY);
      int port = Integer.parseInt(ready.substring(READY.length()));
      assertPortInUseIsExplained(port, password);
      try (EventSocketClient client = EventSocketClient.authenticated(port, "secret")) {
        client.send("event plain SHUTDOWN");
        assertThat(client.api("show registrations as json")).contains("\"row_count\":3");
        // Not Process.destroy, which also closes what we still want to read.
        process.toHandle().destroy();
        Await.until(() -> "the end of the connection", client::isClosed);
        assertThat(EslEvent.of(client.frames().get(4)).name()).isEqualTo("SHUTDOWN");
        assertThat(client.frames().get(5).bodyText()).isEqualTo("The system is being shut down.\n");
      }
      assertThat(output.readLine()).isNull();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void assertPortInUseIsExplained(int port, Path password) throws Exception {
    Process second =
        start("--port", Integer.toString(port), "--password-file", password.toString());
    try (BufferedReader errors = second.errorReader(UTF_8)) {
      assertThat(everything(errors))
          .isEqualTo(
              "switch-simulator: port "
                  + port
                  + " of 127.0.0.1 is in use: stop what listens there, or choose another with"
                  + " --port (0: any free one)");
      assertThat(second.waitFor()).isEqualTo(2);
    }
  }

  @Test
  void asksForAPassword() throws Exception {
    Process process = start("--port", "0");
    try (BufferedReader errors = process.errorReader(UTF_8)) {
      assertThat(everything(errors))
          .isEqualTo(
              "switch-simulator: no password: name a file with --password-file or set"
                  + " PATCHCORD_SIMULATOR_PASSWORD");
      assertThat(process.waitFor()).isEqualTo(2);
    }
  }
}
