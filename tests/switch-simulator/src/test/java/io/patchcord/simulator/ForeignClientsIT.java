package io.patchcord.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients that others wrote for the real switch talk to the simulator as well. */
final class ForeignClientsIT {
  private static final String PASSWORD = "secret";
  private static final String AGENT = "22222222-2222-4222-8222-222222222222";
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

  /** npm may have to fetch the six small packages. */
  private static final long MAXIMUM_SECONDS = 180;

  @Test
  void modeslDialsAndHearsOfIt() throws Exception {
    Path folder = installedCopy();
    SimulatorSettings settings = SimulatorSettings.forTests(PASSWORD);
    try (SwitchSimulator simulator = new SwitchSimulator(settings).start()) {
      String output =
          run(folder, List.of("node", "talk.js", Integer.toString(simulator.port()), AGENT));
      JsonNode said = new ObjectMapper().readTree(output);
      assertThat(said.path("status").asText()).startsWith("UP 0 years").endsWith("8192K\n");
      assertThat(said.path("job").asText()).isEqualTo("+OK " + AGENT + "\n");
      assertThat(said.path("callState").asText()).isEqualTo("ACTIVE");
      assertThat(said.path("killed").asText()).isEqualTo("+OK\n");
      assertThat(said.path("events"))
          .extracting(JsonNode::asText)
          .containsExactly(
              "CHANNEL_CREATE " + AGENT, "CHANNEL_ANSWER " + AGENT, "CHANNEL_PARK " + AGENT);
    }
  }

  /** The packages go to a copy, so that the sources stay as they are. */
  private static Path installedCopy() throws IOException, InterruptedException {
    Path source = MODULE.resolve("src/test/modesl");
    Path copy = Files.createDirectories(MODULE.resolve("target/modesl"));
    for (String file : List.of("package.json", "package-lock.json", "talk.js")) {
      Files.copy(source.resolve(file), copy.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    run(copy, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    return copy;
  }

  private static String run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("PASSWORD", PASSWORD);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(MAXIMUM_SECONDS, TimeUnit.SECONDS))
          .as(() -> command + " takes too long")
          .isTrue();
      assertThat(process.exitValue())
          .as(() -> command + ": " + read(errors) + read(output))
          .isZero();
    } finally {
      process.destroyForcibly();
    }
    return read(output);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      return "(" + e.getMessage() + ")";
    }
  }
}
