package io.patchcord.gateway.history;

import io.patchcord.persistence.DatabaseException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the database to what the book says, in the order in which it changed. While the database
 * is away, everything waits. One thread; ends when the book closes and nothing more can be written.
 */
final class RecordWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordWriter.class);

  /** A transaction of tens of milliseconds, and far fewer of them than records. */
  private static final int BATCH = 100;

  private static final long FIRST_PAUSE_MILLIS = 500;

  /** So long at most after the database is back, the records are there. */
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final RecordBook book;
  private final RecordStore store;
  private final ReentrantLock turn;
  private final AtomicLong written = new AtomicLong();
  private boolean failing;

  /**
   * @param turn held while the database is changed: what is at work cannot be erased
   */
  RecordWriter(RecordBook book, RecordStore store, ReentrantLock turn) {
    this.book = book;
    this.store = store;
    this.turn = turn;
  }

  /** How many records were written. */
  long written() {
    return written.get();
  }

  @Override
  public void run() {
    long pause = FIRST_PAUSE_MILLIS;
    try {
      while (true) {
        book.awaitUnwritten(1);
        boolean done = writeBatch();
        if (book.closed() && (!done || book.waiting() == 0)) {
          return;
        }
        if (done) {
          pause = FIRST_PAUSE_MILLIS;
        } else {
          TimeUnit.MILLISECONDS.sleep(pause);
          pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean writeBatch() throws InterruptedException {
    turn.lockInterruptibly();
    try {
      List<HistoryRecord> batch = book.awaitUnwritten(BATCH);
      if (batch.isEmpty()) {
        return true;
      }
      try {
        save(batch);
        return true;
      } catch (DatabaseException away) {
        return away(away.getMessage());
      } catch (RuntimeException refused) {
        return store.answers() ? saveOneByOne(batch) : away(refused.toString());
      }
    } finally {
      turn.unlock();
    }
  }

  private void save(List<HistoryRecord> batch) {
    store.save(batch);
    written.addAndGet(batch.size());
    book.written(batch);
    if (failing) {
      LOG.info("The database takes call records again; {} wait", book.waiting());
    }
    failing = false;
  }

  /** One record that the database refuses must not keep the others from it. */
  private boolean saveOneByOne(List<HistoryRecord> batch) {
    for (HistoryRecord next : batch) {
      try {
        save(List.of(next));
      } catch (DatabaseException away) {
        return away(away.getMessage());
      } catch (RuntimeException refused) {
        if (!store.answers()) {
          return away(refused.toString());
        }
        LOG.error(
            "The database refuses the record of call {}; its file stays in the spool",
            next.callId(),
            refused);
        book.refused(next);
      }
    }
    return true;
  }

  private boolean away(@Nullable String why) {
    if (!failing) {
      LOG.warn("Call records wait for the database: {}", why);
    }
    failing = true;
    return false;
  }
}
