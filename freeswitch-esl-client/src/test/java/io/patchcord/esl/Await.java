package io.patchcord.esl;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions, with a deadline that only a broken test ever reaches. */
final class Await {

  static final Duration DEADLINE = Duration.ofSeconds(10);

  private Await() {}

  static void until(String what, BooleanSupplier condition) {
    until(what, DEADLINE, condition);
  }

  static void until(String what, Duration deadline, BooleanSupplier condition) {
    long end = System.nanoTime() + deadline.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("Not within " + deadline + ": " + what);
      }
      LockSupport.parkNanos(100_000);
    }
  }

  static String text(CompletionStage<EslReply> stage) throws Exception {
    return stage.toCompletableFuture().get(DEADLINE.toSeconds(), TimeUnit.SECONDS).text();
  }

  static Throwable problem(CompletionStage<?> stage) throws InterruptedException, TimeoutException {
    try {
      Object value = stage.toCompletableFuture().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      throw new AssertionError("No problem, but " + value);
    } catch (ExecutionException problem) {
      return problem.getCause() == null ? problem : problem.getCause();
    }
  }
}
