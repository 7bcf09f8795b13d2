package io.patchcord.gateway.history;

import io.patchcord.gateway.watch.Bound;
import io.patchcord.persistence.DatabaseException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets requests ask the database, and keeps those that would wait for it from taking all of the
 * API's threads: few ask at once, and after a failure nobody asks for a moment.
 */
final class RequestGate {
  /** A quarter of the API's threads. */
  private static final int AT_ONCE = 8;

  private static final long PATIENCE_MILLIS = 500;
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Semaphore free = new Semaphore(AT_ONCE);
  private volatile boolean failed;
  private volatile long failedAt;

  /**
   * @throws HistoryUnavailableException when the database is away or too busy
   */
  <T> T ask(Supplier<T> question) {
    if (failed && System.nanoTime() - failedAt < PAUSE_NANOS) {
      throw new HistoryUnavailableException("The database is away.");
    }
    try {
      if (!free.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        Bound.HISTORY_REQUESTS.reached(AT_ONCE);
        throw new HistoryUnavailableException("The database has too much to do.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HistoryUnavailableException("The gateway is being stopped.");
    }
    try {
      T answer = question.get();
      failed = false;
      return answer;
    } catch (DatabaseException away) {
      failedAt = System.nanoTime();
      failed = true;
      throw new HistoryUnavailableException("The database is away.");
    } finally {
      free.release();
    }
  }
}
