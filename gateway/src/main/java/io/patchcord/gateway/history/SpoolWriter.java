package io.patchcord.gateway.history;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the files in the spool to what the book says. One thread; ends when the book closes. */
final class SpoolWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolWriter.class);
  private static final int RETRY_SECONDS = 1;

  /** A disk that takes longer is broken; the change may still come through. */
  private static final int DISK_DEADLINE_SECONDS = 5;

  private final RecordBook book;
  private final Spool spool;
  private final AtomicLong saved = new AtomicLong();
  private boolean failing;

  SpoolWriter(RecordBook book, Spool spool) {
    this.book = book;
    this.spool = spool;
  }

  /** How many files were written. */
  long saved() {
    return saved.get();
  }

  @Override
  public void run() {
    try {
      // What is left when the book closes is written in the last turn.
      while (true) {
        boolean last = book.closed();
        if (!save(book.awaitUnsaved()) && !last) {
          TimeUnit.SECONDS.sleep(RETRY_SECONDS);
        }
        if (last) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean save(Map<UUID, CompletableFuture<Void>> batch) {
    try {
      for (UUID id : batch.keySet()) {
        HistoryRecord wanted = book.onDisk(id);
        if (wanted == null) {
          spool.remove(id);
        } else {
          spool.write(wanted);
          saved.incrementAndGet();
        }
      }
      spool.force();
      batch.values().forEach(waiting -> waiting.complete(null));
      failing = false;
      return true;
    } catch (IOException | RuntimeException e) {
      if (!failing) {
        LOG.error("Call records cannot be written to the spool, and are tried again", e);
      }
      failing = true;
      book.notSaved(batch.keySet());
      batch.values().forEach(waiting -> waiting.completeExceptionally(e));
      return false;
    }
  }

  /**
   * Waits until these are on disk.
   *
   * @throws HistoryUnavailableException when they are not in time; they may be later
   */
  static void await(List<CompletableFuture<Void>> saved) {
    try {
      CompletableFuture.allOf(saved.toArray(CompletableFuture<?>[]::new))
          .get(DISK_DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new HistoryUnavailableException("The change could not be written to disk in time.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HistoryUnavailableException("The gateway is being stopped.");
    }
  }
}
