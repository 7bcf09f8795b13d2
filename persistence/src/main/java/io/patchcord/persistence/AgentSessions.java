package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.processing.HQL;

/** The sessions; each comes with its agent and organization, in one statement. */
@Repository
public interface AgentSessions {
  /** Finds one, active or not, by its visible prefix. */
  @HQL(
      """
      from AgentSession s join fetch s.agent join fetch s.organization
      where s.prefix = :prefix
      """)
  Optional<AgentSession> find(String prefix);

  /** Returns at most so many of those that open something at this moment, the oldest first. */
  @HQL(
      """
      from AgentSession s join fetch s.agent join fetch s.organization
      where s.endedAt is null and s.expiresAt > :now order by s.id limit :limit
      """)
  List<AgentSession> active(Instant now, int limit);

  /**
   * Returns at most so many that open something at this moment, of those whose prefix sorts after
   * the given one, by prefix; all do after "".
   */
  @HQL(
      """
      from AgentSession s join fetch s.agent join fetch s.organization
      where s.endedAt is null and s.expiresAt > :now and s.prefix > :after
      order by s.prefix limit :limit
      """)
  List<AgentSession> activeAfter(Instant now, String after, int limit);

  /** Returns an agent's that open something at this moment, the oldest first. */
  @HQL(
      """
      from AgentSession s join fetch s.agent a join fetch s.organization
      where a.username = :agent and s.endedAt is null and s.expiresAt > :now order by s.id
      """)
  List<AgentSession> activeOf(String agent, Instant now);

  /** Returns an organization's that open something at this moment, the oldest first. */
  @HQL(
      """
      from AgentSession s join fetch s.agent join fetch s.organization o
      where o = :organization and s.endedAt is null and s.expiresAt > :now order by s.id
      """)
  List<AgentSession> activeFrom(Organization organization, Instant now);

  /** Stores a new one. */
  @Insert
  void insert(AgentSession opened);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(AgentSession opened);

  /** Forgets those that had expired by then; returns how many. */
  @HQL("delete from AgentSession s where s.expiresAt < :moment")
  int deleteExpired(Instant moment);

  /** Forgets those of an organization; returns how many. */
  @HQL("delete from AgentSession s where s.organization = :organization")
  int deleteOf(Organization organization);
}
