package io.patchcord.gateway.admin;

import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.gateway.webhook.AddressGuard;
import io.patchcord.gateway.webhook.WebhookSecrets;
import io.patchcord.gateway.webhook.WebhookUrl;
import io.patchcord.gateway.webhook.Webhooks;
import io.patchcord.persistence.Repositories;
import io.patchcord.persistence.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks, as admins edit them: a change counts at once. All methods block, and throw {@link
 * AdminException}.
 */
public final class WebhookBook {
  /** How long the old secret may count beside the new one. */
  public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

  /** What can be asked for; {@code ping} and {@code events-lost} come unasked. */
  private static final Set<String> TYPES =
      Set.of(
          "call",
          "call-ended",
          "transfer",
          "presence",
          "device",
          "queue",
          "monitoring",
          "settings",
          "import",
          "drift",
          "map",
          "resync",
          "command-failed");

  private final AdminStore store;
  private final WebhookSecrets secrets;
  private final AddressGuard guard;

  public WebhookBook(AdminStore store, WebhookSecrets secrets, AddressGuard guard) {
    this.store = store;
    this.secrets = secrets;
    this.guard = guard;
  }

  /**
   * One with a new secret.
   *
   * @param secret shown to whoever has made it, and never again
   */
  public record Made(WebhookEntry entry, String secret) {
    @Override
    public String toString() {
      return "Made[entry=" + entry + "]";
    }
  }

  /** All of them, the oldest first. */
  public List<WebhookEntry> list() {
    return store.read(
        db -> db.webhooks().all(Webhooks.MAX).stream().map(WebhookEntry::of).toList());
  }

  /** One of them. */
  public WebhookEntry find(UUID id) {
    return store.read(db -> WebhookEntry.of(require(db, id)));
  }

  /** Adds one. */
  public Made add(AuditActor actor, WebhookChange fields) {
    return store.write(
        actor,
        change -> {
          if (change.db().webhooks().all(Webhooks.MAX).size() >= Webhooks.MAX) {
            throw AdminException.invalid("url", "There are " + Webhooks.MAX + " webhooks already.");
          }
          String url = fields.url();
          List<String> types = fields.eventTypes();
          if (url == null || types == null) {
            throw AdminException.invalid(
                url == null ? "url" : "eventTypes", "A webhook needs a url and eventTypes.");
          }
          Webhook[] made = new Webhook[1];
          checkUrl(url);
          checkTypes(types);
          Entered.into(
              "url", url, () -> made[0] = new Webhook(UUID.randomUUID(), url, types, change.at()));
          apply(change.db(), made[0], fields);
          String secret = nextSecret(made[0], Duration.ZERO, change);
          change.db().webhooks().insert(made[0]);
          WebhookEntry entry = WebhookEntry.of(made[0]);
          change.audit("webhook.add", target(entry), Map.of(), entry.state());
          return new Made(entry, secret);
        });
  }

  /**
   * Changes one.
   *
   * @param expected which versions the admin has seen
   */
  public WebhookEntry change(
      AuditActor actor, UUID id, IntPredicate expected, WebhookChange fields) {
    return store.write(
        actor,
        change -> {
          Webhook webhook = current(change.db(), id, expected);
          WebhookEntry before = WebhookEntry.of(webhook);
          apply(change.db(), webhook, fields);
          if (!before.equals(WebhookEntry.of(webhook))) {
            change.db().webhooks().update(webhook);
            WebhookEntry after = WebhookEntry.of(webhook);
            change.audit("webhook.change", target(after), before.state(), after.state());
          }
          return WebhookEntry.of(webhook);
        });
  }

