package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.processing.HQL;

/** The stored agents. */
@Repository
public interface Agents {
  /** Finds one by the username, whatever its case. */
  default Optional<Agent> find(String username) {
    return findCanonical(Agent.canonicalUsername(username));
  }

  /** Finds one by the username as it is stored, in lower case. */
  @HQL("from Agent where username = :username")
  Optional<Agent> findCanonical(String username);

  /** Finds one by the id in Salesforce, of 15 or 18 characters. */
  default Optional<Agent> findBySalesforceUserId(String salesforceUserId) {
    return findByCanonicalSalesforceUserId(
        SalesforceId.canonical(salesforceUserId, "salesforceUserId"));
  }

  /** Finds one by the id in Salesforce as it is stored, of 18 characters. */
  @HQL("from Agent where salesforceUserId = :salesforceUserId")
  Optional<Agent> findByCanonicalSalesforceUserId(String salesforceUserId);

  /** Returns at most so many of those whose username sorts after the given one; all do after "". */
  @HQL("from Agent where username > :after order by username limit :limit")
  List<Agent> all(String after, int limit);

  /** Stores a new one. */
  @Insert
  void insert(Agent agent);

  /** Stores new ones. */
  @Insert
  void insertAll(List<Agent> agents);

  /** Stores the changes to each, unless it has changed since it was read. */
  @Update
  void updateAll(List<Agent> agents);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(Agent agent);
}
