package io.patchcord.gateway.webhook;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How webhooks are sent.
 *
 * @param timeout how long an attempt may take, all of it
 * @param firstRetry how long after the first failed attempt the second one comes; each next wait is
 *     twice as long, up to an hour
 * @param retryFor how long a delivery is tried before it is given up
 * @param retention how long what became of a delivery can be looked up
 */
public record WebhookSettings(
    Duration timeout, Duration firstRetry, Duration retryFor, Duration retention) {
  public WebhookSettings {
    requireNonNull(timeout, "timeout is null");
    requireNonNull(firstRetry, "firstRetry is null");
    requireNonNull(retryFor, "retryFor is null");
    requireNonNull(retention, "retention is null");
  }
}
