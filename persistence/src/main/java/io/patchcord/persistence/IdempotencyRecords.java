package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.processing.HQL;

/** What became of requests that came with an idempotency key. */
@Repository
public interface IdempotencyRecords {
  /** Finds one, expired or not, by the hash of its request. */
  @HQL("from IdempotencyRecord where requestHash = :requestHash")
  Optional<IdempotencyRecord> find(String requestHash);

  /** Returns those of these requests that there are. */
  @HQL("from IdempotencyRecord where requestHash in :requestHashes")
  List<IdempotencyRecord> findAll(List<String> requestHashes);

  /** Returns the requests of at most so many that do not count any more, the oldest first. */
  @HQL(
      "select requestHash from IdempotencyRecord where expiresAt <= :now order by expiresAt limit :limit")
  List<String> expired(Instant now, int limit);

  /** Returns the requests of at most so many, the oldest first. */
  @HQL("select requestHash from IdempotencyRecord order by expiresAt limit :limit")
  List<String> oldest(int limit);

  /** Returns how many there are. */
  @HQL("select count(*) from IdempotencyRecord")
  long count();

  /** Deletes these; returns how many there were. */
  @HQL("delete from IdempotencyRecord where requestHash in :requestHashes")
  int delete(List<String> requestHashes);

  /** Stores a new one. */
  @Insert
  void insert(IdempotencyRecord idempotencyRecord);

  /** Stores one over the one that is there, whatever that says. */
  @Update
  void update(IdempotencyRecord idempotencyRecord);
}
