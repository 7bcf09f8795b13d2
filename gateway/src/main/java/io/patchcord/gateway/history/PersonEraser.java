package io.patchcord.gateway.history;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Takes a person's data out of the database, the disk and memory, while nothing is written. */
final class PersonEraser {
  /** As long as the database takes for a batch of records. */
  private static final int PATIENCE_SECONDS = 5;

  private final RecordBook book;
  private final RecordStore store;
  private final RequestGate gate;
  private final ReentrantLock turn;
  private final Clock clock;

  /**
   * @param turn held by whoever changes the database
   */
  PersonEraser(
      RecordBook book, RecordStore store, RequestGate gate, ReentrantLock turn, Clock clock) {
    this.book = book;
    this.store = store;
    this.gate = gate;
    this.turn = turn;
    this.clock = clock;
  }

  CallHistory.Erasure erase(Person person, @Nullable Integer expected) {
    boolean mine;
    try {
      mine = turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      mine = false;
    }
    if (!mine) {
      throw new HistoryUnavailableException("The database is at work on something else.");
    }
    try {
      return gate.ask(() -> eraseInTurn(person, expected));
    } finally {
      turn.unlock();
    }
  }

  private CallHistory.Erasure eraseInTurn(Person person, @Nullable Integer expected) {
    List<UUID> stored = store.with(person);
    Set<UUID> all = new HashSet<>(stored);
    all.addAll(book.with(person));
    List<String> files =
        store.recordings(stored).stream().limit(CallHistory.Erasure.MAX_RECORDINGS).toList();
    if (expected == null) {
      return new CallHistory.Erasure(all.size(), files, null);
    }
    if (expected != all.size()) {
      throw new CountDiffersException(all.size());
    }
    Instant now = clock.instant();
    if (!(person instanceof Person.Named)) {
      store.blank(stored, now);
      List<CompletableFuture<Void>> saved = book.erase(all, r -> r.blanked(now));
      SpoolWriter.await(saved);
      return new CallHistory.Erasure(all.size(), files, null);
    }
    String pseudonym = "erased-" + UUID.randomUUID().toString().substring(0, 8);
    store.rename(stored, pseudonym, now);
    List<CompletableFuture<Void>> saved = book.erase(all, r -> r.renamed(pseudonym, now));
    SpoolWriter.await(saved);
    return new CallHistory.Erasure(all.size(), List.of(), pseudonym);
  }
}
