package io.patchcord.gateway.idempotency;

import static java.util.Objects.requireNonNull;

import io.patchcord.persistence.Database;
import io.patchcord.persistence.DuplicateException;
import io.patchcord.persistence.IdempotencyRecord;
import io.patchcord.persistence.IdempotencyRecords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes as rows of the database. Blocks. What returns is on the disk: a request that is done
 * before its row outlives a crash would be done again.
 */
final class OutcomeRows {
  private static final int DELETED_AT_ONCE = 1_000;

  private final Database database;
  private final UUID run;

  /**
   * @param run this one of the gateway
   */
  OutcomeRows(Database database, UUID run) {
    this.database = requireNonNull(database, "database is null");
    this.run = requireNonNull(run, "run is null");
  }

  /**
   * Stores the beginning of a request.
   *
   * @param anyway also over one that is there
   * @return the one that is there, and counts: then this one is not stored
   */
  Optional<KeyedOutcome> begin(KeyedOutcome outcome, boolean anyway) {
    Optional<KeyedOutcome> there;
    try {
      there = tryBegin(outcome, anyway);
    } catch (DuplicateException another) {
      // Another gateway was faster.
      there = tryBegin(outcome, anyway);
    }
    if (there.isEmpty()) {
      database.sync();
    }
    return there;
  }

  private Optional<KeyedOutcome> tryBegin(KeyedOutcome outcome, boolean anyway) {
    return database.write(
        db -> {
          IdempotencyRecords records = db.idempotencyRecords();
          IdempotencyRecord there = records.find(outcome.request().hash()).orElse(null);
          if (there == null) {
            records.insert(row(outcome));
          } else if (anyway || !there.expiresAt().isAfter(outcome.startedAt())) {
            records.update(row(outcome));
          } else {
            return Optional.of(read(there));
          }
          return Optional.empty();
        });
  }

  /** Makes the rows say what the changes say, all or none. */
  void write(List<OutcomeMemory.Change> changes) {
    List<String> hashes = changes.stream().map(OutcomeMemory.Change::hash).toList();
    database.write(
        db -> {
          IdempotencyRecords records = db.idempotencyRecords();
          Set<String> there =
              records.findAll(hashes).stream()
                  .map(IdempotencyRecord::requestHash)
                  .collect(Collectors.toSet());
          for (OutcomeMemory.Change change : changes) {
            KeyedOutcome outcome = change.outcome();
            if (outcome == null) {
              records.delete(List.of(change.hash()));
            } else if (there.contains(change.hash())) {
              records.update(row(outcome));
            } else {
              records.insert(row(outcome));
            }
          }
          return true;
        });
    database.sync();
  }

  /**
   * Deletes what does not count any more, and the oldest of those that are too many.
   *
   * @return how many
   */
  long deleteExpired(Instant now, long keep) {
    long deleted = 0;
    int some;
    do {
      some = delete(database.read(db -> db.idempotencyRecords().expired(now, DELETED_AT_ONCE)));
      deleted += some;
    } while (some > 0);
    long tooMany = database.<Long>read(db -> db.idempotencyRecords().count()) - keep;
    while (tooMany > 0) {
      int most = (int) Math.min(tooMany, DELETED_AT_ONCE);
      deleted += delete(database.read(db -> db.idempotencyRecords().oldest(most)));
      tooMany -= most;
    }
    return deleted;
  }

  private int delete(List<String> hashes) {
    return hashes.isEmpty()
        ? 0
        : database.<Integer>write(db -> db.idempotencyRecords().delete(hashes));
  }

  private IdempotencyRecord row(KeyedOutcome outcome) {
    IdempotencyRecord row =
        new IdempotencyRecord(
            outcome.request().hash(),
            outcome.request().fingerprint(),
            run,
            outcome.startedAt(),
            outcome.expiresAt());
    KeptAnswer answer = outcome.answer();
    if (answer != null && answer.bodyKept()) {
      row.answer(answer.status(), answer.headerLines(), answer.body());
    } else if (answer != null) {
      row.answerWithoutBody(answer.status(), answer.headerLines());
    }
    return row;
  }

  /** One without an answer is of a run that is over, or of another gateway: who knows. */
  private static KeyedOutcome read(IdempotencyRecord row) {
    Integer status = row.status();
    @Nullable KeptAnswer answer =
        status == null
            ? null
            : new KeptAnswer(
                status,
                KeptAnswer.headers(String.valueOf(row.headers())),
                row.body(),
                row.isBodyKept());
    return new KeyedOutcome(
        new KeyedRequest(row.requestHash(), row.fingerprint()),
        row.startedAt(),
        row.expiresAt(),
        answer == null ? KeyedOutcome.State.UNKNOWN : KeyedOutcome.State.ANSWERED,
        answer);
  }
}
