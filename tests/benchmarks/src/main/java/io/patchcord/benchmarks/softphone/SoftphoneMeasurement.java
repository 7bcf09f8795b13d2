package io.patchcord.benchmarks.softphone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.benchmarks.program.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Starts a switch and a gateway with the demo, and lets {@code benchmarks/firstRender.js} of the
 * pages open them in Chromium: there the driver of the browser is, too.
 */
final class SoftphoneMeasurement {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String READY = "switch-simulator ready on 127.0.0.1:";

  private final Path home;
  private final Consumer<String> progress;

  SoftphoneMeasurement(Path home, Consumer<String> progress) {
    this.home = home;
    this.progress = progress;
  }

  List<Opened> run(int rounds) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("patchcord-bench-softphone");
    try {
      Path password = folder.resolve("password");
      Files.writeString(password, "benchmark\n");
      Program.Started phoneSystem =
          Program.start(
              home.resolve("tests/switch-simulator"),
              "io.patchcord.simulator.SimulatorMain",
              List.of("--port", "0", "--password-file", password.toString()),
              line -> line.startsWith(READY));
      try (Program simulator = phoneSystem.program();
          Program gateway =
              gateway(folder, password, phoneSystem.line().substring(READY.length()))) {
        List<Opened> opened = open(folder.resolve("data/demo.json"), rounds);
        if (!simulator.isAlive() || !gateway.isAlive()) {
          throw new IllegalStateException("The simulator or the gateway has ended");
        }
        return opened;
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private Program gateway(Path folder, Path password, String port) {
    return Program.start(
            home.resolve("gateway"),
            "io.patchcord.gateway.Main",
            List.of(
                "serve",
                "--demo",
                "--simulated",
                "--data",
                folder.resolve("data").toString(),
                "--freeswitch",
                "127.0.0.1:" + port,
                "--password-file",
                password.toString(),
                "--http-port",
                "0"),
            "  Ctrl-C stops it."::equals)
        .program();
  }

  private List<Opened> open(Path demo, int rounds) throws IOException, InterruptedException {
    Process browser =
        new ProcessBuilder(
                "node",
                "benchmarks/firstRender.js",
                JSON.readTree(demo.toFile()).path("baseUrl").asText(),
                demo.toString(),
                Integer.toString(rounds))
            .directory(home.resolve("sfdc-package").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Opened> opened = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(browser.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        opened.add(JSON.readValue(line, Opened.class));
        progress.accept(line);
      }
    } finally {
      browser.destroy();
    }
    if (browser.waitFor() != 0) {
      throw new IllegalStateException("The pages could not be opened; see above");
    }
    return opened;
  }
}
