package io.patchcord.benchmarks.socket;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Measures both clients on sockets of this machine, in this JVM. */
public final class SocketMeasurement {

  private final CommandRoundTrips commands;
  private final EventOrder order;
  private final ListenerLatency latency;
  private final Consumer<String> progress;

  private SocketMeasurement(
      CommandRoundTrips commands,
      EventOrder order,
      ListenerLatency latency,
      Consumer<String> progress) {
    this.commands = commands;
    this.order = order;
    this.latency = latency;
    this.progress = progress;
  }

  /** About a minute in all. */
  public static SocketMeasurement thorough(Consumer<String> progress) {
    return new SocketMeasurement(
        new CommandRoundTrips(2, Duration.ofSeconds(1)),
        new EventOrder(2, 100),
        new ListenerLatency(Duration.ofSeconds(5)),
        progress);
  }

  /** Shows that everything runs, in about 15 s. */
  public static SocketMeasurement quick(Consumer<String> progress) {
    return new SocketMeasurement(
        new CommandRoundTrips(1, Duration.ofMillis(200)),
        new EventOrder(1, 20),
        new ListenerLatency(Duration.ofMillis(500)),
        progress);
  }

  /** Measures everything. Order goes before latency, whose code it warms up. */
  public SocketReport run() {
    List<RoundTripFigures> roundTrips = commands.run(progress);
    OrderFigures inOrder = order.run(progress);
    return new SocketReport(roundTrips, latency.run(progress), inOrder);
  }
}
