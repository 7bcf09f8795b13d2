package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.processing.HQL;

/** The stored queues; each comes with its call center. */
@Repository
public interface CallQueues {
  /** Finds one by its call center's internal name and its number. */
  @HQL(
      """
      from CallQueue q join fetch q.callCenter c
      where c.internalName = :callCenter and q.number = :number
      """)
  Optional<CallQueue> find(String callCenter, String number);

  /**
   * Returns at most so many of a call center's, those whose number sorts after the given one; all
   * do after "".
   */
  @HQL(
      """
      from CallQueue q join fetch q.callCenter c
      where c.internalName = :callCenter and q.number > :after
      order by q.number limit :limit
      """)
  List<CallQueue> all(String callCenter, String after, int limit);

  /** Stores a new one. */
  @Insert
  void insert(CallQueue queue);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(CallQueue queue);
}
