package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.processing.HQL;

/** The stored call centers. */
@Repository
public interface CallCenters {
  /** Finds one by its internal name, which minds the case. */
  @HQL("from CallCenter where internalName = :internalName")
  Optional<CallCenter> find(String internalName);

  /**
   * Returns at most so many of those whose internal name sorts after the given one; all do after
   * "".
   */
  @HQL("from CallCenter where internalName > :after order by internalName limit :limit")
  List<CallCenter> all(String after, int limit);

  /** Stores a new one. */
  @Insert
  void insert(CallCenter callCenter);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(CallCenter callCenter);
}
