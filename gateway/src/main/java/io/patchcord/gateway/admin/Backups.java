package io.patchcord.gateway.admin;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Backups of the database while it is in use. All methods block, and throw AdminException. */
public final class Backups {
  private final AdminStore store;
  private final Path directory;
  private final Semaphore one = new Semaphore(1);

  /**
   * @param directory where a backup is written before it is handed out
   */
  public Backups(AdminStore store, Path directory) {
    this.store = requireNonNull(store, "store is null");
    this.directory = requireNonNull(directory, "directory is null");
  }

  /**
   * Makes one, one at a time.
   *
   * @return a zip that only this user can read; whoever asked deletes it
   */
  public Path make(AuditActor actor) {
    if (!one.tryAcquire()) {
      throw new AdminException(
          AdminException.Reason.DATABASE_AWAY, "Another backup is being made: try again.");
    }
    try {
      Path zip = Files.createTempFile(directory, "backup-", ".zip");
      try {
        store.backUp(zip);
        store.write(
            actor,
            change -> {
              change.audit(
                  "database.backup",
                  new AuditRecord.Target("database", "main", null),
                  Map.of(),
                  Map.of());
              return true;
            });
        return zip;
      } catch (RuntimeException | Error e) {
        Files.deleteIfExists(zip);
        throw e;
      }
    } catch (IOException e) {
      throw new AdminException(
          AdminException.Reason.DATABASE_AWAY,
          "The backup cannot be written to the data directory of the gateway: " + e.getMessage());
    } finally {
      one.release();
    }
  }
}
