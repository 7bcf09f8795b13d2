package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Durations as timers and sentences want them. */
final class Durations {

  private Durations() {}

  /** As nanoseconds; 292 years stand for anything longer. */
  static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException tooLong) {
      return Long.MAX_VALUE;
    }
  }

  /** As {@code 250 ms} or {@code 5 s}. */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  static Duration checkPositive(String name, Duration value) {
    requireNonNull(value, () -> name + " is null");
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
    return value;
  }
}
