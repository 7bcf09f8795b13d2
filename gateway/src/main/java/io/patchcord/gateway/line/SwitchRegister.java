package io.patchcord.gateway.line;

import static java.util.Objects.requireNonNull;

import io.patchcord.persistence.Database;
import io.patchcord.persistence.SwitchNode;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which switches gateways have been started for, as the database keeps it. */
public final class SwitchRegister {
  private static final Logger LOG = LoggerFactory.getLogger(SwitchRegister.class);

  private final Database database;

  public SwitchRegister(Database database) {
    this.database = requireNonNull(database, "database is null");
  }

  /**
   * A gateway starts for a switch. The lines of before there were several are those of the only
   * one. Blocks.
   *
   * @throws io.patchcord.persistence.DatabaseException if the database cannot be reached
   */
  public void started(String name, String address, Instant at) {
    int adopted =
        database.write(
            db -> {
              Optional<SwitchNode> known = db.switchNodes().find(name);
              if (known.isPresent()) {
                known.get().starts(address, at);
                db.switchNodes().update(known.get());
              } else {
                db.switchNodes().insert(new SwitchNode(name, address, at));
              }
              return db.switchNodes().all(2).size() == 1 ? db.switchNodes().adoptLines(name) : 0;
            });
    if (adopted > 0) {
      LOG.info("{} lines are those of the switch {} from now on", adopted, name);
    }
  }
}
