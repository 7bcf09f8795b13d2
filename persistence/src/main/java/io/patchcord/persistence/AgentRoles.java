package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import java.util.List;
import org.hibernate.annotations.processing.HQL;

/** What agents may do besides their own work; each comes with its agent and call center. */
@Repository
public interface AgentRoles {
  /** Returns those of agents, by username as it is stored; as many as admins have given. */
  @HQL(
      """
      from AgentRole r join fetch r.agent a left join fetch r.callCenter c
      where a.username in :usernames order by a.username, r.role, c.internalName
      """)
  List<AgentRole> ofAll(List<String> usernames);

  /** Stores new ones. */
  @Insert
  void insertAll(List<AgentRole> roles);

  /** Forgets all of an agent's; returns how many. */
  @HQL("delete from AgentRole r where r.agent = :agent")
  int deleteOf(Agent agent);
}
