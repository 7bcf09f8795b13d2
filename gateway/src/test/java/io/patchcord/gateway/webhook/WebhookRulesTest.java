package io.patchcord.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.patchcord.gateway.stream.Audience;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.stream.LogBounds;
import io.patchcord.gateway.stream.StreamEvent;
import io.patchcord.persistence.WebhookDelivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to whom, signed how, and when again. */
class WebhookRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final Audience ALICE = new Audience("alice", "Support");

  private final EventLog log =
      new EventLog(Clock.systemUTC(), new LogBounds(100, 1_000_000, Duration.ofHours(1)));

  private static Target target(@Nullable String callCenter, @Nullable String agent) {
    return new Target(
        1,
        UUID.randomUUID(),
        "https://x",
        Set.of("call", "resync"),
        callCenter,
        agent,
        true,
        1,
        "",
        null);
  }

  private StreamEvent event(String type, Audience audience) {
    return log.append(type, audience, "{\"id\":\"c1\"}");
  }

  @Test
  void aWebhookIsSentWhatItWantsAndNothingElse() {
    StreamEvent alices = event("call", ALICE);
    assertThat(target(null, null).wants(alices)).isTrue();
    assertThat(target("Support", null).wants(alices)).isTrue();
    assertThat(target("Support", "alice").wants(alices)).isTrue();
    assertThat(target("Sales", null).wants(alices)).isFalse();
    assertThat(target("Support", "bob").wants(alices)).isFalse();
    assertThat(target(null, null).wants(event("presence", ALICE))).isFalse();
    assertThat(target("Sales", "bob").wants(event("resync", Audience.everybody()))).isTrue();
  }

  @Test
  void theBodyIsTheEventAndWhatIsOfOneCallHasOneOrder() {
    StreamEvent call = event("call", ALICE);
    WebhookDelivery.Content content = EventBody.of(call);
    assertThat(content.body())
        .isEqualTo(
            "{\"id\":\"%s\",\"type\":\"call\",\"createdAt\":\"%s\",\"data\":{\"id\":\"c1\"}}"
                .formatted(call.id(), call.at()));
    assertThat(content.orderKey()).isEqualTo("call:c1");
    assertThat(EventBody.of(event("call-ended", ALICE)).orderKey()).isEqualTo("call:c1");
    assertThat(
            EventBody.of(log.append("transfer", ALICE, "{\"id\":\"t\",\"callId\":\"c1\"}"))
                .orderKey())
        .isEqualTo("call:c1");
    assertThat(EventBody.of(event("map", Audience.ofAdmins())).orderKey()).isEqualTo("type:map");
    assertThat(EventBody.own("ping", NOW, "{}").orderKey())
        .isNotEqualTo(EventBody.own("ping", NOW, "{}").orderKey());
  }

  @Test
  void aSignatureIsThatOfTheDocuments() {
    // echo -n '1764237600.{"id":"1"}' | openssl dgst -sha256 -hmac whsec_test
    assertThat(
            Signature.of(
                "{\"id\":\"1\"}", Instant.ofEpochSecond(1_764_237_600), List.of("whsec_test")))
        .isEqualTo(
            "t=1764237600,v1=8109be35997dd02499c2ce28cc35e95a54b0a7bd5c2376368322ae9ca8aabb83");
    assertThat(Signature.of("x", NOW, List.of("new", "old")))
        .matches("t=[0-9]+(,v1=[0-9a-f]{64}){2}");
  }

  @Test
  void secretsAreTheSameAfterARestartAndOthersForEachWebhook(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("made").resolve("webhook.key");
    WebhookSecrets secrets = WebhookSecrets.in(file);
    UUID webhook = UUID.randomUUID();
    String secret = secrets.secretOf(webhook, 1);
    assertThat(secret).startsWith("whsec_").hasSize(49);
    assertThat(WebhookSecrets.in(file).secretOf(webhook, 1)).isEqualTo(secret);
    assertThat(secrets.secretOf(webhook, 2)).isNotEqualTo(secret);
    assertThat(secrets.secretOf(UUID.randomUUID(), 1)).isNotEqualTo(secret);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).doesNotContain(secret);
    Files.writeString(file, "nonsense");
    assertThatIOException().isThrownBy(() -> WebhookSecrets.in(file));
    Files.delete(file);
    assertThat(WebhookSecrets.in(file).secretOf(webhook, 1)).isNotEqualTo(secret);
  }

  @Test
  void theOldSecretCountsForAWhileAndNoneWithAnotherKey(@TempDir Path folder) throws IOException {
    WebhookSecrets secrets = WebhookSecrets.in(folder.resolve("key"));
    UUID reference = UUID.randomUUID();
    String second = secrets.secretOf(reference, 2);
    Target target =
        new Target(
            1,
            reference,
            "https://x",
            Set.of("call"),
            null,
            null,
            true,
            2,
            WebhookSecrets.checkOf(second),
            NOW);
    assertThat(target.secrets(secrets, NOW.minusMillis(1)))
        .containsExactly(second, secrets.secretOf(reference, 1));
    assertThat(target.secrets(secrets, NOW)).containsExactly(second);
    assertThat(target.secrets(WebhookSecrets.in(folder.resolve("other")), NOW)).isEmpty();
  }

  @Test
  void theWaitDoublesUpToAnHourAndAReceiverMayAskForMore() {
    Backoff backoff = new Backoff(Duration.ofSeconds(5), new Random(1));
    for (int attempt = 1; attempt <= 40; attempt++) {
      long usual = (long) Math.min(5 * Math.pow(2, attempt - 1), 3_600);
      assertThat(backoff.after(attempt, null))
          .isBetween(Duration.ofMillis(usual * 800 - 1), Duration.ofMillis(usual * 1_200 + 1));
    }
    assertThat(backoff.after(1, Duration.ofSeconds(60))).isGreaterThan(Duration.ofSeconds(47));
    assertThat(backoff.after(1, Duration.ofDays(9))).isLessThan(Duration.ofMinutes(73));
  }

  @Test
  void aReceiverInTroubleIsLeftAlone() {
    Circuit circuit = new Circuit(Duration.ofSeconds(5));
    for (int i = 1; i < Circuit.FAILURES; i++) {
      circuit.onFailure(NOW);
      assertThat(circuit.allows(NOW, 4)).isEqualTo(4);
    }
    circuit.onFailure(NOW);
    assertThat(circuit.allows(NOW.plusMillis(4_999), 4)).isZero();
    assertThat(circuit.allows(NOW.plusSeconds(5), 4)).as("one tries").isEqualTo(1);
    circuit.onFailure(NOW.plusSeconds(5));
    assertThat(circuit.allows(NOW.plusSeconds(14), 4)).isZero();
    for (int i = 0; i < 100; i++) {
      circuit.onFailure(NOW);
    }
    assertThat(circuit.allows(NOW.plus(Duration.ofMinutes(5)), 4)).isEqualTo(1);
    assertThat(circuit.onSuccess()).isTrue();
    assertThat(circuit.allows(NOW, 4)).isEqualTo(4);
    assertThat(circuit.onSuccess()).isFalse();
  }

  @Test
  void whatDoesNotFitIsCountedForThoseWhoWantedIt() {
    AtomicInteger woken = new AtomicInteger();
    WebhookIntake intake = new WebhookIntake(woken::incrementAndGet);
    assertThat(intake.isFor(ALICE)).as("nobody wants anything").isFalse();
    intake.follow(List.of(target("Support", null), target("Sales", null)));
    for (int i = 0; i < WebhookIntake.MAX_WAITING + 3; i++) {
      intake.deliver(event("call", ALICE));
      intake.deliver(event("presence", ALICE));
    }
    assertThat(woken).hasValue(WebhookIntake.MAX_WAITING);
    assertThat(intake.waiting()).isEqualTo(WebhookIntake.MAX_WAITING);
    assertThat(intake.lost()).isEqualTo(3);
    var losses = intake.takeLosses();
    assertThat(losses).hasEntrySatisfying(1L, loss -> assertThat(loss.count()).isEqualTo(3));
    assertThat(intake.takeLosses()).isEmpty();
    intake.putBack(losses);
    intake.lose(target(null, null), NOW);
    assertThat(intake.takeLosses())
        .hasEntrySatisfying(1L, loss -> assertThat(loss.count()).isEqualTo(4));
    assertThat(intake.take(10)).hasSize(10);
  }
}
