package io.patchcord.benchmarks.resync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.benchmarks.program.Program;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Starts a switch and a gateway, lets many calls talk, cuts the wire between the two, lets a tenth
 * of the calls end and another tenth be held, mends the wire, and waits until the agents' streams
 * have told all of that.
 */
final class ResyncMeasurement {
  private static final String PASSWORD = "benchmark";
  private static final String READY = "switch-simulator ready on 127.0.0.1:";

  /** Those of the demo. */
  private static final List<String> AGENTS_LINES = List.of("1001", "1002", "1003");

  private static final long DEADLINE_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();

  /** A tenth ends, a tenth is held. */
  private static final int SHARE = 10;

  private final Path home;
  private final int calls;
  private final int gaps;
  private final Consumer<String> progress;

  ResyncMeasurement(Path home, int calls, int gaps, Consumer<String> progress) {
    this.home = home;
    this.calls = calls;
    this.gaps = gaps;
    this.progress = progress;
  }

  ResyncReport run() throws IOException {
    Path folder = Files.createTempDirectory("patchcord-bench-resync");
    try {
      Path password = folder.resolve("password");
      Files.writeString(password, PASSWORD + "\n");
      Program.Started phoneSystem =
          Program.start(
              home.resolve("tests/switch-simulator"),
              "io.patchcord.simulator.SimulatorMain",
              List.of(
                  "--port", "0",
                  "--password-file", password.toString(),
                  "--max-channels", Integer.toString(3 * calls)),
              line -> line.startsWith(READY));
      int port = Integer.parseInt(phoneSystem.line().substring(READY.length()));
      try (Program simulator = phoneSystem.program();
          Wire wire = new Wire(port);
          Switchboard board = new Switchboard(port, PASSWORD);
          Program gateway = gateway(folder, password, wire.port())) {
        ResyncReport report =
            measure(
                new ObjectMapper().readTree(demo(folder).toFile()),
                wire,
                board,
                simulator,
                gateway);
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

  private static Path demo(Path folder) {
    return data(folder).resolve("demo.json");
  }

  private static Path data(Path folder) {
    return folder.resolve("data");
  }

  private Program gateway(Path folder, Path password, int port) {
    return Program.start(
            home.resolve("gateway"),
            "io.patchcord.gateway.Main",
            List.of(
                "serve",
                "--demo",
                "--simulated",
                "--data",
                data(folder).toString(),
                "--freeswitch",
                "127.0.0.1:" + port,
                "--password-file",
                password.toString(),
                "--http-port",
                "0"),
            "  Ctrl-C stops it."::equals)
        .program();
  }

  private ResyncReport measure(
      JsonNode demo, Wire wire, Switchboard board, Program simulator, Program gateway) {
    List<Follower> agents = new ArrayList<>();
    HttpClient client = HttpClient.newHttpClient();
    try {
      for (JsonNode agent : demo.path("agents")) {
        agents.add(
            Follower.open(client, demo.path("baseUrl").asText(), agent.path("apiKey").asText()));
      }
      board.all(AGENTS_LINES.stream().map(line -> "simulate phone " + line + " auto").toList());
      List<Long> millis = new ArrayList<>();
      List<Long> gatewayMillis = new ArrayList<>();
      List<Long> switchMillis = new ArrayList<>();
      int resyncEvents = 0;
      int events = 0;
      for (int gap = 0; gap < gaps; gap++) {
        fill(board, agents);
        agents.forEach(Follower::told);
        change(wire, board);
        long gatewayBefore = gateway.processorMillis();
        long switchBefore = simulator.processorMillis();
        millis.add(mend(wire, agents));
        gatewayMillis.add(gateway.processorMillis() - gatewayBefore);
        switchMillis.add(simulator.processorMillis() - switchBefore);
        for (Follower agent : agents) {
          int[] told = agent.told();
          resyncEvents = Math.max(resyncEvents, told[0]);
          events = Math.max(events, told[1]);
        }
        progress.accept("gap " + (gap + 1) + ": " + millis.get(gap) + " ms");
      }
      return new ResyncReport(
          calls, 2 * (calls / SHARE), millis, gatewayMillis, switchMillis, resyncEvents, events);
    } finally {
      agents.forEach(Follower::close);
    }
  }

  /** Until so many talk as there should; those who were held go on. */
  private void fill(Switchboard board, List<Follower> agents) {
    // Before those who are held go on: they would be missed, or counted twice.
    int held = count(agents, "HELD");
    int missing = calls - count(agents, "ACTIVE") - held;
    board.all(board.agentLegs().stream().limit(held).map(leg -> "simulate unhold " + leg).toList());
    board.all(
        IntStream.range(0, missing)
            .mapToObj(
                i ->
                    "simulate incoming +1415"
                        + (5_550_000 + i)
                        + " 1800555010"
                        + (1 + i % AGENTS_LINES.size()))
            .toList());
    await("all talk", agents, () -> count(agents, "ACTIVE") == calls);
  }

  /** Cuts the wire, and lets a tenth of the calls be held and a tenth end. */
  private void change(Wire wire, Switchboard board) {
    int share = calls / SHARE;
    wire.cut();
    List<String> legs = board.agentLegs();
    board.all(legs.subList(0, share).stream().map(leg -> "simulate hold " + leg).toList());
    board.all(
        legs.subList(legs.size() - share, legs.size()).stream()
            .map(leg -> "simulate hangup " + leg)
            .toList());
  }

  /** Returns the milliseconds from the reconnect until all is right. */
  private long mend(Wire wire, List<Follower> agents) {
    int share = calls / SHARE;
    wire.mend();
    await(
        "all is right",
        agents,
        () -> count(agents, "HELD") == share && count(agents, "ACTIVE") == calls - 2 * share);
    long last = agents.stream().mapToLong(Follower::lastNanos).max().orElseThrow();
    return Duration.ofNanos(last - wire.joinedNanos()).toMillis();
  }

  private static int count(List<Follower> agents, String state) {
    return agents.stream().mapToInt(agent -> agent.count(state)).sum();
  }

  private static void await(String what, List<Follower> agents, BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(
            "Not within a minute: "
                + what
                + "; the agents were told "
                + agents.stream().map(Follower::situation).toList());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
