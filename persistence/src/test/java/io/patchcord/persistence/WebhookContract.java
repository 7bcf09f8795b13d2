package io.patchcord.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of webhooks and their deliveries on every database. */
abstract class WebhookContract extends DatabaseFixture {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final String CHECK = "ab".repeat(32);
  private static final WebhookDelivery.Outcome WELL =
      new WebhookDelivery.Outcome(204, Duration.ofMillis(12), null);
  private static final WebhookDelivery.Outcome BADLY =
      new WebhookDelivery.Outcome(500, Duration.ofMillis(13), "answered 500");

  private Webhook insertWebhook() {
    Webhook webhook =
        new Webhook(
            UUID.randomUUID(), "https://hooks.example.com/x", List.of("call", "call-ended"), NOW);
    webhook.rotate(CHECK, null);
    database.write(
        db -> {
          db.webhooks().insert(webhook);
          return true;
        });
    return webhook;
  }

  private WebhookDelivery insert(Webhook to, String orderKey) {
    WebhookDelivery delivery =
        new WebhookDelivery(
            to.id(),
            UUID.randomUUID(),
            new WebhookDelivery.Content("run-1", "call", orderKey, "{\"name\":\"Zoë 😀\"}"),
            NOW,
            NOW.plus(A_DAY));
    database.write(
        db -> {
          db.webhookDeliveries().insertAll(List.of(delivery));
          return true;
        });
    return delivery;
  }

  private WebhookDelivery find(WebhookDelivery delivery) {
    return database.read(db -> db.webhookDeliveries().find(delivery.reference()).orElseThrow());
  }

  private void update(WebhookDelivery delivery) {
    database.write(
        db -> {
          db.webhookDeliveries().update(delivery);
          return true;
        });
  }

  private List<WebhookDelivery> due(Webhook webhook, Instant now, int limit) {
    return database.read(db -> db.webhookDeliveries().due(webhook.id(), now, limit));
  }

  @Test
  void aWebhookIsKeptWithEverythingButItsSecret() {
    Webhook webhook = insertWebhook();
    webhook.changeDescription(" Wallboard ");
    webhook.changeFilter("Support", "alice");
    webhook.changeEnabled(false);
    webhook.rotate("cd".repeat(32), NOW.plus(A_DAY));
    database.write(
        db -> {
          db.webhooks().update(webhook);
          return true;
        });
    Webhook found = database.read(db -> db.webhooks().find(webhook.reference()).orElseThrow());
    assertThat(found.description()).isEqualTo("Wallboard");
    assertThat(found.eventTypes()).containsExactly("call", "call-ended");
    assertThat(found.callCenter()).isEqualTo("Support");
    assertThat(found.agent()).isEqualTo("alice");
    assertThat(found.isEnabled()).isFalse();
    assertThat(found.secretGeneration()).isEqualTo(2);
    assertThat(found.secretCheck()).isEqualTo("cd".repeat(32));
    assertThat(found.previousUntil()).isEqualTo(NOW.plus(A_DAY));
    assertThat(found.createdAt()).isEqualTo(NOW);
    assertThat(database.<List<Webhook>>read(db -> db.webhooks().all(9))).containsExactly(webhook);
    webhook.changeEnabled(true);
    found.changeEnabled(true);
    database.write(
        db -> {
          db.webhooks().update(found);
          return true;
        });
    assertThatExceptionOfType(StaleException.class)
        .isThrownBy(
            () ->
                database.write(
                    db -> {
                      db.webhooks().update(webhook);
                      return true;
                    }));
    assertThatIllegalArgumentException().isThrownBy(() -> found.changeEventTypes(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> found.changeEventTypes(List.of("a b")));
    assertThatIllegalArgumentException().isThrownBy(() -> found.rotate("secret", null));
  }

  @Test
  void onlyTheFirstOfEachOrderIsDueAndTheNextOneWhenThatIsDone() {
    Webhook webhook = insertWebhook();
    Webhook other = insertWebhook();
    WebhookDelivery first = insert(webhook, "call:1");
    WebhookDelivery second = insert(webhook, "call:1");
    WebhookDelivery free = insert(webhook, "call:2");
    insert(other, "call:1");
    assertThat(due(webhook, NOW, 9)).containsExactly(first, free);
    assertThat(due(webhook, NOW, 1)).containsExactly(first);
    assertThat(due(webhook, NOW.minusSeconds(1), 9)).isEmpty();
    assertThat(find(first).body()).isEqualTo("{\"name\":\"Zoë 😀\"}");
    WebhookDelivery failed = find(first);
    failed.failed(BADLY, NOW, NOW.plusSeconds(5));
    update(failed);
    assertThat(due(webhook, NOW, 9)).as("the next one waits too").containsExactly(free);
    assertThat(
            database.<Integer>write(
                db -> db.webhookDeliveries().postpone(webhook.id(), "call:1", NOW.plusSeconds(5))))
        .isEqualTo(1);
    assertThat(due(webhook, NOW.plusSeconds(5), 9)).containsExactly(first, free);
    WebhookDelivery again = find(first);
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.status()).isEqualTo(500);
    assertThat(again.error()).isEqualTo("answered 500");
    assertThat(again.durationMillis()).isEqualTo(13);
    assertThat(again.attemptedAt()).isEqualTo(NOW);
    again.delivered(WELL, NOW.plusSeconds(6));
    update(again);
    assertThat(find(first).finishedAt()).isEqualTo(NOW.plusSeconds(6));
    assertThat(find(first).error()).isNull();
    assertThat(due(webhook, NOW.plusSeconds(6), 9)).containsExactly(second, free);
    assertThat(
            database.<Integer>write(
                db -> db.webhookDeliveries().release(webhook.id(), NOW.plusSeconds(4))))
        .as("one was postponed")
        .isEqualTo(1);
  }

