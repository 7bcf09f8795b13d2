package io.patchcord.gateway.webhook;

import io.patchcord.persistence.Webhook;
import io.patchcord.persistence.WebhookDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What is sent to a webhook because somebody asks for it. */
public final class Deliveries {
  private Deliveries() {}

  /** A ping, which waits for nothing that is on its way. */
  public static WebhookDelivery ping(Webhook to, Instant now, Duration retryFor) {
    return new WebhookDelivery(
        to.id(),
        UUID.randomUUID(),
        EventBody.own(EventBody.PING, now, "{\"webhook\":\"" + to.reference() + "\"}"),
        now,
        now.plus(retryFor));
  }
}
