package io.patchcord.gateway.webhook;

import io.patchcord.gateway.stream.StreamEvent;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.Webhook;
import io.patchcord.persistence.WebhookDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The webhooks and their deliveries in the database. All methods block. */
final class WebhookStore {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookStore.class);
  private static final int DELETED_AT_ONCE = 500;
  private static final String TOO_OLD = "it was not delivered in time";

  private final Database database;
  private final WebhookSettings settings;

  WebhookStore(Database database, WebhookSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** What became of one, as it is entered. */
  record Outcome(WebhookDelivery delivery, Attempt attempt, Instant at, Duration pause) {}

  /** How many of a webhook wait and are given up, and since when the oldest waits. */
  record Backlog(long waiting, long dead, Instant oldest) {}

  List<Target> targets() {
    return database.<List<Webhook>>read(db -> db.webhooks().all(Webhooks.MAX)).stream()
        .map(Target::of)
        .toList();
  }

  Map<Long, Backlog> backlogs(List<Target> targets, Instant now) {
    return database.read(
        db -> {
          Map<Long, Backlog> found = new HashMap<>();
          for (Target target : targets) {
            found.put(
                target.id(),
                new Backlog(
                    db.webhookDeliveries().count(target.id(), WebhookDelivery.State.WAITING),
                    db.webhookDeliveries().count(target.id(), WebhookDelivery.State.DEAD),
                    db.webhookDeliveries().oldest(target.id()).stream()
                        .findFirst()
                        .map(WebhookDelivery::createdAt)
                        .orElse(now)));
          }
          return found;
        });
  }

  /**
   * Enters what happened for all who want it, and what was lost: on the disk when it returns.
   *
   * @param full which webhooks have as much waiting as may
   * @return how many were entered, by webhook
   */
  Map<Long, Integer> enter(
      List<StreamEvent> events,
      List<Target> targets,
      WebhookIntake intake,
      LongPredicate full,
      Instant now) {
    Map<Long, Integer> entered = new HashMap<>();
    List<WebhookDelivery> rows = new ArrayList<>();
    for (StreamEvent event : events) {
      WebhookDelivery.Content content = content(event);
      for (Target target : targets) {
        if (target.wants(event)) {
          if (content == null || full.test(target.id())) {
            intake.lose(target, event.at());
          } else {
            rows.add(row(target.id(), content, now));
            entered.merge(target.id(), 1, Integer::sum);
          }
        }
      }
    }
    Map<Long, WebhookIntake.Loss> losses = intake.takeLosses();
    losses.forEach(
        (id, loss) -> {
          if (targets.stream().anyMatch(target -> target.id() == id)) {
            rows.add(row(id, lost(loss, now), now));
            entered.merge(id, 1, Integer::sum);
          }
        });
    try {
      if (!rows.isEmpty()) {
        database.write(
            db -> {
              db.webhookDeliveries().insertAll(rows);
              return true;
            });
        database.sync();
      }
    } catch (RuntimeException notStored) {
      intake.putBack(losses);
      throw notStored;
    }
    losses.forEach(
        (id, loss) ->
            LOG.warn("Events were lost to a webhook: {}, told in its place", loss.count()));
    return entered;
  }

  private static WebhookDelivery.@Nullable Content content(StreamEvent event) {
    try {
      return EventBody.of(event);
    } catch (IllegalArgumentException tooLong) {
      LOG.warn("Event {} does not fit into a webhook: {}", event.id(), tooLong.getMessage());
      return null;
    }
  }

  private static WebhookDelivery.Content lost(WebhookIntake.Loss loss, Instant now) {
    return EventBody.own(
        EventBody.EVENTS_LOST,
        now,
        "{\"count\":%d,\"since\":\"%s\",\"until\":\"%s\"}"
            .formatted(loss.count(), loss.since(), loss.until()));
  }

  private WebhookDelivery row(long webhook, WebhookDelivery.Content content, Instant now) {
    return new WebhookDelivery(
        webhook, UUID.randomUUID(), content, now, now.plus(settings.retryFor()));
  }

  List<WebhookDelivery> due(Target target, Instant now, int limit) {
    return database.read(db -> db.webhookDeliveries().due(target.id(), now, limit));
  }

  /**
   * Takes note of what became of deliveries, each as it stands now.
   *
   * @return those that are given up
   */
  int settle(List<Outcome> outcomes) {
    return database.write(
        db -> {
          int dead = 0;
          for (Outcome outcome : outcomes) {
            WebhookDelivery now =
                db.webhookDeliveries().find(outcome.delivery().reference()).orElse(null);
            // It was deleted with its webhook, or given up or sent again meanwhile.
            if (now != null && now.state() == WebhookDelivery.State.WAITING) {
              apply(now, outcome);
              db.webhookDeliveries().update(now);
              if (now.state() == WebhookDelivery.State.WAITING) {
                db.webhookDeliveries()
                    .postpone(now.webhookId(), now.orderKey(), now.nextAttemptAt());
              }
              dead += now.state() == WebhookDelivery.State.DEAD ? 1 : 0;
            }
          }
          return dead;
        });
  }

  private static void apply(WebhookDelivery delivery, Outcome outcome) {
    WebhookDelivery.Outcome brought =
        new WebhookDelivery.Outcome(
            outcome.attempt().status(), outcome.attempt().took(), outcome.attempt().error());
    Instant next = outcome.at().plus(outcome.pause());
    if (outcome.attempt().delivered()) {
      delivery.delivered(brought, outcome.at());
    } else if (!outcome.at().isBefore(delivery.expiresAt())) {
      delivery.died(brought, outcome.at());
    } else {
      // The last attempt is when its time is over, not some time before.
      delivery.failed(
          brought, outcome.at(), next.isAfter(delivery.expiresAt()) ? delivery.expiresAt() : next);
    }
  }

  /** Lets all that wait of a webhook be sent now. */
  void release(Target target, Instant now) {
    database.write(db -> db.webhookDeliveries().release(target.id(), now));
  }

  /** Gives up what waits of a webhook that does not get anything; returns how many. */
  int expire(Target target, Instant now) {
    return database.write(db -> db.webhookDeliveries().expire(target.id(), now, TOO_OLD));
  }

  /** Deletes what was finished long ago; returns how many at most {@code DELETED_AT_ONCE}. */
  int deleteOld(Instant now) {
    return database.write(
        db -> {
          List<Long> ids =
              db.webhookDeliveries()
                  .finishedBefore(now.minus(settings.retention()), DELETED_AT_ONCE);
          return ids.isEmpty() ? 0 : db.webhookDeliveries().delete(ids);
        });
  }
}
