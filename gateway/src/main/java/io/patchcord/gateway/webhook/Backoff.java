package io.patchcord.gateway.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait after a failed attempt: twice as long each time, up to an hour, and each a fifth
 * more or less, so that what failed together does not come back together.
 *
 * @param first the wait after the first one
 */
record Backoff(Duration first, RandomGenerator random) {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 30;

  /**
   * @param attempts so far, at least one
   * @param asked what the receiver asks for; {@code null} when it does not
   */
  Duration after(int attempts, @Nullable Duration asked) {
    Duration wait = first.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    wait = shorter(wait, LONGEST);
    if (asked != null && asked.compareTo(wait) > 0) {
      wait = shorter(asked, LONGEST);
    }
    return Duration.ofMillis((long) (wait.toMillis() * (0.8 + 0.4 * random.nextDouble())));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
