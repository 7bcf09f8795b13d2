package io.patchcord.benchmarks.stream;

import io.patchcord.benchmarks.program.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Starts a switch and a gateway, opens a stream for each agent, and lets the switch say that phones
 * come, each time to one agent. A tenth of that is of a small call center, whose supervisors'
 * streams are then opened, and never read.
 */
final class StreamMeasurement {
  private static final String PASSWORD = "benchmark";

  /** As {@code bin/patchcord serve} runs it: {@code scripts/run}'s pauses for garbage are long. */
  private static final List<String> AS_INSTALLED =
      List.of(
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:MaxGCPauseMillis=20",
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  private static final String READY = "switch-simulator ready on 127.0.0.1:";

  /** One in so many events is of the busy call center. */
  private static final int BUSY_SHARE = 10;

  /** One in so many agents is of it. */
  private static final int BUSY_AGENTS = 100;

  /** As many as the gateway lets one key have. */
  private static final int STREAMS_OF_A_KEY = 20;

  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final long TICK_NANOS = Duration.ofMillis(1).toNanos();
  private static final long SETTLE_NANOS = Duration.ofSeconds(60).toNanos();
  private static final int OPEN_AT_ONCE = 200;
  private static final int KILO = 1_024;
  private static final Pattern CUT_OFF =
      Pattern.compile("(?m)^patchcord_stream_cut_off_total ([0-9.]+)");

  private final Path home;
  private final Size size;
  private final Consumer<String> progress;
  private final HttpClient client = HttpClient.newHttpClient();
  private int next;

  /** How much of everything. */
  record Size(int streams, int perSecond, int stalled, int seconds, int rounds) {}

  StreamMeasurement(Path home, Size size, Consumer<String> progress) {
    this.home = home;
    this.size = size;
    this.progress = progress;
  }

  StreamReport run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("patchcord-bench-stream");
    try {
      Path data = Files.createDirectory(folder.resolve("data"));
      CallCenterSeed.write(
          data, size.streams(), busy(), (size.stalled() - 1) / STREAMS_OF_A_KEY + 1);
      Path password = folder.resolve("password");
      Files.writeString(password, PASSWORD + "\n");
      Program.Started phoneSystem =
          Program.start(
              home.resolve("tests/switch-simulator"),
              "io.patchcord.simulator.SimulatorMain",
              List.of("--port", "0", "--password-file", password.toString()),
              line -> line.startsWith(READY));
      int switchPort = Integer.parseInt(phoneSystem.line().substring(READY.length()));
      int port = freePort();
      try (Program simulator = phoneSystem.program();
          SwitchWire wire = new SwitchWire(switchPort);
          Program gateway = gateway(data, password, wire.port(), port);
          StreamReaders readers = new StreamReaders(port);
          Floor floor = new Floor()) {
        StreamReport report = measure(port, wire, gateway, readers, floor);
        if (!simulator.isAlive() || !gateway.isAlive()) {
          throw new IllegalStateException("The simulator or the gateway has ended");
        }
        return report;
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private int busy() {
    return Math.max(1, size.streams() / BUSY_AGENTS);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Program gateway(Path data, Path password, int switchPort, int port) {
    return Program.start(
            AS_INSTALLED,
            home.resolve("gateway"),
            "io.patchcord.gateway.Main",
            List.of(
                "serve",
                "--data",
                data.toString(),
                "--freeswitch",
                "127.0.0.1:" + switchPort,
                "--password-file",
                password.toString(),
                "--http-port",
                Integer.toString(port)),
            line -> line.strip().equals("Ctrl-C stops it."))
        .program();
  }

  private StreamReport measure(
      int port, SwitchWire wire, Program gateway, StreamReaders readers, Floor floor)
      throws IOException, InterruptedException {
    await("the gateway asks for events", wire::isReady);
    long start = System.nanoTime();
    for (int i = 0; i < size.streams(); i++) {
      readers.open(CallCenterSeed.key(i));
      int opened = i + 1;
      await("streams open", () -> readers.open() + OPEN_AT_ONCE > opened);
    }
    await("all streams are open", () -> readers.open() == size.streams());
    long openMillis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    progress.accept(size.streams() + " streams are open after " + openMillis + " ms; warming up");
    say(wire, readers, size.seconds());
    settle(readers);
    List<StreamReport.Round> rounds = new ArrayList<>();
    for (int i = 0; i < size.rounds(); i++) {
      rounds.add(round(port, wire, gateway, readers, floor));
      progress.accept("round " + (i + 1) + ": " + rounds.get(i));
    }
    return new StreamReport(size.streams(), size.perSecond(), size.stalled(), openMillis, rounds);
  }

  private StreamReport.Round round(
      int port, SwitchWire wire, Program gateway, StreamReaders readers, Floor floor)
      throws IOException, InterruptedException {
    readers.next();
    floor.next();
    long cpu = gateway.processorMillis();
    long receivedBefore = readers.received();
    long said = say(wire, readers, size.seconds());
    double gatewayCpu =
        (gateway.processorMillis() - cpu) / (double) Duration.ofSeconds(size.seconds()).toMillis();
    settle(readers);
    StreamReport.Span alone = StreamReport.Span.of(readers.next(), floor.next());
    long resident = resident(gateway);
    double cutOffBefore = cutOff(port);
    for (int i = 0; i < size.stalled(); i++) {
      readers.stall(CallCenterSeed.supervisorKey(i / STREAMS_OF_A_KEY));
    }
    long most = resident;
    for (int second = 0; second < size.seconds(); second++) {
      said += say(wire, readers, 1);
      most = Math.max(most, resident(gateway));
    }
    settle(readers);
    StreamReport.Span beside = StreamReport.Span.of(readers.next(), floor.next());
    // Those that are left get what they take to reach their bound; nothing is measured by it.
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (cutOff(port) - cutOffBefore < size.stalled() && System.nanoTime() - end < 0) {
      said += say(wire, readers, 1);
      most = Math.max(most, resident(gateway));
    }
    settle(readers);
    return new StreamReport.Round(
        alone,
        beside,
        Math.round(cutOff(port) - cutOffBefore),
        readers.lost(),
        said - (readers.received() - receivedBefore),
        readers.misplaced(),
        resident,
        most,
        gatewayCpu);
  }

  /** Lets the switch speak at its rate; returns how many events it has said. */
  private long say(SwitchWire wire, StreamReaders readers, int seconds) {
    long start = System.nanoTime();
    long total = (long) size.perSecond() * seconds;
    for (long said = 0; said < total; said++) {
      long due = start + said * Duration.ofSeconds(1).toNanos() / size.perSecond();
      while (due - System.nanoTime() > 0) {
        LockSupport.parkNanos(Math.min(TICK_NANOS, Math.max(1, due - System.nanoTime())));
      }
      next++;
      int agent =
          next % BUSY_SHARE == 0
              ? next / BUSY_SHARE % busy()
              : busy() + next % (size.streams() - busy());
      byte[] event = SwitchWire.event(CallCenterSeed.line(agent), next);
      readers.say(next, System.nanoTime());
      wire.say(event);
    }
    return total;
  }

  /** Until all that was said has come, or it does not. */
  private void settle(StreamReaders readers) {
    long end = System.nanoTime() + SETTLE_NANOS;
    while (readers.received() < next && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(TICK_NANOS);
    }
  }

  private double cutOff(int port) throws IOException, InterruptedException {
    String metrics =
        client
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    Matcher found = CUT_OFF.matcher(metrics);
    if (!found.find()) {
      throw new IllegalStateException("The gateway does not count who was cut off");
    }
    return Double.parseDouble(found.group(1));
  }

  /** What the gateway has in memory, in megabytes. */
  private static long resident(Program gateway) throws IOException {
    Path status = Path.of("/proc", Long.toString(gateway.pid()), "status");
    if (!Files.exists(status)) {
      return 0; // Not Linux.
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KILO)
        .findFirst()
        .orElse(0);
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("Not within five minutes: " + what);
      }
      LockSupport.parkNanos(TICK_NANOS);
    }
  }
}
