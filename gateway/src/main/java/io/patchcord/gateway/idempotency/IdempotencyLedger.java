package io.patchcord.gateway.idempotency;

import static java.util.Objects.requireNonNull;

import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the requests that came with a key, for a day. That one has begun is on the disk
 * before it is done; its answer follows behind its back, as one that is lost only makes the outcome
 * unknown. While the database is away, requests are done all the same, and only this run of the
 * gateway knows of them. Safe for all threads.
 */
public final class IdempotencyLedger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyLedger.class);

  /** As long as the API promises. */
  static final Duration LIFETIME = Duration.ofHours(24);

  /** Some minutes of a busy day; the database has more. */
  static final int MAX_IN_MEMORY = 10_000;

  /** Those with the usual bodies fit; what is longer goes to the database earlier. */
  private static final long MAX_CHARACTERS_IN_MEMORY = 32L * 1024 * 1024;

  /** What 5,000 agents do in a day, with some 2 KB each. */
  private static final long MAX_STORED = 1_000_000;

  /** Many times what a write takes, and still no pause that anybody takes for a failure. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final int WRITTEN_AT_ONCE = 100;
  private static final int RETRY_SECONDS = 1;
  private static final int CLOSE_SECONDS = 3;

  private final OutcomeRows rows;
  private final ScheduledExecutorService writer;
  private final Clock clock;
  private final OutcomeMemory memory;
  private final AtomicLong replayed = new AtomicLong();
  private final AtomicLong unprotected = new AtomicLong();
  private final AtomicLong expired = new AtomicLong();

  // Guarded by memory, like the memory itself.
  private boolean scheduled;

  /** Then no request waits for the database: what tries again tells when it is back. */
  private boolean failing;

  private long lostSaid;

  /**
   * @param writer one thread, so that what is written later is newer; its tasks block
   */
  public IdempotencyLedger(Database database, ScheduledExecutorService writer, Clock clock) {
    this(database, writer, clock, new OutcomeMemory(MAX_IN_MEMORY, MAX_CHARACTERS_IN_MEMORY));
  }

  IdempotencyLedger(
      Database database, ScheduledExecutorService writer, Clock clock, OutcomeMemory memory) {
    this.rows = new OutcomeRows(database, UUID.randomUUID());
    this.writer = requireNonNull(writer, "writer is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.memory = requireNonNull(memory, "memory is null");
  }

  /**
   * How it does, for the metrics.
   *
   * @param kept in memory
   * @param waiting that the database does not have yet
   * @param replayed answers given again
   * @param unprotected requests done though the database could not be told first
   * @param lost forgotten before the database was told
   * @param expired deleted from the database
   */
  public record Counts(
      long kept, long waiting, long replayed, long unprotected, long lost, long expired) {}

  /**
   * Asks what is to be done with a request. Blocks for a write, and no longer than a second when
   * the database does not answer. Whoever is told that it is the first must say afterwards what
   * became of it.
   */
  public Claim claim(KeyedRequest request) {
    Instant now = clock.instant();
    KeyedOutcome mine = KeyedOutcome.running(request, now, LIFETIME);
    boolean anyway;
    synchronized (memory) {
      KeyedOutcome known = memory.find(request.hash());
      if (known != null && known.countsAt(now)) {
        return counted(known.claimOf(request, now));
      }
      anyway = memory.isToBeDeleted(request.hash());
      memory.put(mine);
    }
    KeyedOutcome stored = begin(mine, anyway).orElse(null);
    if (stored == null) {
      return new Claim.First();
    }
    synchronized (memory) {
      memory.put(stored);
    }
    return counted(stored.claimOf(request, now));
  }

  /** Takes note of the answer to a request that was the first. Never blocks. */
  public void answered(KeyedRequest request, KeptAnswer answer) {
    settle(request, outcome -> outcome.answered(answer));
  }

  /** Takes note that nobody knows whether it was done. Never blocks. */
  public void failed(KeyedRequest request) {
    settle(request, KeyedOutcome::unknown);
  }

  /** Takes note that it was refused and nothing was done: it may be tried again. Never blocks. */
  public void released(KeyedRequest request) {
    settle(request, outcome -> null);
  }

  /** Deletes what does not count any more, and tells of what was lost. Blocks. */
  public void deleteExpired() {
    Instant now = clock.instant();
    long lost;
    synchronized (memory) {
      memory.forgetExpired(now);
      lost = memory.lost() - lostSaid;
      lostSaid = memory.lost();
    }
    if (lost > 0) {
      LOG.warn(
          "{} idempotency records were forgotten before the database had them: a retry after a"
              + " restart is not known as one",
          lost);
    }
    try {
      expired.addAndGet(rows.deleteExpired(now, MAX_STORED));
    } catch (DatabaseException away) {
      LOG.warn("Expired idempotency records are deleted later: {}", away.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Expired idempotency records could not be deleted", e);
    }
  }

  public Counts counts() {
    synchronized (memory) {
      return new Counts(
          memory.size(),
          memory.waiting(),
          replayed.get(),
          unprotected.get(),
          memory.lost(),
          expired.get());
    }
  }

  /** Writes what waits, if the database answers within a few seconds. */
  @Override
  public void close() {
    try {
      writer.execute(this::flush);
      writer.shutdown();
      if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Idempotency records are lost: the database does not answer");
      }
    } catch (RejectedExecutionException closed) {
      LOG.debug("It is closed already");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Claim counted(Claim claim) {
    if (claim instanceof Claim.Answered) {
      replayed.incrementAndGet();
    }
    return claim;
  }

  private Optional<KeyedOutcome> begin(KeyedOutcome mine, boolean anyway) {
    boolean away;
    synchronized (memory) {
      away = failing;
    }
    if (!away) {
      Future<Optional<KeyedOutcome>> begun = null;
      try {
        begun = writer.submit(() -> rows.begin(mine, anyway));
        return begun.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        onFailure(String.valueOf(e.getCause()));
      } catch (TimeoutException e) {
        // Not interrupted: H2 would close its file.
        begun.cancel(false);
        onFailure("The database did not answer within " + PATIENCE.toMillis() + " ms.");
      } catch (RejectedExecutionException closing) {
        LOG.debug("The gateway is being stopped");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    unprotected.incrementAndGet();
    synchronized (memory) {
      memory.tell(mine.request().hash());
      schedule(RETRY_SECONDS);
    }
    return Optional.empty();
  }

  private void settle(KeyedRequest request, UnaryOperator<@Nullable KeyedOutcome> change) {
    synchronized (memory) {
      KeyedOutcome outcome = memory.find(request.hash());
      if (outcome == null || !outcome.isRunning()) {
        return; // It was settled before.
      }
      KeyedOutcome settled = change.apply(outcome);
      if (settled == null) {
        memory.drop(request.hash());
      } else {
        memory.tell(request.hash());
        memory.put(settled);
      }
      schedule(0);
    }
  }

  private void schedule(int seconds) {
    if (scheduled) {
      return;
    }
    try {
      writer.schedule(this::flush, failing ? RETRY_SECONDS : seconds, TimeUnit.SECONDS);
      scheduled = true;
    } catch (RejectedExecutionException closing) {
      LOG.debug("The gateway is being stopped");
    }
  }

  private void flush() {
    synchronized (memory) {
      scheduled = false;
    }
    try {
      while (writeSome()) {
        LOG.debug("More idempotency records wait");
      }
    } catch (RuntimeException e) {
      onFailure(String.valueOf(e.getMessage()));
      synchronized (memory) {
        schedule(RETRY_SECONDS);
      }
    }
  }

  private boolean writeSome() {
    List<OutcomeMemory.Change> some;
    synchronized (memory) {
      some = memory.waiting(WRITTEN_AT_ONCE);
    }
    if (!some.isEmpty()) {
      rows.write(some);
    }
    synchronized (memory) {
      memory.told(some);
      if (failing) {
        LOG.info("Idempotency records are stored again");
      }
      failing = false;
    }
    return !some.isEmpty();
  }

  private void onFailure(String why) {
    synchronized (memory) {
      if (!failing) {
        LOG.warn("Idempotency records cannot be stored, they wait in memory: {}", why);
      }
      failing = true;
    }
  }
}
