package io.patchcord.gateway.history;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallListener;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.switching.SwitchListener;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of calls. It follows each call from its beginning and keeps on disk what it knows, so
 * that a gateway which dies finds it again; when the call is over, the record goes to the database,
 * and waits on disk while that is away. For any number of threads.
 */
public final class CallHistory implements CallListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallHistory.class);

  private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(3);

  private final HistorySettings settings;
  private final Clock clock;
  private final Executor worker;
  private final RecordStore store;
  private final RequestGate gate = new RequestGate();
  private final PersonEraser eraser;
  private final RecordBook book;
  private final Spool spool;
  private final SpoolWriter spoolWriter;
  private final RecordWriter recordWriter;
  private final Thread diskThread;
  private final Thread databaseThread;
  private final AtomicLong expired = new AtomicLong();
  private @Nullable CallRegistry registry;

  /**
   * A place in the list.
   *
   * @param created of the record that was the last before it
   * @param callId of that record
   */
  public record Position(Instant created, UUID callId) {
    public Position {
      requireNonNull(created, "created is null");
      requireNonNull(callId, "callId is null");
    }
  }

  /**
   * Finds what the last run left on disk and in the database, and goes on from there.
   *
   * @param switchName whose drafts in the database are this gateway's
   * @param worker runs what must not hold up the calls
   * @throws IOException with half a sentence when the spool directory cannot be used
   */
  public CallHistory(
      HistorySettings settings, Database database, String switchName, Executor worker, Clock clock)
      throws IOException {
    this.settings = settings;
    this.clock = clock;
    this.worker = worker;
    this.store = new RecordStore(database);
    this.spool = Spool.open(settings.spoolDirectory());
    this.book = new RecordBook(settings.spoolLimit());
    List<HistoryRecord> kept = spool.load();
    kept.forEach(found -> book.restore(found, true));
    store.drafts(switchName, settings.spoolLimit()).forEach(found -> book.restore(found, false));
    if (!kept.isEmpty()) {
      LOG.info("{} call records were found in {}", kept.size(), settings.spoolDirectory());
    }
    ReentrantLock turn = new ReentrantLock(true);
    this.eraser = new PersonEraser(book, store, gate, turn, clock);
    this.spoolWriter = new SpoolWriter(book, spool);
    this.recordWriter = new RecordWriter(book, store, turn);
    this.diskThread = daemon(spoolWriter, "history-disk");
    this.databaseThread = daemon(recordWriter, "history-database");
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The calls, which are made after this. */
  public void connect(CallRegistry calls) {
    registry = calls;
  }

  /** The listener, with this told too when all that is true of a switch has been told. */
  public SwitchListener after(SwitchListener calls) {
    return new ResyncHook(calls, () -> worker.execute(this::concludeLost));
  }

  @Override
  public void onChange(@Nullable Call before, Call after) {
    Instant now = clock.instant();
    if (before != null && before.isOver() && after.isOver()) {
      // What people say comes from here; where the call went may turn out after its end.
      book.amend(after.id(), known -> RecordParts.follow(known, after, now));
      return;
    }
    synchronized (book) {
      Optional<HistoryRecord> known = book.find(after.id());
      HistoryRecord next =
          known
              .map(found -> RecordReducer.follow(found, after, now))
              .orElseGet(() -> RecordReducer.begin(after, now));
      if (known.isEmpty() || !next.equals(known.get())) {
        if (book.put(next).isEmpty() && next.over()) {
          book.lose(next);
        }
      }
    }
    if (before == null && book.find(after.id()).filter(HistoryRecord::noted).isPresent()) {
      worker.execute(() -> show(after.id()));
    }
  }

  /** A call whose notes the last run left gets them back; the agent's streams show it. */
  private void show(UUID callId) {
    if (registry != null) {
      registry.update(
          callId,
          call -> book.find(callId).map(r -> call.noted(r.subject(), r.notes())).orElse(call));
    }
  }

  /** Of a call that has a record without an end, and is not there, nobody will see the end. */
  private void concludeLost() {
    CallRegistry calls = requireNonNull(registry, "registry is null");
    for (HistoryRecord open : book.open()) {
      calls.standingStill(
          () -> {
            if (calls.find(open.callId()).isEmpty()) {
              book.amend(open.callId(), r -> r.over() ? r : RecordReducer.lost(r, clock.instant()));
            }
            return true;
          });
    }
  }

  /**
   * Says something of a call, while it lives or later. When this returns it is on disk.
   *
   * @param mine whether whoever says it may
   * @param expected whether the record's revision is the one that was read
   * @return the record, or nothing when there is none, or it is not theirs
   * @throws StaleRevisionException when it is not; nothing was changed
   * @throws HistoryUnavailableException when it could not be kept for sure
   */
  public Optional<HistoryRecord> note(
      UUID callId, Predicate<HistoryRecord> mine, LongPredicate expected, NotesChange change) {
    while (true) {
      long erasures = book.erasures();
      Optional<HistoryRecord> found = find(callId).filter(mine);
      if (found.isEmpty()) {
        return found;
      }
      CompletableFuture<Void> saved;
      HistoryRecord next;
      synchronized (book) {
        if (book.erasures() != erasures) {
          continue; // what was read from the database may hold what was erased since
        }
        HistoryRecord known = book.find(callId).orElse(found.get());
        if (!expected.test(known.revision())) {
          throw new StaleRevisionException(known.revision());
        }
        next = change.applyTo(known);
        if (next.equals(known)) {
          return Optional.of(known);
        }
        saved =
            book.put(next)
                .orElseThrow(
                    () ->
                        new HistoryUnavailableException(
                            "As many records wait for the database as may."));
      }
      SpoolWriter.await(List.of(saved));
      show(callId);
      return Optional.of(next);
    }
  }

  /**
   * The record of a call, the live ones too.
   *
   * @throws HistoryUnavailableException when the database is needed and away
   */
  public Optional<HistoryRecord> find(UUID callId) {
    Optional<HistoryRecord> here = book.find(callId);
    if (here.isPresent()) {
      return here;
    }
    Optional<HistoryRecord> stored = gate.ask(() -> store.find(callId));
    // It may have come meanwhile.
    return book.find(callId).or(() -> stored);
  }

  /**
   * Records of calls that are over, the newest first.
   *
   * @param after where to go on, {@code null} for the beginning
   * @param limit how many at most
   * @throws HistoryUnavailableException when the database is away
   */
  public List<HistoryRecord> list(HistoryFilter filter, @Nullable Position after, int limit) {
    return gate.ask(() -> store.page(filter, after, limit)).stream()
        .map(stored -> book.find(stored.callId()).filter(HistoryRecord::over).orElse(stored))
        .toList();
  }

  /**
   * What was erased, or would be.
   *
   * @param records how many records hold data of the person
   * @param recordings the files of their recordings, which are the switch's to delete; 1,000 at
   *     most
   * @param pseudonym what an agent is called now, {@code null} for a customer and for a dry run
   */
  public record Erasure(int records, List<String> recordings, @Nullable String pseudonym) {
    /** The answer must stay readable. */
    static final int MAX_RECORDINGS = 1_000;
  }

  /**
   * Takes a person's data out of every record, in the database, on disk and in memory.
   *
   * @param expected how many records there are; {@code null} only counts
   * @throws CountDiffersException when there are more or fewer; nothing was changed
   * @throws HistoryUnavailableException when not all of it can be reached now. What the disk and
   *     memory have may still be there; asked for again, that is erased.
   */
  public Erasure erase(Person person, @Nullable Integer expected) {
    return eraser.erase(person, expected);
  }

  /**
   * Deletes the records that have been kept long enough, in small transactions. Blocks.
   *
   * @return how many
   */
  public long deleteExpired() {
    if (settings.retention().isZero()) {
      return 0;
    }
    Instant before = clock.instant().minus(settings.retention());
    long deleted = 0;
    try {
      for (int some = store.deleteBefore(before); some > 0; some = store.deleteBefore(before)) {
        deleted += some;
      }
    } catch (DatabaseException away) {
      LOG.warn("Expired call records are deleted later: {}", away.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Expired call records could not be deleted", e);
    }
    if (deleted > 0) {
      LOG.info("{} call records from before {} were deleted", deleted, before);
    }
    expired.addAndGet(deleted);
    return deleted;
  }

  /** How the history does, for the metrics. */
  public record Counts(
      long written, long spooled, long waiting, long kept, long dropped, long expired) {}

  /** How it does now. */
  public Counts counts() {
    return new Counts(
        recordWriter.written(),
        spoolWriter.saved(),
        book.waiting(),
        book.size(),
        book.dropped(),
        expired.get());
  }

  /** Writes what it can within a few seconds; the rest is on disk for the next run. */
  @Override
  public void close() {
    book.close();
    try {
      diskThread.join(CLOSE_DEADLINE.toMillis());
      databaseThread.join(CLOSE_DEADLINE.toMillis());
      databaseThread.interrupt();
      diskThread.interrupt();
      spool.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("The spool could not be closed: {}", e.toString());
    }
  }
}
