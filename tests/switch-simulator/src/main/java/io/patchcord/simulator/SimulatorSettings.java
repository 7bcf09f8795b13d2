package io.patchcord.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a simulated switch is set up.
 *
 * @param bindAddress the address that it listens on
 * @param port the port, or 0 for any that is free
 * @param password what a client must say
 * @param ringTime how long the outside rings before it answers
 * @param heartbeat the time between two heartbeats
 * @param domain the domain of the lines
 * @param lines the lines whose phones are registered
 * @param limits what clients may use
 */
public record SimulatorSettings(
    String bindAddress,
    int port,
    String password,
    Duration ringTime,
    Duration heartbeat,
    String domain,
    List<String> lines,
    Limits limits) {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,6})-([0-9]{1,6})");

  /** Each line needs a port of its own for its phone. */
  private static final int MAXIMUM_LINES = 1000;

  /** What clients may use before they are refused or cut off. */
  public record Limits(int connections, int commandBytes, long queuedBytes, int channels) {
    /** Enough for every test; the channels are {@code max_sessions} of the recorded switch. */
    public static final Limits STANDARD = new Limits(64, 65_536, 64L * 1024 * 1024, 1000);

    public Limits {
      requirePositive("connections", connections);
      requirePositive("commandBytes", commandBytes);
      requirePositive("queuedBytes", queuedBytes);
      requirePositive("channels", channels);
    }

    /** The same with that many channels. */
    public Limits withChannels(int newChannels) {
      return new Limits(connections, commandBytes, queuedBytes, newChannels);
    }

    private static void requirePositive(String name, long value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
      }
    }
  }

  public SimulatorSettings {
    requireNonNull(bindAddress, "bindAddress is null");
    requireNonNull(password, "password is null");
    requireNonNull(ringTime, "ringTime is null");
    requireNonNull(heartbeat, "heartbeat is null");
    requireNonNull(domain, "domain is null");
    requireNonNull(limits, "limits is null");
    lines = List.copyOf(lines);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0-65535)");
    }
    if (password.isEmpty()) {
      throw new IllegalArgumentException("password: empty (expected: not empty)");
    }
    if (heartbeat.isNegative() || heartbeat.isZero()) {
      throw new IllegalArgumentException("heartbeat: " + heartbeat + " (expected: > 0)");
    }
  }

  /** For tests: any free port of this machine, three lines, a short ring. */
  public static SimulatorSettings forTests(String password) {
    return new SimulatorSettings(
        "127.0.0.1",
        0,
        password,
        Duration.ofMillis(100),
        Duration.ofSeconds(20),
        "pbx.test",
        parseLines("1001-1003"),
        Limits.STANDARD);
  }

  /** The same with another ring time. */
  public SimulatorSettings withRingTime(Duration newRingTime) {
    return new SimulatorSettings(
        bindAddress, port, password, newRingTime, heartbeat, domain, lines, limits);
  }

  /** The same with another heartbeat. */
  public SimulatorSettings withHeartbeat(Duration newHeartbeat) {
    return new SimulatorSettings(
        bindAddress, port, password, ringTime, newHeartbeat, domain, lines, limits);
  }

  /** The same on another port. */
  public SimulatorSettings withPort(int newPort) {
    return new SimulatorSettings(
        bindAddress, newPort, password, ringTime, heartbeat, domain, lines, limits);
  }

  /** The same with other limits. */
  public SimulatorSettings withLimits(Limits newLimits) {
    return new SimulatorSettings(
        bindAddress, port, password, ringTime, heartbeat, domain, lines, newLimits);
  }

  /** Lines as in {@code 1001-1003,1007}. */
  public static List<String> parseLines(String text) {
    List<String> lines = new ArrayList<>();
    for (String part : text.split(",")) {
      Matcher range = RANGE.matcher(part.strip());
      if (range.matches()) {
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        for (int line = first; line <= last && lines.size() <= MAXIMUM_LINES; line++) {
          lines.add(Integer.toString(line));
        }
      } else if (part.strip().matches("[0-9]{1,6}")) {
        lines.add(part.strip());
      } else {
        throw new IllegalArgumentException("lines: " + text + " (expected: as 1001-1003,1007)");
      }
    }
    if (lines.size() > MAXIMUM_LINES) {
      throw new IllegalArgumentException("lines: too many (expected: <= " + MAXIMUM_LINES + ")");
    }
    return lines;
  }
}
