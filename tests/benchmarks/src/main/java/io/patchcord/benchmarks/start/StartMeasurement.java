package io.patchcord.benchmarks.start;

import io.patchcord.benchmarks.program.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Installs the archive as its page says, and starts the gateway beside a simulated switch: it is
 * ready when {@code /health/ready} says so, so the switch's calls and phones are known by then.
 */
final class StartMeasurement {
  private static final String SWITCH_READY = "switch-simulator ready on 127.0.0.1:";
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final long POLL_NANOS = Duration.ofMillis(10).toNanos();

  private final Path home;
  private final Path archive;
  private final Consumer<String> progress;
  private final HttpClient client = HttpClient.newHttpClient();

  StartMeasurement(Path home, Path archive, Consumer<String> progress) {
    this.home = home;
    this.archive = archive;
    this.progress = progress;
  }

  List<Start> run(int rounds) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("patchcord-bench-start");
    try {
      Path password = Files.writeString(folder.resolve("password"), "benchmark\n");
      Path program = install(folder);
      Program.Started phoneSystem =
          Program.start(
              home.resolve("tests/switch-simulator"),
              "io.patchcord.simulator.SimulatorMain",
              List.of("--port", "0", "--password-file", password.toString()),
              line -> line.startsWith(SWITCH_READY));
      try (Program simulator = phoneSystem.program()) {
        String at = "127.0.0.1:" + phoneSystem.line().substring(SWITCH_READY.length());
        List<Start> starts = measure(rounds, folder, program, at, password);
        if (!simulator.isAlive()) {
          throw new IllegalStateException("The simulator has ended");
        }
        return starts;
      }
    } finally {
      delete(folder);
    }
  }

  private Path install(Path folder) throws IOException, InterruptedException {
    finish("tar", "xzf", archive.toString(), "-C", folder.toString());
    try (Stream<Path> unpacked = Files.list(folder)) {
      Path program =
          unpacked.filter(Files::isDirectory).findFirst().orElseThrow().resolve("bin/patchcord");
      progress.accept("preparing ...");
      finish(program.toString(), "prepare");
      return program;
    }
  }

  private List<Start> measure(
      int rounds, Path folder, Path program, String phoneSystem, Path password)
      throws IOException, InterruptedException {
    List<String> serve =
        List.of(
            program.toString(),
            "serve",
            "--freeswitch",
            phoneSystem,
            "--password-file",
            password.toString());
    Path own = folder.resolve("own-data");
    // It makes the database that the others find.
    start(Start.Kind.NEW_DATABASE, serve, own);
    List<Start> starts = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Path fresh = folder.resolve("data-" + round);
      starts.add(start(Start.Kind.NEW_DATABASE, serve, fresh));
      delete(fresh);
      starts.add(start(Start.Kind.OWN_DATABASE, serve, own));
      long begin = System.nanoTime();
      finish(program.toString(), "--version");
      starts.add(new Start(Start.Kind.VERSION, millisSince(begin), 0));
      starts.stream().skip(starts.size() - 3L).map(Start::toString).forEach(progress);
    }
    return starts;
  }

  private Start start(Start.Kind kind, List<String> serve, Path data)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>(serve);
    command.addAll(List.of("--data", data.toString(), "--http-port", Integer.toString(port)));
    long begin = System.nanoTime();
    Process gateway = process(command.toArray(String[]::new));
    try {
      while (!isReady(port)) {
        if (!gateway.isAlive() || System.nanoTime() - begin > DEADLINE.toNanos()) {
          throw new IllegalStateException("The gateway does not become ready: " + command);
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
      long millis = millisSince(begin);
      long processor = gateway.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
      return new Start(kind, millis, processor);
    } finally {
      gateway.destroy();
      if (!gateway.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        gateway.destroyForcibly();
      }
    }
  }

  private boolean isReady(int port) throws InterruptedException {
    try {
      return client
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                      .timeout(DEADLINE)
                      .build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static Process process(String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("PATCHCORD_"));
    return builder.start();
  }

  private static void finish(String... command) throws IOException, InterruptedException {
    Process process = process(command);
    boolean ended = process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    if (!ended || process.exitValue() != 0) {
      throw new IllegalStateException("Failed: " + String.join(" ", command));
    }
  }

  private static long millisSince(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
