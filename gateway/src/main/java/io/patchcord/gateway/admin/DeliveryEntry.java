package io.patchcord.gateway.admin;

import io.patchcord.persistence.WebhookDelivery;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to a webhook, or was, as admins see it; without what is sent.
 *
 * @param id by which the receiver knows it, too
 * @param position its place in the list
 * @param status that was answered last; {@code null} for none
 * @param error what was wrong with the last attempt; {@code null} for nothing
 */
public record DeliveryEntry(
    UUID id,
    long position,
    String eventId,
    String eventType,
    State state,
    int attempts,
    Instant createdAt,
    @Nullable Instant attemptedAt,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant finishedAt,
    @Nullable Integer status,
    @Nullable Integer durationMillis,
    @Nullable String error) {

  /** What has become of it. */
  public enum State {
    WAITING,
    DELIVERED,
    DEAD
  }

  static DeliveryEntry of(WebhookDelivery delivery) {
    return new DeliveryEntry(
        delivery.reference(),
        delivery.id(),
        delivery.eventId(),
        delivery.eventType(),
        State.valueOf(delivery.state().name()),
        delivery.attempts(),
        delivery.createdAt(),
        delivery.attemptedAt(),
        delivery.state() == WebhookDelivery.State.WAITING ? delivery.nextAttemptAt() : null,
        delivery.finishedAt(),
        delivery.status(),
        delivery.durationMillis(),
        delivery.error());
  }
}