  @Test
  void whatIsGivenUpIsListedAndCanBeSentAgain() {
    Webhook webhook = insertWebhook();
    WebhookDelivery dead = insert(webhook, "call:1");
    WebhookDelivery delivered = insert(webhook, "call:2");
    WebhookDelivery waiting = insert(webhook, "call:3");
    WebhookDelivery found = find(dead);
    found.died(BADLY, NOW);
    update(found);
    found = find(delivered);
    found.delivered(WELL, NOW);
    update(found);
    assertThat(
            database.<List<WebhookDelivery>>read(
                db -> db.webhookDeliveries().page(webhook.id(), Long.MAX_VALUE, 2)))
        .containsExactly(waiting, delivered);
    assertThat(
            database.<List<WebhookDelivery>>read(
                db -> db.webhookDeliveries().page(webhook.id(), delivered.id(), 2)))
        .containsExactly(dead);
    assertThat(
            database.<List<WebhookDelivery>>read(
                db ->
                    db.webhookDeliveries()
                        .pageOf(webhook.id(), WebhookDelivery.State.DEAD, Long.MAX_VALUE, 9)))
        .containsExactly(dead);
    assertThat(count(webhook, WebhookDelivery.State.WAITING)).isEqualTo(1);
    assertThat(
            database.<List<WebhookDelivery>>read(db -> db.webhookDeliveries().oldest(webhook.id())))
        .containsExactly(waiting);
    assertThat(replay(webhook, NOW.plusSeconds(1))).as("none came then").isZero();
    assertThat(replay(webhook, NOW)).isEqualTo(1);
    WebhookDelivery again = find(dead);
    assertThat(again.state()).isEqualTo(WebhookDelivery.State.WAITING);
    assertThat(again.finishedAt()).isNull();
    assertThat(again.expiresAt()).isEqualTo(NOW.plus(A_DAY).plus(A_DAY));
    assertThat(again.attempts()).as("it goes on counting").isEqualTo(1);
    int expired =
        database.<Integer>write(
            db -> db.webhookDeliveries().expire(webhook.id(), NOW.plus(A_DAY), "too old"));
    assertThat(expired).isEqualTo(1);
    assertThat(find(waiting).error()).isEqualTo("too old");
    assertThat(count(webhook, WebhookDelivery.State.DEAD)).isEqualTo(1);
  }

  private int replay(Webhook webhook, Instant from) {
    return database.<Integer>write(
        db ->
            db.webhookDeliveries()
                .replay(
                    webhook.id(),
                    WebhookDelivery.State.DEAD,
                    from,
                    from.plusSeconds(60),
                    NOW.plus(A_DAY),
                    NOW.plus(A_DAY).plus(A_DAY)));
  }

  private long count(Webhook webhook, WebhookDelivery.State state) {
    return database.<Long>read(db -> db.webhookDeliveries().count(webhook.id(), state));
  }

  @Test
  void whatWasFinishedLongAgoIsDeletedAndAWebhookWithAllThatIsItsOwn() {
    Webhook webhook = insertWebhook();
    Webhook other = insertWebhook();
    List<WebhookDelivery> all =
        IntStream.range(0, 3).mapToObj(i -> insert(webhook, "call:" + i)).toList();
    insert(other, "call:1");
    for (int i = 0; i < 2; i++) {
      WebhookDelivery found = find(all.get(i));
      found.delivered(WELL, NOW.plusSeconds(i));
      update(found);
    }
    List<Long> old =
        database.read(db -> db.webhookDeliveries().finishedBefore(NOW.plusSeconds(1), 9));
    assertThat(old).containsExactly(find(all.get(0)).id());
    assertThat(database.<Integer>write(db -> db.webhookDeliveries().delete(old))).isEqualTo(1);
    assertThatThrownBy(
            () ->
                database.write(
                    db -> {
                      db.webhooks().delete(webhook);
                      return true;
                    }))
        .as("its deliveries first")
        .isInstanceOf(RuntimeException.class);
    database.write(
        db -> {
          db.webhookDeliveries().deleteOf(webhook.id());
          db.webhooks().delete(webhook);
          return true;
        });
    assertThat(database.<List<Webhook>>read(db -> db.webhooks().all(9))).containsExactly(other);
    assertThat(count(other, WebhookDelivery.State.WAITING)).isEqualTo(1);
  }

  @Test
  void aDeliveryIsFinishedOrWaits() {
    insert(insertWebhook(), "call:1");
    assertThatThrownBy(() -> execute("update webhook_delivery set state = 'DEAD'"))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching("(?is).*webhook_delivery_is_finished.*");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookDelivery.Content("x", "call", "k", "a\0b"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WebhookDelivery.Content(
                    "x", "call", "k", "x".repeat(WebhookDelivery.BODY_LENGTH + 1)));
  }
}
