package io.patchcord.gateway;

import io.patchcord.gateway.admin.AdminStore;
import io.patchcord.gateway.admin.DeliveryBook;
import io.patchcord.gateway.admin.WebhookBook;
import io.patchcord.gateway.config.ConfigurationException;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.webhook.AddressGuard;
import io.patchcord.gateway.webhook.WebhookSecrets;
import io.patchcord.gateway.webhook.WebhookSettings;
import io.patchcord.gateway.webhook.Webhooks;
import io.patchcord.persistence.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** The webhooks: what sends them, and the books in which admins edit them. */
final class WebhookParts implements AutoCloseable {
  /** What waits for a receiver holds one; each webhook has at most four. */
  private static final int SENDERS = 16;

  private final AddressGuard guard;
  private final WebhookSecrets secrets;
  private final WebhookSettings settings;
  private final Webhooks webhooks;

  WebhookParts(
      GatewayConfiguration configuration,
      EventLog log,
      Database database,
      ThreadFactory workers,
      ThreadFactory senders,
      Clock clock) {
    GatewayConfiguration.Webhook webhook = configuration.webhook();
    this.guard = new AddressGuard(webhook.allowedHosts().orElse(Set.of()));
    this.secrets =
        secrets(
            webhook.keyFile().orElseGet(() -> configuration.data().resolve("webhook.key")),
            database);
    this.settings =
        new WebhookSettings(
            webhook.timeout(), webhook.firstRetry(), webhook.retryFor(), webhook.retention());
    this.webhooks =
        new Webhooks(
            log,
            database,
            secrets,
            guard,
            settings,
            Executors.newSingleThreadScheduledExecutor(workers),
            Executors.newFixedThreadPool(SENDERS, senders),
            clock);
  }

  private static WebhookSecrets secrets(Path file, Database database) {
    try {
      return WebhookSecrets.in(file.toAbsolutePath());
    } catch (IOException e) {
      database.close();
      throw new ConfigurationException(
          "The webhook key file "
              + file
              + " cannot be used: "
              + e.getMessage()
              + ". Restore it, or name another with patchcord.webhook.key-file.");
    }
  }

  Webhooks webhooks() {
    return webhooks;
  }

  WebhookBook book(AdminStore admin) {
    return new WebhookBook(admin, secrets, guard);
  }

  DeliveryBook deliveries(AdminStore admin) {
    return new DeliveryBook(admin, settings.retryFor());
  }

  @Override
  public void close() {
    webhooks.close();
  }
}
