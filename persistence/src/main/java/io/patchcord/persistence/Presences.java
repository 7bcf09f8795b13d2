package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.processing.HQL;

/** The stored presences and their changes; each comes with its agent. */
@Repository
public interface Presences {
  /** Finds an agent's, by the username as it is stored, in lower case. */
  @HQL("from AgentPresence p join fetch p.agent a where a.username = :username")
  Optional<AgentPresence> find(String username);

  /**
   * Returns at most so many of those whose agent's username sorts after the given one; all do after
   * "".
   */
  @HQL(
      """
      from AgentPresence p join fetch p.agent a
      where a.username > :after order by a.username limit :limit
      """)
  List<AgentPresence> all(String after, int limit);

  /** Returns at most so many changes of an agent's presence from a moment on, the latest first. */
  @HQL(
      """
      from PresenceChange c join fetch c.agent a
      where a.username = :username and c.at >= :from
      order by c.at desc, c.id desc limit :limit
      """)
  List<PresenceChange> changes(String username, Instant from, int limit);

  /** Stores a new one. */
  @Insert
  void insert(AgentPresence presence);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(AgentPresence presence);

  /** Stores that one has changed. */
  @Insert
  void insert(PresenceChange change);
}
