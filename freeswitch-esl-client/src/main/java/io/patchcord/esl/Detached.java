package io.patchcord.esl;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Completes futures for callers away from the event loop: whatever a caller hangs on its future,
 * the reader never stops reading, since a reader that stops can stall every client of the switch.
 */
final class Detached {

  private Detached() {}

  /** The same outcome, changed and told on the executor. */
  static <T, R> CompletionStage<R> from(
      CompletionStage<T> internal, Function<? super T, ? extends R> change, Executor executor) {
    CompletableFuture<R> detached = new CompletableFuture<>();
    internal.whenCompleteAsync(
        (value, problem) -> {
          if (problem != null) {
            Throwable cause = cause(problem);
            detached.completeExceptionally(cause == null ? problem : cause);
            return;
          }
          try {
            detached.complete(change.apply(value));
          } catch (RuntimeException failed) {
            detached.completeExceptionally(failed);
          }
        },
        executor);
    return detached;
  }

  /** What the executor makes of it, or {@link EslClosedException} where it has ended. */
  static <T> CompletableFuture<T> on(Executor executor, Supplier<CompletableFuture<T>> work) {
    try {
      return CompletableFuture.supplyAsync(work, executor).thenCompose(Function.identity());
    } catch (RejectedExecutionException ended) {
      return CompletableFuture.failedFuture(
          new EslClosedException("The transport is closed", false, ended));
    }
  }

  static BackgroundJob from(BackgroundJob internal, Executor executor) {
    return new BackgroundJob(
        internal.id(),
        from(internal.accepted(), Function.identity(), executor),
        from(internal.result(), Function.identity(), executor));
  }

  /** What went wrong, without what a chain of futures wraps around it. */
  static @Nullable Throwable cause(@Nullable Throwable problem) {
    return problem instanceof CompletionException && problem.getCause() != null
        ? problem.getCause()
        : problem;
  }
}
