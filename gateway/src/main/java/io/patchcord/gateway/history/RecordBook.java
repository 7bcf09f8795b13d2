package io.patchcord.gateway.history;

import io.patchcord.gateway.watch.Bound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records in memory: of calls that live, of those that the database does not have yet, and for
 * a while of those that it has. Says what is still to be written to disk and to the database.
 * Bounded: when it is full, it takes no new record, and keeps those that it has.
 */
final class RecordBook {
  private static final Logger LOG = LoggerFactory.getLogger(RecordBook.class);

  /** Agents complete their notes within minutes: a quarter of an hour of a busy node. */
  static final int MAX_RECENT = 5_000;

  private final int limit;
  private final Map<UUID, HistoryRecord> records = new HashMap<>();
  private final Map<UUID, HistoryRecord> recent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, HistoryRecord> eldest) {
          return size() > MAX_RECENT;
        }
      };
  private final Map<UUID, CompletableFuture<Void>> unsaved = new LinkedHashMap<>();
  private final Set<UUID> unwritten = new LinkedHashSet<>();
  private long dropped;
  private long erasures;
  private boolean closed;

  RecordBook(int limit) {
    this.limit = limit;
  }

  /** What the disk and the database had when the gateway started. */
  synchronized void restore(HistoryRecord found, boolean onDisk) {
    if (records.putIfAbsent(found.callId(), found) == null) {
      if (!onDisk) {
        unsaved.put(found.callId(), new CompletableFuture<>());
      }
      if (found.over()) {
        unwritten.add(found.callId());
      }
      notifyAll();
    }
  }

  synchronized Optional<HistoryRecord> find(UUID callId) {
    HistoryRecord found = records.get(callId);
    return Optional.ofNullable(found == null ? recent.get(callId) : found);
  }

  /** The records that have no end. */
  synchronized List<HistoryRecord> open() {
    return records.values().stream().filter(known -> !known.over()).toList();
  }

  /**
   * Keeps a record, in place of an earlier one of its call.
   *
   * @return done when it is on disk; nothing when the book is full, and the record is not kept
   */
  synchronized Optional<CompletableFuture<Void>> put(HistoryRecord next) {
    UUID id = next.callId();
    HistoryRecord before = records.get(id);
    if (before == null && records.size() >= limit) {
      return Optional.empty();
    }
    HistoryRecord written = recent.remove(id);
    records.put(id, next);
    boolean reopened = (before != null && before.over()) || written != null;
    // Of a call that lives, the database has only what could be lost with this disk.
    if (next.over() || next.noted() || reopened) {
      unwritten.add(id);
    }
    CompletableFuture<Void> saved = unsaved.computeIfAbsent(id, key -> new CompletableFuture<>());
    notifyAll();
    return Optional.of(saved);
  }

  /** Takes note that the record of a call that is over could not be kept. */
  synchronized void lose(HistoryRecord lost) {
    Bound.HISTORY_RECORDS.reached(limit);
    if (dropped++ == 0) {
      LOG.error(
          "call records that live or wait: {} (expected: < {}); that of call {} is lost, as are more"
              + " until the database takes some",
          records.size(),
          limit,
          lost.callId());
    }
  }

  /** Changes the record of a call that lives or waits; of any other, nothing. */
  synchronized void amend(UUID callId, UnaryOperator<HistoryRecord> change) {
    find(callId)
        .ifPresent(
            known -> {
              HistoryRecord next = change.apply(known);
              if (!next.equals(known)) {
                put(next);
              }
            });
  }

  /** Waits until something is to be written to disk, or the book is closed. */
  synchronized Map<UUID, CompletableFuture<Void>> awaitUnsaved() throws InterruptedException {
    while (unsaved.isEmpty() && !closed) {
      wait();
    }
    Map<UUID, CompletableFuture<Void>> taken = new LinkedHashMap<>(unsaved);
    unsaved.clear();
    return taken;
  }

  /** What the file of a call must hold now; nothing when there must be none. */
  synchronized @Nullable HistoryRecord onDisk(UUID callId) {
    return records.get(callId);
  }

  /** What could not be saved is to be tried again; whoever waits for it has been told. */
  synchronized void notSaved(Iterable<UUID> callIds) {
    callIds.forEach(id -> unsaved.putIfAbsent(id, new CompletableFuture<>()));
  }

  /** Waits until something is to be written to the database, or the book is closed. */
  synchronized List<HistoryRecord> awaitUnwritten(int most) throws InterruptedException {
    while (unwritten.isEmpty() && !closed) {
      wait();
    }
    List<HistoryRecord> batch = new ArrayList<>();
    for (UUID id : unwritten) {
      HistoryRecord found = records.get(id);
      if (found != null) {
        batch.add(found);
      }
      if (batch.size() == most) {
        break;
      }
    }
    return batch;
  }

  /** The database has these; what has changed meanwhile it has to have again. */
  synchronized void written(List<HistoryRecord> batch) {
    for (HistoryRecord done : batch) {
      if (done.equals(records.get(done.callId()))) {
        unwritten.remove(done.callId());
        if (done.over()) {
          forget(done.callId());
          recent.put(done.callId(), done);
        }
      }
    }
  }

  /** The database refuses this one for good. */
  synchronized void refused(HistoryRecord bad) {
    unwritten.remove(bad.callId());
    if (bad.over()) {
      records.remove(bad.callId());
      dropped++;
    }
  }

  private void forget(UUID callId) {
    records.remove(callId);
    unsaved.computeIfAbsent(callId, key -> new CompletableFuture<>());
    notifyAll();
  }

  /** The calls whose records hold data of this person. */
  synchronized List<UUID> with(Person person) {
    List<UUID> found = new ArrayList<>();
    records.values().stream().filter(person::isIn).forEach(known -> found.add(known.callId()));
    recent.values().stream().filter(person::isIn).forEach(known -> found.add(known.callId()));
    return found;
  }

  /**
   * Changes what is in memory of these calls. What the database has too is forgotten here.
   *
   * @return done when it is on disk
   */
  synchronized List<CompletableFuture<Void>> erase(
      Iterable<UUID> callIds, UnaryOperator<HistoryRecord> change) {
    erasures++;
    List<CompletableFuture<Void>> saved = new ArrayList<>();
    for (UUID id : callIds) {
      recent.remove(id);
      HistoryRecord known = records.get(id);
      if (known != null) {
        put(change.apply(known)).ifPresent(saved::add);
      }
    }
    return saved;
  }

  /** How often people were erased: what was read from the database before has to be read again. */
  synchronized long erasures() {
    return erasures;
  }

  /** Those that wait for the database. */
  synchronized int waiting() {
    return unwritten.size();
  }

  /** Those that live or wait. */
  synchronized int size() {
    return records.size();
  }

  /** Those that were lost because the book was full or the database refused them. */
  synchronized long dropped() {
    return dropped;
  }

  synchronized boolean closed() {
    return closed;
  }

  /** Nobody waits any more; what is left is on disk. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
