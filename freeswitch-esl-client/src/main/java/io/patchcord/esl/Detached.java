package io.patchcord.esl;

import java.util.concurrent.CompletableFuture;

/**
 * Completes futures for callers away from the event loop: whatever a caller hangs on its future,
 * the reader never stops reading, since a reader that stops can stall every client of the switch.
 * The common pool makes up for threads that block in {@code join}.
 */
final class Detached {

  private Detached() {}

  static <T> CompletableFuture<T> from(CompletableFuture<T> internal) {
    CompletableFuture<T> detached = new CompletableFuture<>();
    internal.whenCompleteAsync(
        (value, problem) -> {
          if (problem == null) {
            detached.complete(value);
          } else {
            detached.completeExceptionally(problem);
          }
        });
    return detached;
  }
}