  /**
   * Gives one a new secret.
   *
   * @param overlap how long the old one counts too
   */
  public Made rotate(AuditActor actor, UUID id, IntPredicate expected, Duration overlap) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw AdminException.invalid(
          "overlapSeconds", "It is from 0 to " + LONGEST_OVERLAP.toSeconds() + " seconds.");
    }
    return store.write(
        actor,
        change -> {
          Webhook webhook = current(change.db(), id, expected);
          String secret = nextSecret(webhook, overlap, change);
          change.db().webhooks().update(webhook);
          WebhookEntry after = WebhookEntry.of(webhook);
          change.audit(
              "webhook.rotate",
              target(after),
              Map.of(),
              Map.of("generation", Integer.toString(webhook.secretGeneration())));
          return new Made(after, secret);
        });
  }

  /** Takes one out, with all that is on its way to it. */
  public void remove(AuditActor actor, UUID id, IntPredicate expected) {
    store.write(
        actor,
        change -> {
          Webhook webhook = current(change.db(), id, expected);
          WebhookEntry before = WebhookEntry.of(webhook);
          change.db().webhookDeliveries().deleteOf(webhook.id());
          change.db().webhooks().delete(webhook);
          change.audit("webhook.remove", target(before), before.state(), Map.of());
          return true;
        });
  }

  private String nextSecret(Webhook webhook, Duration overlap, AdminStore.Change change) {
    String secret = secrets.secretOf(webhook.reference(), webhook.secretGeneration() + 1);
    webhook.rotate(
        WebhookSecrets.checkOf(secret), overlap.isZero() ? null : change.at().plus(overlap));
    return secret;
  }

  private void apply(Repositories db, Webhook webhook, WebhookChange fields) {
    String url = fields.url();
    if (url != null) {
      checkUrl(url);
      Entered.into("url", url, () -> webhook.changeUrl(url));
    }
    String description = fields.description();
    if (description != null) {
      Entered.into("description", description, () -> webhook.changeDescription(description));
    }
    List<String> types = fields.eventTypes();
    if (types != null) {
      checkTypes(types);
      Entered.into("eventTypes", null, () -> webhook.changeEventTypes(types));
    }
    String callCenter = fields.callCenter();
    String agent = fields.agent();
    webhook.changeFilter(
        callCenter == null ? webhook.callCenter() : callCenter(db, callCenter),
        agent == null ? webhook.agent() : agent(db, agent));
    if (fields.enabled() != null) {
      webhook.changeEnabled(fields.enabled());
    }
  }

  private void checkUrl(String url) {
    Entered.into("url", url, () -> guard.check(WebhookUrl.parse(url)));
  }

  private static void checkTypes(List<String> types) {
    if (types.isEmpty()) {
      throw AdminException.invalid("eventTypes", "A webhook needs at least one.");
    }
    for (String type : types) {
      if (!TYPES.contains(type)) {
        throw AdminException.invalid(
            "eventTypes", "There is no event " + Entered.shown(type) + ".");
      }
    }
  }

  private static @Nullable String callCenter(Repositories db, String name) {
    return name.isEmpty() ? null : Entered.callCenter(db, name).internalName();
  }

  private static @Nullable String agent(Repositories db, String username) {
    if (username.isEmpty()) {
      return null;
    }
    try {
      return AgentBook.require(db, username).username();
    } catch (AdminException unknown) {
      throw AdminException.invalid("agent", unknown.getMessage());
    }
  }

  private static Webhook current(Repositories db, UUID id, IntPredicate expected) {
    Webhook webhook = require(db, id);
    if (!expected.test(webhook.version())) {
      throw new AdminException(Reason.STALE, "Its ETag is \"" + webhook.version() + "\" now.");
    }
    return webhook;
  }

  static Webhook require(Repositories db, UUID id) {
    return db.webhooks()
        .find(id)
        .orElseThrow(
            () -> new AdminException(Reason.NO_SUCH_WEBHOOK, "There is no webhook with this id."));
  }

  static AuditRecord.Target target(WebhookEntry entry) {
    return new AuditRecord.Target("webhook", entry.id().toString(), entry.callCenter());
  }
}
