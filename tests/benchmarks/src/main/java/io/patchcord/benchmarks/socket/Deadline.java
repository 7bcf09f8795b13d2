package io.patchcord.benchmarks.socket;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long anything here may take before the run is given up. */
public final class Deadline {

  /** Connecting to this machine takes milliseconds; a loaded one gets more. */
  public static final Duration CONNECT = Duration.ofSeconds(20);

  /** A flood of thousands of events takes the slower library seconds. */
  public static final Duration DRAIN = Duration.ofSeconds(60);

  private Deadline() {}

  /**
   * Waits for a latch.
   *
   * @param what for the message
   * @throws IllegalStateException if it does not open in time, or the thread is interrupted
   */
  public static void await(CountDownLatch latch, Duration limit, String what) {
    try {
      if (!latch.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(what + " took longer than " + limit.toSeconds() + " s");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for: " + what, stopped);
    }
  }
}
