package io.patchcord.persistence;

import jakarta.data.repository.Delete;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;

/** The stored webhooks. */
@Repository
public interface Webhooks {
  /** Finds one by what it is known by. */
  @HQL("from Webhook where reference = :reference")
  Optional<Webhook> find(UUID reference);

  /** Returns at most so many, the oldest first. */
  @HQL("from Webhook order by id limit :limit")
  List<Webhook> all(int limit);

  /** Stores a new one. */
  @Insert
  void insert(Webhook webhook);

  /** Stores the changes to one, unless it has changed since it was read. */
  @Update
  void update(Webhook webhook);

  /** Forgets one, whose deliveries are forgotten already. */
  @Delete
  void delete(Webhook webhook);
}
