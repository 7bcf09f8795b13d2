package io.patchcord.simulator.core;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time as the switch counts it: microseconds since the epoch. */
public final class SwitchClock {
  private final Clock clock;
  private volatile long startMicros;

  /** A clock that starts to count the up-time now. */
  public SwitchClock(Clock clock) {
    this.clock = clock;
    this.startMicros = micros(clock.instant());
  }

  /** The switch starts again, so the up-time counts from now. */
  public void restart() {
    startMicros = micros(clock.instant());
  }

  /** Microseconds since the epoch. */
  public long micros() {
    return micros(clock.instant());
  }

  /** Microseconds since the switch started. */
  public long upMicros() {
    return micros() - startMicros;
  }

  /** The point in time of that many microseconds. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The up-time in the words of {@code status} and of the heartbeat. */
  public String upTime() {
    long micros = upMicros();
    long seconds = micros / 1_000_000;
    long days = seconds / 86_400;
    return "%d years, %d days, %d hours, %d minutes, %d seconds, %d milliseconds, %d microseconds"
        .formatted(
            days / 365,
            days % 365,
            seconds / 3600 % 24,
            seconds / 60 % 60,
            seconds % 60,
            micros / 1000 % 1000,
            micros % 1000);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
