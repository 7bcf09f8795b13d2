package io.patchcord.persistence;

import jakarta.data.repository.Repository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;

/**
 * Takes a person's data out of the records of calls, drafts too. What is asked for by a number
 * takes in the calls that were passed on to or from that number.
 */
@Repository
public interface CallErasures {
  /** Returns the calls of at most so many records that name the number. */
  @HQL(
      """
      select r.callId from CallRecord r
      where r.origin.partyNumber = :number
        or r.callId in (select l.callId from CallLink l where l.party = :number)
      order by r.callId limit :limit
      """)
  List<UUID> withNumber(String number, int limit);

  /** Returns the calls of at most so many records that are about the Salesforce record. */
  @HQL(
      """
      select r.callId from CallRecord r where r.remarks.subjectKey = :subjectKey
      order by r.callId limit :limit
      """)
  List<UUID> withSubject(String subjectKey, int limit);

  /** Returns the calls of at most so many records of the agent. */
  @HQL(
      """
      select r.callId from CallRecord r where r.origin.agent = :agent
      order by r.callId limit :limit
      """)
  List<UUID> ofAgent(String agent, int limit);

  /** Takes everything out of these records that tells who the other party was. */
  @HQL(
      """
      update CallRecord r set r.origin.partyNumber = null, r.origin.partyName = null,
        r.remarks.subjectRecordId = null, r.remarks.subjectKey = null, r.remarks.subjectType = null,
        r.remarks.subjectName = null, r.remarks.disposition = null, r.remarks.notes = null,
        r.revision = r.revision + 1, r.version = r.version + 1, r.erasedAt = :moment
      where r.callId in :callIds
      """)
  int blank(List<UUID> callIds, Instant moment);

  /** Takes the other parties out of the links of these calls. */
  @HQL("update CallLink l set l.party = null where l.callId in :callIds")
  int blankLinks(List<UUID> callIds);

  /** Forgets the recordings of these calls. */
  @HQL("delete from CallRecording c where c.callId in :callIds")
  int deleteRecordings(List<UUID> callIds);

  /** Gives these records another agent's name. */
  @HQL(
      """
      update CallRecord r set r.origin.agent = :pseudonym, r.version = r.version + 1,
        r.erasedAt = :moment
      where r.callId in :callIds
      """)
  int rename(List<UUID> callIds, String pseudonym, Instant moment);
}
