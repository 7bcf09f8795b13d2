package io.patchcord.gateway.diagnostics;

import io.patchcord.gateway.switching.Switch;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the gateway can do its work, layer by layer. The database is asked every few seconds in
 * the background, so that no request waits for it.
 */
public final class Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
  private static final int DATABASE_SECONDS = 5;

  private final Switch phoneSystem;
  private final Database database;
  private volatile boolean stopping;
  private volatile Check databaseCheck = new Check("database", true, "the database was opened");

  /**
   * @param worker runs the check of the database, which may block
   */
  public Readiness(Switch phoneSystem, Database database, ScheduledExecutorService worker) {
    this.phoneSystem = phoneSystem;
    this.database = database;
    worker.scheduleWithFixedDelay(this::checkDatabase, 0, DATABASE_SECONDS, TimeUnit.SECONDS);
  }

  /** From now on it is not ready: whoever sends it work is to send it elsewhere. */
  public void stopping() {
    stopping = true;
  }

  /** Every layer's check, as of now. */
  public List<Check> checks() {
    Switch.SwitchStatus status = phoneSystem.status();
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("switch:" + phoneSystem.name(), status.connected(), status.detail()));
    checks.add(databaseCheck);
    if (stopping) {
      checks.add(new Check("gateway", false, "the gateway is being stopped"));
    }
    return List.copyOf(checks);
  }

  private void checkDatabase() {
    try {
      database.check();
      databaseCheck = new Check("database", true, "the database answers");
    } catch (DatabaseException e) {
      databaseCheck = new Check("database", false, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("The database could not be checked", e);
      databaseCheck = new Check("database", false, "the database could not be checked");
    }
  }
}
