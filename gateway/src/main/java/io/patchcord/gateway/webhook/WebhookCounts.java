package io.patchcord.gateway.webhook;

/**
 * How the webhooks do.
 *
 * @param delivered deliveries that have arrived
 * @param failed attempts that have not
 * @param dead deliveries that were given up, in this run
 * @param lost events that webhooks wanted and do not get
 * @param waiting deliveries that are on their way
 * @param deadLetters deliveries that were given up, and can be replayed
 * @param unstored events that the database does not have yet
 * @param oldestSeconds for how long the one waits that waits for longest
 */
public record WebhookCounts(
    long delivered,
    long failed,
    long dead,
    long lost,
    long waiting,
    long deadLetters,
    long unstored,
    long oldestSeconds) {
  static final WebhookCounts NONE = new WebhookCounts(0, 0, 0, 0, 0, 0, 0, 0);
}
