package io.patchcord.persistence;

import jakarta.data.repository.Delete;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;

/**
 * What the org, the assignments and the switch differ in, and the users that the org has posted.
 */
@Repository
public interface Drifts {
  /** Returns at most so many findings whose position is greater, by position. */
  @HQL("from DriftFinding where id > :after order by id limit :limit")
  List<DriftFinding> findings(long after, int limit);

  /** Finds one by its reference. */
  @HQL("from DriftFinding where reference = :reference")
  Optional<DriftFinding> find(UUID reference);

  /** Stores new ones. */
  @Insert
  void insertAll(List<DriftFinding> findings);

  /** Stores the changes to each, unless it has changed since it was read. */
  @Update
  void updateAll(List<DriftFinding> findings);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(DriftFinding finding);

  /** Forgets some. */
  @Delete
  void deleteAll(List<DriftFinding> findings);

  /** Returns at most so many users of all call centers, each with its call center. */
  @HQL(
      "from CallCenterUser u join fetch u.callCenter c order by c.internalName, u.username limit :limit")
  List<CallCenterUser> users(int limit);

  /** Forgets the users of a call center; returns how many. */
  @HQL("delete from CallCenterUser u where u.callCenter = :callCenter")
  int deleteUsers(CallCenter callCenter);

  /** Returns at most so many items of definitions as the orgs have them, with the call center. */
  @HQL(
      "from CallCenterSetting s join fetch s.callCenter c order by c.internalName, s.path limit :limit")
  List<CallCenterSetting> settings(int limit);

  /** Forgets the items of a call center; returns how many. */
  @HQL("delete from CallCenterSetting s where s.callCenter = :callCenter")
  int deleteSettings(CallCenter callCenter);

  /** Stores new items. */
  @Insert
  void insertSettings(List<CallCenterSetting> settings);

  /** Stores new users. */
  @Insert
  void insertUsers(List<CallCenterUser> users);
}
