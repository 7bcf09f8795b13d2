package io.patchcord.gateway.admin;

import io.patchcord.persistence.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook, as admins see it.
 *
 * @param previousSecretUntil until when the secret before counts too; {@code null} for not any more
 * @param version changes with every change
 */
public record WebhookEntry(
    UUID id,
    String url,
    String description,
    List<String> eventTypes,
    @Nullable String callCenter,
    @Nullable String agent,
    boolean enabled,
    @Nullable Instant previousSecretUntil,
    Instant createdAt,
    int version) {

  static WebhookEntry of(Webhook webhook) {
    return new WebhookEntry(
        webhook.reference(),
        webhook.url(),
        webhook.description(),
        webhook.eventTypes(),
        webhook.callCenter(),
        webhook.agent(),
        webhook.isEnabled(),
        webhook.previousUntil(),
        webhook.createdAt(),
        webhook.version());
  }

  /** For the audit; a query may have a secret of the receiver's in it. */
  Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    state.put("url", url.split("\\?", 2)[0]);
    state.put("description", description);
    state.put("eventTypes", String.join(" ", eventTypes));
    state.put("callCenter", callCenter == null ? "" : callCenter);
    state.put("agent", agent == null ? "" : agent);
    state.put("enabled", Boolean.toString(enabled));
    return state;
  }
}
