package io.patchcord.gateway.security;

import static java.util.Objects.requireNonNull;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who fails again and again: after some failures that cost nothing each further one is
 * followed by a delay, twice as long as the one before. Nobody waits here: whoever fails within the
 * delay is told how much of it is left. What succeeds is none of its business. Safe for all
 * threads.
 */
public final class Brake {
  /** Some megabytes at most; the one that failed longest ago gives way. */
  static final int MAX = 10_000;

  private static final Duration FIRST = Duration.ofSeconds(1);

  /** A delay that is longer only makes people restart things. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  /** A quarter of an hour without a failure, and all is forgotten. */
  static final Duration FORGOTTEN = Duration.ofMinutes(15);

  /** The delay has its full length by then. */
  private static final int MAX_DOUBLINGS = 6;

  private final int free;
  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MAX;
        }
      };
  private long slowed;

  private record Failures(int count, Instant last, Instant until) {}

  /**
   * @param free how many failures cost nothing
   */
  public Brake(int free, Clock clock) {
    if (free < 0) {
      throw new IllegalArgumentException("free: " + free + " (expected: >= 0)");
    }
    this.free = free;
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** How much is left of the delay of this one; nothing if there is none. */
  public synchronized Optional<Duration> delay(String who) {
    Failures known = failures.get(who);
    Instant now = clock.instant();
    if (known == null || !known.until().isAfter(now)) {
      return Optional.empty();
    }
    slowed++;
    return Optional.of(Duration.between(now, known.until()));
  }

  /**
   * Notes that this one has failed.
   *
   * @return how much is left of the delay that it should have waited for: then nothing is noted, or
   *     it would never come out of it; nothing if it did not have to wait
   */
  public synchronized Optional<Duration> failed(String who) {
    Optional<Duration> left = delay(who);
    if (left.isEmpty()) {
      Failures known = failures.get(who);
      Instant now = clock.instant();
      boolean forgotten = known == null || known.last().plus(FORGOTTEN).isBefore(now);
      int count = forgotten || known == null ? 1 : known.count() + 1;
      failures.put(who, new Failures(count, now, now.plus(after(count))));
    }
    return left;
  }

  private Duration after(int count) {
    if (count <= free) {
      return Duration.ZERO;
    }
    Duration delay = FIRST.multipliedBy(1L << Math.min(count - free - 1, MAX_DOUBLINGS));
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }

  /** How many attempts came within a delay, since the start. */
  public synchronized long slowed() {
    return slowed;
  }

  /** How many are remembered. */
  public synchronized int size() {
    return failures.size();
  }

  /**
   * Where a request came from, as failures are counted: an address, and of IPv6 the network of 64
   * bits, all of whose addresses one host can have.
   *
   * @param address as the connection has it; {@code null} where it is not known
   */
  public static String source(@Nullable String address) {
    if (address == null || !address.contains(":")) {
      return String.valueOf(address);
    }
    try {
      InetAddress parsed = InetAddress.getByName(address.replaceFirst("%.*", ""));
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8)) + "/64"
          : parsed.getHostAddress();
    } catch (UnknownHostException noAddress) {
      return address;
    }
  }
}
