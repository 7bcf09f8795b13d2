package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.patchcord.gateway.admin.WebhookBook;
import io.patchcord.gateway.admin.WebhookEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that events are sent to.
 *
 * @param id its own
 * @param url where events are posted to
 * @param description for people; empty for none
 * @param eventTypes which events it gets; empty for all
 * @param callCenter only what happens there; null for everywhere
 * @param agent only what happens to that agent; null for everybody
 * @param enabled whether it gets any
 * @param previousSecretUntil until when what is sent is signed with the secret before, too
 * @param createdAt when it was made
 * @param secret the whole secret: in the answer that makes it, and never again
 */
@Schema(name = "Webhook")
public record WebhookView(
    UUID id,
    String url,
    String description,
    List<String> eventTypes,
    @Nullable String callCenter,
    @Nullable String agent,
    boolean enabled,
    @Nullable Instant previousSecretUntil,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

  static WebhookView from(WebhookEntry entry) {
    return of(entry, null);
  }

  static WebhookView from(WebhookBook.Made made) {
    return of(made.entry(), made.secret());
  }

  private static WebhookView of(WebhookEntry entry, @Nullable String secret) {
    return new WebhookView(
        entry.id(),
        entry.url(),
        entry.description(),
        entry.eventTypes(),
        entry.callCenter(),
        entry.agent(),
        entry.enabled(),
        entry.previousSecretUntil(),
        entry.createdAt(),
        secret);
  }

  /**
   * A page of them.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "WebhookList")
  public record ListOf(List<WebhookView> items, @Nullable String next) {}
}
