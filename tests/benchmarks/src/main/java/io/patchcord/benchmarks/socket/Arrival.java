package io.patchcord.benchmarks.socket;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for events of which some may have been dropped on the way. */
final class Arrival {

  /** When nothing at all arrives for that long, nothing will: both clients drain far faster. */
  private static final Duration SILENCE = Duration.ofSeconds(3);

  private Arrival() {}

  /** Returns when the latch is open, or has not moved for {@link #SILENCE}. */
  static void awaitAllOrSilence(CountDownLatch latch) {
    try {
      long before = Long.MAX_VALUE;
      while (latch.getCount() < before) {
        before = latch.getCount();
        if (latch.await(SILENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for events", stopped);
    }
  }
}
