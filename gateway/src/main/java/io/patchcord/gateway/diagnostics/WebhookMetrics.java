package io.patchcord.gateway.diagnostics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.patchcord.gateway.webhook.WebhookCounts;
import io.patchcord.gateway.webhook.Webhooks;
import java.util.function.ToDoubleFunction;

/** How the webhooks do, at {@code /metrics}. */
public final class WebhookMetrics {
  private WebhookMetrics() {}

  public static void bind(MeterRegistry registry, Webhooks webhooks) {
    attempts(registry, webhooks, "delivered", WebhookCounts::delivered);
    attempts(registry, webhooks, "failed", WebhookCounts::failed);
    FunctionCounter.builder("patchcord.webhook.dead", webhooks, w -> w.counts().dead())
        .description("Deliveries given up after a failed attempt")
        .register(registry);
    FunctionCounter.builder("patchcord.webhook.lost", webhooks, w -> w.counts().lost())
        .description("Events that webhooks wanted and do not get; each is told of it")
        .register(registry);
    gauge(registry, webhooks, "waiting", "Deliveries on their way", WebhookCounts::waiting);
    gauge(
        registry,
        webhooks,
        "dead.letters",
        "Deliveries given up, which can be replayed",
        WebhookCounts::deadLetters);
    gauge(
        registry,
        webhooks,
        "unstored",
        "Events that the database does not have yet",
        WebhookCounts::unstored);
    gauge(
        registry,
        webhooks,
        "oldest.seconds",
        "For how long the delivery waits that waits for longest",
        WebhookCounts::oldestSeconds);
  }

  private static void attempts(
      MeterRegistry registry,
      Webhooks webhooks,
      String outcome,
      ToDoubleFunction<WebhookCounts> count) {
    FunctionCounter.builder(
            "patchcord.webhook.attempts", webhooks, w -> count.applyAsDouble(w.counts()))
        .description("Attempts to deliver, by outcome")
        .tag("outcome", outcome)
        .register(registry);
  }

  private static void gauge(
      MeterRegistry registry,
      Webhooks webhooks,
      String name,
      String description,
      ToDoubleFunction<WebhookCounts> value) {
    Gauge.builder("patchcord.webhook." + name, webhooks, w -> value.applyAsDouble(w.counts()))
        .description(description)
        .register(registry);
  }
}
