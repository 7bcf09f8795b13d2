package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;

/** The imports of assignments, and what each has made. */
@Repository
public interface AssignmentImports {
  /** Finds one by its reference. */
  @HQL("from AssignmentImport where reference = :reference")
  Optional<AssignmentImport> find(UUID reference);

  /** Returns at most so many whose number is less than the given one, the latest first. */
  @HQL("from AssignmentImport where id < :before order by id desc limit :limit")
  List<AssignmentImport> all(long before, int limit);

  /** Returns what one has changed of agents who were there before it, each with its agent. */
  @HQL(
      """
      from ImportedAgentChange c join fetch c.agent a
      where c.importId = :importId order by a.username
      """)
  List<ImportedAgentChange> agentChanges(long importId);

  /**
   * Returns what later imports, which were undone, have changed of the agents whom one has made or
   * changed, each with its agent.
   */
  @HQL(
      """
      from ImportedAgentChange c join fetch c.agent a
      where c.importId > :importId
        and c.importId in (select i.id from AssignmentImport i where i.undoneAt is not null)
        and (a.madeByImport = :importId
          or a.id in (
            select m.agent.id from ImportedAgentChange m where m.importId = :importId))
      """)
  List<ImportedAgentChange> undoneChangesAfter(long importId);

  /** Returns the agents that one has made or brought back. */
  @HQL("from Agent where madeByImport = :importId order by username")
  List<Agent> agentsMade(long importId);

  /** Returns the lines that one has made or brought back. */
  @HQL("from Line where madeByImport = :importId order by number")
  List<Line> linesMade(long importId);

  /** Returns the keys, not withdrawn, of the agents that one has made. */
  @HQL(
      """
      from ApiKey k join fetch k.agent a
      where a.madeByImport = :importId and k.revokedAt is null order by a.username
      """)
  List<ApiKey> keysOfAgentsMade(long importId);

  /**
   * Returns the live assignments, begun in another way, of the agents and the lines that one has
   * made.
   */
  @HQL(
      """
      from Assignment a join fetch a.agent g join fetch a.line l join fetch a.callCenter
      where a.live and (g.madeByImport = :importId or l.madeByImport = :importId)
        and (a.begunByImport is null or a.begunByImport <> :importId)
      order by l.number
      """)
  List<Assignment> laterOnes(long importId);

  /** Stores the changes to lines, unless one has changed since it was read. */
  @Update
  void updateLines(List<Line> lines);

  /** Stores a new one. */
  @Insert
  void insert(AssignmentImport made);

  /** Stores that one was undone, unless it has changed since it was read. */
  @Update
  void update(AssignmentImport made);

  /** Stores what one is about to change. */
  @Insert
  void insertChanges(List<ImportedAgentChange> changes);
}
