package io.patchcord.persistence;

import jakarta.data.repository.Delete;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import java.util.List;
import org.hibernate.annotations.processing.HQL;

/** The stored reasons for being away; each comes with its call center. */
@Repository
public interface AwayReasons {
  /** Returns at most so many of a call center's, in the order of their list. */
  @HQL(
      """
      from AwayReason r join fetch r.callCenter c
      where c.internalName = :callCenter
      order by r.position, r.code limit :limit
      """)
  List<AwayReason> all(String callCenter, int limit);

  /** Stores a new one. */
  @Insert
  void insert(AwayReason reason);

  /** Forgets one. Presences that were given it keep its code and label. */
  @Delete
  void delete(AwayReason reason);
}
