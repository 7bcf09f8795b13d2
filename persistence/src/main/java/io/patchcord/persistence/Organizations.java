package io.patchcord.persistence;

import jakarta.data.repository.Delete;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.processing.HQL;

/** The stored organizations. */
@Repository
public interface Organizations {
  /** Finds one by its id in Salesforce as it is stored, of 18 characters. */
  @HQL("from Organization where salesforceOrgId = :salesforceOrgId")
  Optional<Organization> find(String salesforceOrgId);

  /** Returns at most so many of those whose id sorts after the given one; all do after "". */
  @HQL("from Organization where salesforceOrgId > :after order by salesforceOrgId limit :limit")
  List<Organization> all(String after, int limit);

  /** Stores a new one. */
  @Insert
  void insert(Organization organization);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(Organization organization);

  /** Forgets one, whose sessions are forgotten already. */
  @Delete
  void delete(Organization organization);
}
