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

  /** Finds the live one of a line, by the line's number; of a shared line's, the oldest. */
  @HQL(
      """
      from Assignment a join fetch a.agent join fetch a.line l join fetch a.callCenter
      where l.number = :line and a.live
      order by a.validFrom, a.id limit 1
      """)
  Optional<Assignment> findLive(String line);

  /** Returns every live one of a line, the oldest first: one, unless the line is shared. */
  @HQL(
      """
      from Assignment a join fetch a.agent join fetch a.line l join fetch a.callCenter
      where l.number = :line and a.live order by a.validFrom, a.id
      """)
  List<Assignment> liveOn(String line);

  /** Returns every live one of an agent, by call center: one in each. */
  @HQL(
      """
      from Assignment a join fetch a.agent g join fetch a.line join fetch a.callCenter c
      where g.username = :agent and a.live order by c.internalName
      """)
  List<Assignment> liveOf(String agent);

  /** Returns every live one of an agent that an admin has begun, no desk, by call center. */
  @HQL(
      """
      from Assignment a join fetch a.agent g join fetch a.line join fetch a.callCenter c
      where g.username = :agent and a.live and a.desk = false order by c.internalName
      """)
  List<Assignment> assignedOf(String agent);

  /** Returns every live one of these agents, by username. */
  @HQL(
      """
      from Assignment a join fetch a.agent g join fetch a.line join fetch a.callCenter c
      where g.username in :agents and a.live order by g.username, c.internalName
      """)
  List<Assignment> liveOfAll(List<String> agents);

  /** Returns every live one of these lines, by line. */
  @HQL(
      """
      from Assignment a join fetch a.agent join fetch a.line l join fetch a.callCenter
      where l.number in :lines and a.live order by l.number, a.validFrom, a.id
      """)
  List<Assignment> liveOnAll(List<String> lines);

  /** Returns those that an import has begun, by line. */
  @HQL(
      """
      from Assignment a join fetch a.agent join fetch a.line l join fetch a.callCenter
      where a.begunByImport = :importId order by l.number
      """)
  List<Assignment> begunBy(long importId);

  /** Returns those that an import has ended, by line. */
  @HQL(
      """
      from Assignment a join fetch a.agent join fetch a.line l join fetch a.callCenter
      where a.endedByImport = :importId order by l.number
      """)
  List<Assignment> endedBy(long importId);

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
   * Returns every live one, by line number, and the oldest of a line first: as many as agents have
   * call centers at most, the database sees to it.
   */
  @HQL(
      """
      from Assignment a join fetch a.agent join fetch a.line l join fetch a.callCenter
      where a.live order by l.number, a.validFrom, a.id
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

  /** Stores new ones. */
  @Insert
  void insertAll(List<Assignment> assignments);

  /** Stores the changes to each, unless it has changed since it was read. */
  @Update
  void updateAll(List<Assignment> assignments);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(Assignment assignment);
}
