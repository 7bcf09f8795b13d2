package io.patchcord.gateway.webhook;

import io.patchcord.gateway.stream.Audience;
import io.patchcord.gateway.stream.StreamEvent;
import io.patchcord.persistence.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook as it is read while events are sent. */
record Target(
    long id,
    UUID reference,
    String url,
    Set<String> types,
    @Nullable String callCenter,
    @Nullable String agent,
    boolean enabled,
    int generation,
    String check,
    @Nullable Instant previousUntil) {

  static Target of(Webhook webhook) {
    return new Target(
        webhook.id(),
        webhook.reference(),
        webhook.url(),
        Set.copyOf(webhook.eventTypes()),
        webhook.callCenter(),
        webhook.agent(),
        webhook.isEnabled(),
        webhook.secretGeneration(),
        webhook.secretCheck(),
        webhook.previousUntil());
  }

  /** Whether it is sent that event. */
  boolean wants(StreamEvent event) {
    Audience audience = event.audience();
    return enabled
        && types.contains(event.type())
        && (audience.isEverybody()
            || ((callCenter == null || callCenter.equals(audience.callCenter()))
                && (agent == null || agent.equals(audience.agent()))));
  }

  /** The secrets that count now, the newest first; none when the gateway's key is another one. */
  List<String> secrets(WebhookSecrets secrets, Instant now) {
    String current = secrets.secretOf(reference, generation);
    if (!WebhookSecrets.checkOf(current).equals(check)) {
      return List.of();
    }
    return previousUntil == null || !now.isBefore(previousUntil)
        ? List.of(current)
        : List.of(current, secrets.secretOf(reference, generation - 1));
  }
}
