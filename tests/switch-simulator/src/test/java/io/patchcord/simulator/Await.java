package io.patchcord.simulator;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, with a deadline that only a broken test ever reaches. */
final class Await {
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private Await() {}

  static void until(Supplier<String> what, BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("Not within " + DEADLINE + ": " + what.get());
      }
      LockSupport.parkNanos(500_000);
    }
  }
}
