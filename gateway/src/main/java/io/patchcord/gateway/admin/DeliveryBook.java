package io.patchcord.gateway.admin;

import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.webhook.Deliveries;
import io.patchcord.persistence.Repositories;
import io.patchcord.persistence.Webhook;
import io.patchcord.persistence.WebhookDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to webhooks, as admins see it, and how they let it be sent again. All methods
 * block, and throw {@link AdminException}.
 */
public final class DeliveryBook {
  /** The time in which events can be, as databases know it. */
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private final AdminStore store;
  private final Duration retryFor;

  /**
   * @param retryFor how long what is sent again is tried
   */
  public DeliveryBook(AdminStore store, Duration retryFor) {
    this.store = store;
    this.retryFor = retryFor;
  }

  /**
   * A page of a webhook's, the latest first.
   *
   * @param state only those that are so; {@code null} for all
   * @param before {@code next} of the page before; {@code null} for the beginning
   */
  public Page<DeliveryEntry> list(
      UUID webhook, DeliveryEntry.@Nullable State state, @Nullable Long before, int limit) {
    return store.read(
        db -> {
          long id = WebhookBook.require(db, webhook).id();
          long from = before == null ? Long.MAX_VALUE : before;
          List<WebhookDelivery> found =
              state == null
                  ? db.webhookDeliveries().page(id, from, limit + 1)
                  : db.webhookDeliveries()
                      .pageOf(id, WebhookDelivery.State.valueOf(state.name()), from, limit + 1);
          return Page.of(found, limit, delivery -> Long.toString(delivery.id()))
              .map(DeliveryEntry::of);
        });
  }

  /** Sends a ping. */
  public DeliveryEntry ping(AuditActor actor, UUID webhook) {
    return store.write(
        actor,
        change -> {
          Webhook to = WebhookBook.require(change.db(), webhook);
          WebhookDelivery ping = Deliveries.ping(to, change.at(), retryFor);
          change.db().webhookDeliveries().insertAll(List.of(ping));
          change.audit("webhook.ping", WebhookBook.target(WebhookEntry.of(to)), Map.of(), Map.of());
          return DeliveryEntry.of(ping);
        });
  }

  /** Sends one again, whatever has become of it. */
  public DeliveryEntry replay(AuditActor actor, UUID webhook, UUID delivery) {
    return store.write(
        actor,
        change -> {
          Webhook to = WebhookBook.require(change.db(), webhook);
          WebhookDelivery found =
              change
                  .db()
                  .webhookDeliveries()
                  .find(delivery)
                  .filter(one -> one.webhookId() == to.id())
                  .orElseThrow(
                      () ->
                          new AdminException(
                              Reason.NO_SUCH_DELIVERY, "There is no delivery with this id."));
          found.replay(change.at(), change.at().plus(retryFor));
          change.db().webhookDeliveries().update(found);
          change.audit(
              "webhook.replay",
              WebhookBook.target(WebhookEntry.of(to)),
              Map.of(),
              Map.of("delivery", delivery.toString()));
          return DeliveryEntry.of(found);
        });
  }

  /**
   * Sends all again that are given up, or delivered, and came in that time; returns how many.
   *
   * @param from {@code null} for the beginning
   * @param to {@code null} for now
   */
  public int replay(
      AuditActor actor,
      UUID webhook,
      boolean delivered,
      @Nullable Instant from,
      @Nullable Instant to) {
    return store.write(
        actor,
        change -> {
          Webhook target = WebhookBook.require(change.db(), webhook);
          Instant first = within(from == null ? FIRST : from);
          Instant last = within(to == null ? LAST : to);
          int count = replay(change.db(), target, WebhookDelivery.State.DEAD, first, last, change);
          if (delivered) {
            count +=
                replay(change.db(), target, WebhookDelivery.State.DELIVERED, first, last, change);
          }
          change.audit(
              "webhook.replay",
              WebhookBook.target(WebhookEntry.of(target)),
              Map.of(),
              Map.of("count", Integer.toString(count)));
          return count;
        });
  }

  private int replay(
      Repositories db,
      Webhook webhook,
      WebhookDelivery.State state,
      Instant from,
      Instant to,
      AdminStore.Change change) {
    return db.webhookDeliveries()
        .replay(webhook.id(), state, from, to, change.at(), change.at().plus(retryFor));
  }

  private static Instant within(Instant moment) {
    return moment.isBefore(FIRST) ? FIRST : moment.isAfter(LAST) ? LAST : moment;
  }
}
