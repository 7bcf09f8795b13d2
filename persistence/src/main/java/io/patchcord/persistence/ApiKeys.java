package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.processing.HQL;

/** The stored API keys; each comes with its agent, read in one statement. */
@Repository
public interface ApiKeys {
  /** Finds one, active or not, by its visible prefix. */
  @HQL("from ApiKey k left join fetch k.agent where k.prefix = :prefix")
  Optional<ApiKey> find(String prefix);

  /** Finds one, active or not, by the {@linkplain ApiKey#hashOf hash} of the whole key. */
  @HQL("from ApiKey k left join fetch k.agent where k.hash = :hash")
  Optional<ApiKey> findByHash(String hash);

  /**
   * Returns every one that opens something at this moment, by prefix: as many as admins have made.
   */
  @HQL(
      """
      from ApiKey k left join fetch k.agent
      where k.revokedAt is null and (k.expiresAt is null or k.expiresAt > :now)
      order by k.prefix
      """)
  List<ApiKey> active(Instant now);

  /** Returns every one of an agent's that was not withdrawn, by prefix. */
  @HQL(
      """
      from ApiKey k join fetch k.agent a
      where a.username = :agent and k.revokedAt is null order by k.prefix
      """)
  List<ApiKey> standingOf(String agent);

  /** Returns at most so many of those whose prefix sorts after the given one; all do after "". */
  @HQL(
      """
      from ApiKey k left join fetch k.agent
      where k.prefix > :after order by k.prefix limit :limit
      """)
  List<ApiKey> all(String after, int limit);

  /** Notes that one was used at this moment, unless a later one is noted; returns how many. */
  @HQL(
      """
      update ApiKey k set k.lastUsedAt = :moment
      where k.prefix = :prefix and (k.lastUsedAt is null or k.lastUsedAt < :moment)
      """)
  int noteUse(String prefix, Instant moment);

  /** Stores a new one. */
  @Insert
  void insert(ApiKey key);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(ApiKey key);
}
