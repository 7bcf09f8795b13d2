package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;

/** The stored records of calls, drafts too; {@link CallRecordSearch} lists them. */
@Repository
public interface CallRecords {
  /** Finds the one of a call. */
  @HQL("from CallRecord where callId = :callId")
  Optional<CallRecord> find(UUID callId);

  /** Returns at most so many drafts of a switch's calls, the latest first. */
  @HQL(
      """
      from CallRecord r where r.moments.ended is null and r.origin.switchName = :switchName
      order by r.moments.created desc limit :limit
      """)
  List<CallRecord> drafts(String switchName, int limit);

  /** Returns the calls of at most so many records that ended before the moment. */
  @HQL("select r.callId from CallRecord r where r.moments.ended < :moment limit :limit")
  List<UUID> endedBefore(Instant moment, int limit);

  /** Returns the calls of at most so many drafts that were begun before the moment. */
  @HQL(
      """
      select r.callId from CallRecord r
      where r.moments.ended is null and r.moments.created < :moment limit :limit
      """)
  List<UUID> draftsBefore(Instant moment, int limit);

  /**
   * Deletes these, with their links and recordings.
   *
   * @return how many there were
   */
  @HQL("delete from CallRecord r where r.callId in :callIds")
  int delete(List<UUID> callIds);

  /** Stores a new one. */
  @Insert
  void insert(CallRecord callRecord);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(CallRecord callRecord);
}
