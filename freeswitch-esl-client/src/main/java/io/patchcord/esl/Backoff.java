package io.patchcord.esl;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: exponential with jitter, so that many clients of one
 * switch do not come back in step.
 */
final class Backoff {

  /** A password does not become right by itself, and intrusion detection counts the attempts. */
  private static final Duration AFTER_WRONG_PASSWORD = Duration.ofSeconds(10);

  /**
   * Under four attempts in ten minutes: intrusion detection mostly bans for five. Only the first
   * ten minutes see more, for somebody who is just correcting a password.
   */
  private static final Duration MAX_AFTER_WRONG_PASSWORD = Duration.ofMinutes(3);

  /** Some three days from the default minimum, and far from an overflow. */
  private static final int MAX_DOUBLINGS = 20;

  private final Duration min;
  private final Duration max;
  private final DoubleSupplier random;
  private int failures;
  private int wrongPasswords;

  /**
   * Begins without failures.
   *
   * @param random gives values from 0 to 1
   */
  Backoff(Duration min, Duration max, DoubleSupplier random) {
    this.min = min;
    this.max = max;
    this.random = random;
  }

  int failures() {
    return failures;
  }

  /** Forgets the failures, once a connection has proved stable. */
  void reset() {
    failures = 0;
    wrongPasswords = 0;
  }

  /** At least the minimum; at most the minimum doubled for each failure, or the maximum. */
  Duration next() {
    failures++;
    long minMillis = Math.max(1, min.toMillis());
    long bound = Math.min(max.toMillis(), minMillis << Math.min(failures, MAX_DOUBLINGS));
    return Duration.ofMillis(minMillis)
        .plusMillis((long) (Math.max(0, bound - minMillis) * random.getAsDouble()));
  }

  /** Ten seconds, doubled each time, up to three minutes; the jitter comes on top. */
  Duration nextAfterWrongPassword() {
    long millis = AFTER_WRONG_PASSWORD.toMillis() << Math.min(wrongPasswords, MAX_DOUBLINGS);
    wrongPasswords++;
    Duration gentle = Duration.ofMillis(Math.min(millis, MAX_AFTER_WRONG_PASSWORD.toMillis()));
    return gentle.plus(next());
  }
}
