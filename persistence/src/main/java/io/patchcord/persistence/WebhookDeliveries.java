package io.patchcord.persistence;

import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;

/** What is on its way to webhooks, and what became of it. */
@Repository
public interface WebhookDeliveries {
  /** Finds one by what it is known by. */
  @HQL("from WebhookDelivery where reference = :reference")
  Optional<WebhookDelivery> find(UUID reference);

  /** Returns at most so many of a webhook that came before that one, the latest first. */
  @HQL(
      "from WebhookDelivery where webhookId = :webhookId and id < :before order by id desc limit :limit")
  List<WebhookDelivery> page(long webhookId, long before, int limit);

  /** The same, of those that are so. */
  @HQL(
      "from WebhookDelivery where webhookId = :webhookId and state = :state and id < :before"
          + " order by id desc limit :limit")
  List<WebhookDelivery> pageOf(long webhookId, WebhookDelivery.State state, long before, int limit);

  /** Returns at most so many that may be sent now: the first that waits of each order key. */
  @HQL(
      "from WebhookDelivery d where d.webhookId = :webhookId and d.state = WAITING"
          + " and d.nextAttemptAt <= :now and not exists (select 1 from WebhookDelivery e"
          + " where e.webhookId = d.webhookId and e.orderKey = d.orderKey and e.state = WAITING"
          + " and e.id < d.id) order by d.id limit :limit")
  List<WebhookDelivery> due(long webhookId, Instant now, int limit);

  /** Returns how many of a webhook are so. */
  @HQL("select count(*) from WebhookDelivery where webhookId = :webhookId and state = :state")
  long count(long webhookId, WebhookDelivery.State state);

  /** Returns the one that waits for longest, if one waits. */
  @HQL("from WebhookDelivery where webhookId = :webhookId and state = WAITING order by id limit 1")
  List<WebhookDelivery> oldest(long webhookId);

  /** Lets those that follow one wait as long as that one. */
  @HQL(
      "update WebhookDelivery set nextAttemptAt = :until where webhookId = :webhookId"
          + " and orderKey = :orderKey and state = WAITING and nextAttemptAt < :until")
  int postpone(long webhookId, String orderKey, Instant until);

  /** Lets all that wait of a webhook be sent now. */
  @HQL(
      "update WebhookDelivery set nextAttemptAt = :now where webhookId = :webhookId"
          + " and state = WAITING and nextAttemptAt > :now")
  int release(long webhookId, Instant now);

  /** Gives up those of a webhook whose time is over; returns how many. */
  @HQL(
      "update WebhookDelivery set state = DEAD, finishedAt = :now, error = :error,"
          + " version = version + 1 where webhookId = :webhookId and state = WAITING"
          + " and expiresAt <= :now")
  int expire(long webhookId, Instant now, String error);

  /** Lets those of a webhook that are so, and came in that time, wait again; returns how many. */
  @HQL(
      "update WebhookDelivery set state = WAITING, finishedAt = null, nextAttemptAt = :now,"
          + " expiresAt = :expiry, version = version + 1 where webhookId = :webhookId"
          + " and state = :state and createdAt >= :from and createdAt < :to")
  int replay(
      long webhookId,
      WebhookDelivery.State state,
      Instant from,
      Instant to,
      Instant now,
      Instant expiry);

  /** Returns the rows of at most so many that were finished before then, the oldest first. */
  @HQL("select id from WebhookDelivery where finishedAt < :before order by finishedAt limit :limit")
  List<Long> finishedBefore(Instant before, int limit);

  /** Deletes these; returns how many there were. */
  @HQL("delete from WebhookDelivery where id in :ids")
  int delete(List<Long> ids);

  /** Deletes all of a webhook. */
  @HQL("delete from WebhookDelivery where webhookId = :webhookId")
  int deleteOf(long webhookId);

  /** Stores new ones. */
  @Insert
  void insertAll(List<WebhookDelivery> deliveries);

  /** Stores what became of one, unless it has changed since it was read. */
  @Update
  void update(WebhookDelivery delivery);
}
