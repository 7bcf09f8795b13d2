package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;

/** The stored recordings of calls. */
@Repository
public interface CallRecordings {
  /** Returns those of these calls, as they began: as many as were stored with the records. */
  @HQL("from CallRecording c where c.callId in :callIds order by c.startedAt, c.id")
  List<CallRecording> of(List<UUID> callIds);

  /** Deletes those of a call. */
  @HQL("delete from CallRecording c where c.callId = :callId")
  int deleteOf(UUID callId);

  /** Stores a new one. */
  @Insert
  void insert(CallRecording recording);
}
