package io.patchcord.gateway.idempotency;

import io.patchcord.gateway.watch.Bound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The latest outcomes, and which of them the database has yet to be told. Past its bounds the
 * oldest go: first those that the database has. Not safe for threads: whoever uses it holds a lock.
 */
final class OutcomeMemory {
  private final int maxRecords;
  private final long maxCharacters;

  private final Map<String, KeyedOutcome> outcomes = new LinkedHashMap<>();

  /** Hashes; one without an outcome is of a row that is to be deleted. */
  private final Set<String> waiting = new LinkedHashSet<>();

  private long characters;
  private long lost;

  /**
   * @param maxRecords those that run come on top; there are no more of them than threads
   * @param maxCharacters of all bodies
   */
  OutcomeMemory(int maxRecords, long maxCharacters) {
    this.maxRecords = maxRecords;
    this.maxCharacters = maxCharacters;
  }

  /**
   * To be written to the database.
   *
   * @param outcome null: delete it there
   */
  record Change(String hash, @Nullable KeyedOutcome outcome) {}

  @Nullable KeyedOutcome find(String hash) {
    return outcomes.get(hash);
  }

  /** Takes note of one; the database is not to be told. */
  void put(KeyedOutcome outcome) {
    String hash = outcome.request().hash();
    KeyedOutcome before = outcomes.remove(hash);
    characters += outcome.size() - (before == null ? 0 : before.size());
    outcomes.put(hash, outcome);
    while ((outcomes.size() > maxRecords || characters > maxCharacters) && forgetOldest()) {
      // Until it fits.
    }
  }

  /** Takes note that the database is to be told. */
  void tell(String hash) {
    waiting.add(hash);
  }

  /** Forgets one, for the database too. */
  void drop(String hash) {
    forget(hash);
    if (waiting.size() < maxRecords) {
      waiting.add(hash);
    } else {
      lost++;
      Bound.IDEMPOTENCY_RECORDS.reached(maxRecords);
    }
  }

  boolean isToBeDeleted(String hash) {
    return waiting.contains(hash) && !outcomes.containsKey(hash);
  }

  /** What the database is to be told, at most so many at once. */
  List<Change> waiting(int limit) {
    return waiting.stream().limit(limit).map(hash -> new Change(hash, outcomes.get(hash))).toList();
  }

  /** The database has been told; what has changed since, waits on. */
  void told(List<Change> changes) {
    for (Change change : changes) {
      if (Objects.equals(outcomes.get(change.hash()), change.outcome())) {
        waiting.remove(change.hash());
      }
    }
  }

  /** Forgets what does not count any more; the database is not told. */
  void forgetExpired(Instant now) {
    List<String> expired = new ArrayList<>();
    outcomes.forEach(
        (hash, outcome) -> {
          if (!outcome.countsAt(now)) {
            expired.add(hash);
          }
        });
    expired.forEach(this::forget);
    waiting.removeAll(Set.copyOf(expired));
  }

  int size() {
    return outcomes.size();
  }

  int waiting() {
    return waiting.size();
  }

  /** How many it had to forget before the database was told. */
  long lost() {
    return lost;
  }

  private boolean forgetOldest() {
    String untold = null;
    for (Iterator<KeyedOutcome> all = outcomes.values().iterator(); all.hasNext(); ) {
      KeyedOutcome outcome = all.next();
      String hash = outcome.request().hash();
      if (outcome.isRunning()) {
        continue;
      }
      if (!waiting.contains(hash)) {
        all.remove();
        characters -= outcome.size();
        return true;
      }
      if (untold == null) {
        untold = hash;
      }
    }
    if (untold == null) {
      return false;
    }
    forget(untold);
    waiting.remove(untold);
    lost++;
    Bound.IDEMPOTENCY_RECORDS.reached(maxRecords);
    return true;
  }

  private void forget(String hash) {
    KeyedOutcome gone = outcomes.remove(hash);
    characters -= gone == null ? 0 : gone.size();
  }
}
