package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;

/**
 * The stored assignments; each comes with its agent, line and call center, read in one statement.
 */
@Repository
public interface Assignments {
  /** Finds one, live or ended, by its reference. */
  @HQL(
      """
      from Assignment a join fetch a.agent join fetch a.line join fetch a.callCenter
      where a.reference = :reference
      """)
  Optional<Assignment> find(UUID reference);

  /** Finds the live one of a line, by the line's number. */
  @HQL(
      """
      from Assignment a join fetch a.agent join fetch a.line l join fetch a.callCenter
      where l.number = :line and a.live
      """)
  Optional<Assignment> findLive(String line);

  /**
   * Finds the live one of an agent in a call center, by the username as stored and the internal
   * name.
   */
  @HQL(
      """
      from Assignment a join fetch a.agent g join fetch a.line join fetch a.callCenter c
      where g.username = :agent and c.internalName = :callCenter and a.live
      """)
  Optional<Assignment> findLive(String agent, String callCenter);

  /**
   * Returns every live one, by line number: as many as there are lines at most, the database sees
   * to it.
   */
  @HQL(
      """
      from Assignment a join fetch a.agent join fetch a.line l join fetch a.callCenter
      where a.live order by l.number
      """)
  List<Assignment> live();

  /** Returns at most so many, live and ended, the latest first. */
  @HQL(
      """
      from Assignment a join fetch a.agent join fetch a.line join fetch a.callCenter
      order by a.validFrom desc, a.id desc limit :limit
      """)
  List<Assignment> all(int limit);

  /** Stores a new one. */
  @Insert
  void insert(Assignment assignment);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(Assignment assignment);
}
