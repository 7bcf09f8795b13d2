package io.patchcord.gateway.line;

import static java.util.Objects.requireNonNull;

import io.patchcord.persistence.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When keys were last used: noted in memory by whoever answers a request, and written now and then.
 * Safe for all threads.
 */
final class KeyUses {
  /** A key that is used all the time need not be noted all the time. */
  private static final Duration CLOSE_ENOUGH = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);

  private final Database database;

  /** At most as many as there are keys. */
  private final Map<String, Instant> waiting = new ConcurrentHashMap<>();

  KeyUses(Database database) {
    this.database = requireNonNull(database, "database is null");
  }

  /** Never blocks. */
  void note(String prefix, Instant now) {
    Instant before = waiting.get(prefix);
    if (before == null || before.plus(CLOSE_ENOUGH).isBefore(now)) {
      waiting.put(prefix, now);
    }
  }

  /** Writes what is noted; what the database does not take now is tried again. Blocks. */
  void write() {
    Map<String, Instant> noted = Map.copyOf(waiting);
    if (noted.isEmpty()) {
      return;
    }
    try {
      database.write(
          db -> {
            noted.forEach((prefix, moment) -> db.apiKeys().noteUse(prefix, moment));
            return true;
          });
      noted.forEach(waiting::remove);
    } catch (RuntimeException e) {
      LOG.warn("When keys were last used could not be written: {}", e.getMessage());
    }
  }
}
