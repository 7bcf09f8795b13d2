package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.processing.HQL;

/** The switches for which gateways have been started. */
@Repository
public interface SwitchNodes {
  /** Finds one by its name. */
  @HQL("from SwitchNode where name = :name")
  Optional<SwitchNode> find(String name);

  /** Returns at most so many, by name. */
  @HQL("from SwitchNode order by name limit :limit")
  List<SwitchNode> all(int limit);

  /** Gives it the lines of which nobody has said whose they are; returns how many. */
  @HQL("update Line l set l.switchName = :name where l.switchName is null")
  int adoptLines(String name);

  /** Stores a new one. */
  @Insert
  void insert(SwitchNode node);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(SwitchNode node);
}
