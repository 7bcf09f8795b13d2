package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;

/** The stored links of calls. */
@Repository
public interface CallLinks {
  /** Returns those of these calls, as they happened: as many as were stored with the records. */
  @HQL("from CallLink l where l.callId in :callIds order by l.happenedAt, l.id")
  List<CallLink> of(List<UUID> callIds);

  /** Deletes those of a call. */
  @HQL("delete from CallLink l where l.callId = :callId")
  int deleteOf(UUID callId);

  /** Stores a new one. */
  @Insert
  void insert(CallLink link);
}
