package io.patchcord.gateway.admin;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.DuplicateException;
import io.patchcord.persistence.Repositories;
import io.patchcord.persistence.StaleException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where admins' changes go: each in one transaction with its audit entry, one after another, and
 * shown to everybody before it returns. Blocks. Safe for all threads.
 */
public final class AdminStore {
  /** An eighth of the API's threads. */
  private static final int READERS = 4;

  /** One that waits for an import has all the time that the import may take. */
  private static final int WRITE_PATIENCE_SECONDS = 20;

  private static final int READ_PATIENCE_SECONDS = 2;

  /** More wait for the one that writes only if something is stuck. */
  private static final int WRITERS = 8;

  private final Database database;
  private final AuditLog audit;
  private final Consumer<List<AuditRecord>> show;
  private final String switchName;
  private final Semaphore readers = new Semaphore(READERS);
  private final Semaphore waiting = new Semaphore(WRITERS);
  private final Semaphore writer = new Semaphore(1, true);

  /**
   * @param switchName of the switch that has new lines, unless somebody says another
   * @param show makes the gateway see what is in the database now, and is told what was changed;
   *     may block
   */
  public AdminStore(
      Database database, AuditLog audit, String switchName, Consumer<List<AuditRecord>> show) {
    this.database = requireNonNull(database, "database is null");
    this.audit = requireNonNull(audit, "audit is null");
    this.switchName = requireNonNull(switchName, "switchName is null");
    this.show = requireNonNull(show, "show is null");
  }

  /** One change, in its transaction. */
  static final class Change {
    private final Repositories db;
    private final AuditLog audit;
    private final AuditActor actor;
    private final Instant at;
    private final List<AuditRecord> entries = new ArrayList<>();

    private Change(Repositories db, AuditLog audit, AuditActor actor) {
      this.db = db;
      this.audit = audit;
      this.actor = actor;
      this.at = audit.now();
    }

    Repositories db() {
      return db;
    }

    /** The moment of all of it. */
    Instant at() {
      return at;
    }

    AuditActor actor() {
      return actor;
    }

    void audit(
        String action,
        AuditRecord.Target target,
        Map<String, String> before,
        Map<String, String> after) {
      AuditRecord entry = new AuditRecord(at, actor, action, target, before, after);
      audit.add(db, entry);
      entries.add(entry);
    }
  }

  /** The switch of this gateway. */
  String switchName() {
    return switchName;
  }

  Instant now() {
    return audit.now();
  }

  <T> T read(Function<Repositories, T> work) {
    return within(readers, READ_PATIENCE_SECONDS, () -> database.read(work));
  }

  /** Writes all of the database into a zip. */
  void backUp(Path zip) {
    if (!database.canBackUp()) {
      throw new AdminException(
          AdminException.Reason.BACKUP_ELSEWHERE,
          "The database is a PostgreSQL server: back it up with pg_dump.");
    }
    try {
      database.backUp(zip);
    } catch (DatabaseException gone) {
      throw away("The database does not answer.");
    }
  }

  <T> T write(AuditActor actor, Function<Change, T> work) {
    return within(
        waiting, 0, () -> within(writer, WRITE_PATIENCE_SECONDS, () -> commit(actor, work)));
  }

  private <T> T commit(AuditActor actor, Function<Change, T> work) {
    List<AuditRecord> entries = new ArrayList<>();
    T result =
        database.write(
            db -> {
              Change change = new Change(db, audit, actor);
              T done = work.apply(change);
              entries.addAll(change.entries);
              return done;
            });
    database.sync();
    entries.forEach(audit::done);
    show.accept(List.copyOf(entries));
    return result;
  }

  private static <T> T within(Semaphore semaphore, int patienceSeconds, Supplier<T> work) {
    try {
      if (!semaphore.tryAcquire(patienceSeconds, TimeUnit.SECONDS)) {
        throw away("Other requests of admins are still at work.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away("The gateway is being stopped.");
    }
    try {
      return work.get();
    } catch (StaleException | DuplicateException meanwhile) {
      // All of it was looked at before, in the same transaction: another process was faster.
      throw new AdminException(
          AdminException.Reason.STALE, "Somebody else has changed the same thing just now.");
    } catch (DatabaseException gone) {
      throw away("The database does not answer.");
    } finally {
      semaphore.release();
    }
  }

  private static AdminException away(String message) {
    return new AdminException(AdminException.Reason.DATABASE_AWAY, message);
  }
}
