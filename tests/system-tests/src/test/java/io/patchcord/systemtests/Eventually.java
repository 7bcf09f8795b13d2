package io.patchcord.systemtests;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must come true, with a deadline. */
final class Eventually {
  /** Far more than anything here takes, on a machine that is busy with something else. */
  static final Duration DEADLINE = Duration.ofSeconds(20);

  private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();

  private Eventually() {}

  /** Waits until the condition holds. */
  static void holds(String what, BooleanSupplier condition) {
    get(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), () -> "");
  }

  /**
   * Waits until there is something.
   *
   * @param situation says in the failure how things stand instead
   */
  static <T> T get(String what, Supplier<Optional<T>> attempt, Supplier<String> situation) {
    return get(what, DEADLINE, attempt, situation);
  }

  /** The same with another deadline. */
  static <T> T get(
      String what, Duration deadline, Supplier<Optional<T>> attempt, Supplier<String> situation) {
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      Optional<T> found = attempt.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(
            "not within " + deadline.toSeconds() + " s: " + what + "\n" + situation.get());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
