package io.patchcord.gateway.history;

import static java.util.Objects.requireNonNull;

import io.patchcord.persistence.CallLink;
import io.patchcord.persistence.CallRecord;
import io.patchcord.persistence.CallRecordFilter;
import io.patchcord.persistence.CallRecordSearch;
import io.patchcord.persistence.CallRecording;
import io.patchcord.persistence.CallRemarks;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.Repositories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The records in the database. Every method blocks, and throws {@link DatabaseException} when the
 * database cannot be reached.
 */
final class RecordStore {
  /** PostgreSQL takes 65,535 values in a statement; this many are quick. */
  private static final int CHUNK = 500;

  /** More than a person has in the time that records are kept. */
  static final int MAX_ERASED = 100_000;

  private final Database database;

  RecordStore(Database database) {
    this.database = requireNonNull(database, "database is null");
  }

  /** Whether the ids name one Salesforce record, in 15 or 18 characters. */
  static boolean sameRecord(String one, String other) {
    return requireNonNull(CallRemarks.keyOf(one)).equals(CallRemarks.keyOf(other));
  }

  /** Whether the database gives a sign of life. */
  boolean answers() {
    try {
      database.check();
      return true;
    } catch (DatabaseException away) {
      return false;
    }
  }

  /**
   * Stores these, each in place of what is there of its call; all of them, or none. When this
   * returns, they outlive the process, and need no file any more.
   */
  void save(List<HistoryRecord> records) {
    database.write(
        db -> {
          records.forEach(next -> save(db, next));
          return null;
        });
    database.sync();
  }

  private static void save(Repositories db, HistoryRecord next) {
    UUID id = next.callId();
    CallRecord row = RecordRows.row(next);
    Optional<CallRecord> stored = db.callRecords().find(id);
    if (stored.isEmpty()) {
      db.callRecords().insert(row);
    } else {
      CallRecord known = stored.get();
      boolean newerRemarks = known.revision() > next.revision();
      // Of a call that was found again without what the disk had: what people said stays.
      known.replaceBy(newerRemarks ? RecordRows.row(next, known.revision(), known.remarks()) : row);
      db.callRecords().update(known);
      db.callLinks().deleteOf(id);
      db.callRecordings().deleteOf(id);
    }
    next.links().forEach(link -> db.callLinks().insert(RecordRows.row(id, link)));
    next.recordings().forEach(part -> db.callRecordings().insert(RecordRows.row(id, part)));
  }

  Optional<HistoryRecord> find(UUID callId) {
    return database.read(
        db ->
            db.callRecords().find(callId).stream()
                .map(found -> withParts(db, List.of(found)).get(0))
                .findFirst());
  }

  /** At most so many records of calls that are over, the newest first. */
  List<HistoryRecord> page(HistoryFilter filter, CallHistory.@Nullable Position after, int limit) {
    CallRecordFilter stored =
        new CallRecordFilter(
            filter.agent(),
            filter.callCenters(),
            filter.from(),
            filter.to(),
            filter.direction() == null ? null : filter.direction().name(),
            filter.number(),
            filter.cause() == null ? null : filter.cause().name(),
            filter.disposition(),
            filter.recordId());
    CallRecordSearch.Position place =
        after == null ? null : new CallRecordSearch.Position(after.created(), after.callId());
    return database.read(db -> withParts(db, db.callRecordSearch().find(stored, place, limit)));
  }

  /** At most so many records of that switch's calls that have no end. */
  List<HistoryRecord> drafts(String switchName, int limit) {
    return database.read(db -> withParts(db, db.callRecords().drafts(switchName, limit)));
  }

  private static List<HistoryRecord> withParts(Repositories db, List<CallRecord> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = rows.stream().map(CallRecord::callId).toList();
    List<CallLink> links = new ArrayList<>();
    List<CallRecording> recordings = new ArrayList<>();
    for (List<UUID> chunk : chunks(ids)) {
      links.addAll(db.callLinks().of(chunk));
      recordings.addAll(db.callRecordings().of(chunk));
    }
    Map<UUID, List<CallLink>> linksOf =
        links.stream().collect(Collectors.groupingBy(CallLink::callId));
    Map<UUID, List<CallRecording>> recordingsOf =
        recordings.stream().collect(Collectors.groupingBy(CallRecording::callId));
    return rows.stream()
        .map(
            row ->
                RecordRows.read(
                    row,
                    linksOf.getOrDefault(row.callId(), List.of()),
                    recordingsOf.getOrDefault(row.callId(), List.of())))
        .toList();
  }

  /** The calls whose records hold data of this person, {@link #MAX_ERASED} at most. */
  List<UUID> with(Person person) {
    return database.read(
        db -> {
          if (person instanceof Person.WithNumber by) {
            return db.callErasures().withNumber(by.number(), MAX_ERASED);
          }
          if (person instanceof Person.OfRecord by) {
            String key = requireNonNull(CallRemarks.keyOf(by.recordId()));
            return db.callErasures().withSubject(key, MAX_ERASED);
          }
          return db.callErasures().ofAgent(((Person.Named) person).agent(), MAX_ERASED);
        });
  }

  /** The files of the recordings of these calls. */
  List<String> recordings(List<UUID> callIds) {
    return database.read(
        db ->
            chunks(callIds).stream()
                .flatMap(chunk -> db.callRecordings().of(chunk).stream())
                .map(CallRecording::path)
                .toList());
  }

  /** Takes a customer out of these records; all of them, or none. */
  void blank(List<UUID> callIds, Instant now) {
    database.write(
        db -> {
          for (List<UUID> chunk : chunks(callIds)) {
            db.callErasures().blank(chunk, now);
            db.callErasures().blankLinks(chunk);
            db.callErasures().deleteRecordings(chunk);
          }
          return null;
        });
    database.sync();
  }

  /** Puts these records under another agent's name; all of them, or none. */
  void rename(List<UUID> callIds, String pseudonym, Instant now) {
    database.write(
        db -> {
          chunks(callIds).forEach(chunk -> db.callErasures().rename(chunk, pseudonym, now));
          return null;
        });
    database.sync();
  }

  /**
   * Deletes the next few records that ended before the moment, and drafts that began before it.
   *
   * @return how many; fewer than a few hundred when there are no more
   */
  int deleteBefore(Instant moment) {
    return database.write(
        db -> {
          List<UUID> old = new ArrayList<>(db.callRecords().endedBefore(moment, CHUNK));
          old.addAll(db.callRecords().draftsBefore(moment, CHUNK));
          return old.isEmpty() ? 0 : db.callRecords().delete(old);
        });
  }

  private static List<List<UUID>> chunks(List<UUID> ids) {
    List<List<UUID>> chunks = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += CHUNK) {
      chunks.add(ids.subList(from, Math.min(from + CHUNK, ids.size())));
    }
    return chunks;
  }
}
