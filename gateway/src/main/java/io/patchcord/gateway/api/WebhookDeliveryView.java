package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.DeliveryEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to a webhook, or was.
 *
 * @param id as the receiver has it in {@code Patchcord-Delivery}
 * @param eventId of the event, as on the stream
 * @param eventType such as {@code call}
 * @param state how it stands
 * @param attempts how often it was tried
 * @param createdAt when the event happened
 * @param attemptedAt when it was tried last; null before that
 * @param nextAttemptAt null when it does not wait
 * @param finishedAt when it was delivered or given up
 * @param status that the receiver answered last
 * @param durationMillis how long the last try took; null where there was no answer
 * @param error what was wrong with the last attempt
 */
@Schema(name = "WebhookDelivery")
public record WebhookDeliveryView(
    UUID id,
    String eventId,
    String eventType,
    DeliveryEntry.State state,
    int attempts,
    Instant createdAt,
    @Nullable Instant attemptedAt,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant finishedAt,
    @Nullable Integer status,
    @Nullable Integer durationMillis,
    @Nullable String error) {

  static WebhookDeliveryView from(DeliveryEntry entry) {
    return new WebhookDeliveryView(
        entry.id(),
        entry.eventId(),
        entry.eventType(),
        entry.state(),
        entry.attempts(),
        entry.createdAt(),
        entry.attemptedAt(),
        entry.nextAttemptAt(),
        entry.finishedAt(),
        entry.status(),
        entry.durationMillis(),
        entry.error());
  }

  /**
   * A page of them.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "WebhookDeliveryPage")
  public record Page(List<WebhookDeliveryView> items, @Nullable String next) {
    static Page from(io.patchcord.gateway.admin.Page<DeliveryEntry> page) {
      return new Page(page.items().stream().map(WebhookDeliveryView::from).toList(), page.next());
    }
  }
}
