package io.patchcord.gateway.audit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.gateway.watch.Bound;
import io.patchcord.persistence.AuditEntry;
import io.patchcord.persistence.AuditFilter;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.Repositories;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit trail. What is asked for is written before it is done, or it is not done; what happens
 * without being asked for is written as soon as the database answers. Safe for all threads.
 */
public final class AuditLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

  /** Whoever collects logs has it there too, also what the database never got. */
  private static final Logger AUDIT = LoggerFactory.getLogger("io.patchcord.audit");

  /** An hour without a database, at three events a second. */
  static final int MAX_WAITING = 10_000;

  private static final int BATCH = 100;
  private static final int RETRY_SECONDS = 5;

  /** An eighth of the API's threads. */
  private static final int AT_ONCE = 4;

  private static final long PATIENCE_MILLIS = 500;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

  private final Database database;
  private final ScheduledExecutorService worker;
  private final Clock clock;
  private final Semaphore free = new Semaphore(AT_ONCE);

  /** Both guarded by the queue. */
  private final Deque<AuditRecord> waiting = new ArrayDeque<>();

  private boolean writing;

  /**
   * @param worker writes what waits; its tasks block
   */
  public AuditLog(Database database, ScheduledExecutorService worker, Clock clock) {
    this.database = requireNonNull(database, "database is null");
    this.worker = requireNonNull(worker, "worker is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * One that is stored.
   *
   * @param id grows from each to the next
   */
  public record Stored(long id, AuditRecord entry) {}

  /**
   * What to list: those that fit everything that is not {@code null}.
   *
   * @param actor the actor's name
   * @param from at this moment or later
   * @param to before this moment
   */
  public record Filter(
      @Nullable String actor,
      @Nullable String action,
      @Nullable String objectType,
      @Nullable String objectId,
      @Nullable Instant from,
      @Nullable Instant to) {}

  public Instant now() {
    return clock.instant();
  }

  /**
   * Writes what somebody asks for. Blocks; when it returns, the entry outlives the process.
   *
   * @throws AuditUnavailableException when it could not be written: then it must not be done
   */
  public void require(AuditRecord entry) {
    ask(
        () -> {
          database.write(
              db -> {
                db.auditTrail().add(row(entry));
                return null;
              });
          database.sync();
          return true;
        });
    AUDIT.info("{}", sentence(entry));
  }

  /**
   * Adds an entry to a transaction that does what it speaks of: both are stored, or neither is. Say
   * afterwards that it {@linkplain #done was}.
   */
  public void add(Repositories transaction, AuditRecord entry) {
    transaction.auditTrail().add(row(entry));
  }

  /** Says that the transaction of an entry was committed, so that the log has it too. */
  public void done(AuditRecord entry) {
    AUDIT.info("{}", sentence(entry));
  }

  /** How many entries the database does not have yet. */
  public int waiting() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  /** Writes what has happened. Does not block, and does not fail: it is tried until it is done. */
  public void note(AuditRecord entry) {
    AUDIT.info("{}", sentence(entry));
    synchronized (waiting) {
      if (waiting.size() >= MAX_WAITING) {
        Bound.AUDIT_ENTRIES.reached(MAX_WAITING);
        return;
      }
      waiting.add(entry);
      if (writing) {
        return;
      }
      writing = true;
    }
    later(0);
  }

  /**
   * Returns at most so many, the latest first. Blocks.
   *
   * @param before the id of the last one of the page before; {@code null} for the beginning
   * @throws AuditUnavailableException when the database is away or too busy
   */
  public List<Stored> list(Filter filter, @Nullable Long before, int limit) {
    AuditFilter stored =
        new AuditFilter(
            filter.actor(),
            filter.action(),
            filter.objectType(),
            filter.objectId(),
            filter.from(),
            filter.to());
    return ask(
        () ->
            database.read(
                db ->
                    db.auditTrail().find(stored, before, limit).stream()
                        .map(AuditLog::read)
                        .toList()));
  }

  /** Writes what waits, if the database answers. */
  @Override
  public void close() {
    try {
      while (writeSome()) {
        LOG.debug("More audit entries wait");
      }
    } catch (DatabaseException away) {
      LOG.error("Audit entries are lost: {}", away.getMessage());
    }
  }

  private <T> T ask(Supplier<T> question) {
    try {
      if (!free.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new AuditUnavailableException("The database has too much to do.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuditUnavailableException("The gateway is being stopped.");
    }
    try {
      return question.get();
    } catch (DatabaseException away) {
      throw new AuditUnavailableException("The database is away.");
    } finally {
      free.release();
    }
  }

  private void later(int seconds) {
    try {
      worker.schedule(this::work, seconds, TimeUnit.SECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("What waits is written at the end");
    }
  }

  private void work() {
    try {
      while (writeSome()) {
        LOG.debug("More audit entries wait");
      }
    } catch (RuntimeException e) {
      LOG.warn("Audit entries wait for the database: {}", e.getMessage());
      later(RETRY_SECONDS);
    }
  }

  /** Returns whether there may be more. */
  private synchronized boolean writeSome() {
    List<AuditRecord> next;
    synchronized (waiting) {
      next = waiting.stream().limit(BATCH).toList();
      if (next.isEmpty()) {
        writing = false;
        return false;
      }
    }
    List<AuditEntry> rows = next.stream().flatMap(AuditLog::rowIfPossible).toList();
    database.write(
        db -> {
          rows.forEach(row -> db.auditTrail().add(row));
          return null;
        });
    synchronized (waiting) {
      next.forEach(waiting::remove);
    }
    return true;
  }

  private static AuditEntry row(AuditRecord entry) {
    AuditActor actor = entry.actor();
    AuditRecord.Target target = entry.target();
    return new AuditEntry(
        entry.at(),
        new AuditEntry.Actor(
            actor.kind(), actor.name(), actor.agent(), actor.source(), actor.requestId()),
        entry.action(),
        new AuditEntry.Target(target.type(), target.id(), target.callCenter()),
        json(entry.before()),
        json(entry.after()));
  }

  /** One that no table can hold must not keep those after it from being written. */
  private static Stream<AuditEntry> rowIfPossible(AuditRecord entry) {
    try {
      return Stream.of(row(entry));
    } catch (IllegalArgumentException e) {
      LOG.error("An audit entry cannot be stored: {}", e.getMessage());
      return Stream.empty();
    }
  }

  private static Stored read(AuditEntry row) {
    AuditEntry.Actor actor = row.actor();
    AuditEntry.Target target = row.target();
    return new Stored(
        row.id(),
        new AuditRecord(
            row.at(),
            new AuditActor(
                actor.kind(), actor.name(), actor.agent(), actor.source(), actor.requestId()),
            row.action(),
            new AuditRecord.Target(target.type(), target.id(), target.callCenter()),
            texts(row.before()),
            texts(row.after())));
  }

  private static @Nullable String json(Map<String, String> texts) {
    try {
      return texts.isEmpty() ? null : JSON.writeValueAsString(new TreeMap<>(texts));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts that cannot be written", e);
    }
  }

  private static Map<String, String> texts(@Nullable String json) {
    try {
      return json == null ? Map.of() : JSON.readValue(json, TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an audit entry that cannot be read", e);
    }
  }

  private static String sentence(AuditRecord entry) {
    // What was done on the host itself has come from nowhere.
    String source = entry.actor().source();
    return "%s %s%s: %s of %s %s, %s -> %s"
        .formatted(
            entry.actor().kind(),
            entry.actor().name(),
            source == null ? "" : " from " + source,
            entry.action(),
            entry.target().type(),
            entry.target().id(),
            new TreeMap<>(entry.before()),
            new TreeMap<>(entry.after()));
  }
}
