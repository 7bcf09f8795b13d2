package io.patchcord.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.HandClock;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabasePassword;
import io.patchcord.persistence.DatabaseSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyLedgerTest {
  private static final KeptAnswer ANSWER =
      KeptAnswer.of(
          202,
          Map.of("Location", "/api/v1/calls/1", "Content-Type", "application/json"),
          "{\"name\":\"Zoë 😀\"}".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path directory;
  private final HandClock clock = new HandClock();
  private Database database;
  private IdempotencyLedger ledger;

  /** Goes when it is told to. */
  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseSettings(
                "jdbc:h2:file:" + directory.resolve("ledger"),
                "patchcord",
                new DatabasePassword("secret"),
                1,
                Duration.ofSeconds(1)));
    ledger = newLedger();
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  private IdempotencyLedger newLedger() {
    return new IdempotencyLedger(database, Executors.newSingleThreadScheduledExecutor(), clock);
  }

  /** As after a stop and a start: the database alone remembers. */
  private void restart() {
    ledger.close();
    ledger = newLedger();
  }

  private static KeyedRequest request(String who, String key, String body) {
    return KeyedRequest.of(
        who,
        new IdempotencyKey(key),
        "POST",
        URI.create("http://localhost/api/v1/calls"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static KeyedRequest request(String key) {
    return request("AGENT alice", key, "{}");
  }

  @Test
  void theSecondAttemptGetsTheFirstAnswer() {
    assertThat(ledger.claim(request("k"))).isEqualTo(new Claim.First());
    ledger.answered(request("k"), ANSWER);
    assertThat(ledger.claim(request("k"))).isEqualTo(new Claim.Answered(ANSWER));
    assertThat(ledger.counts().replayed()).isEqualTo(1);
    assertThat(ledger.counts().unprotected()).isZero();
  }

  @Test
  void theAnswerOutlivesARestart() {
    ledger.claim(request("k"));
    ledger.answered(request("k"), ANSWER);
    ledger.claim(request("empty"));
    ledger.answered(request("empty"), KeptAnswer.empty(204, Map.of()));
    restart();
    assertThat(ledger.claim(request("k"))).isEqualTo(new Claim.Answered(ANSWER));
    assertThat(ledger.claim(request("empty")))
        .isEqualTo(new Claim.Answered(KeptAnswer.empty(204, Map.of())));
    assertThat(ledger.claim(request("AGENT alice", "k", "{ }")))
        .isEqualTo(new Claim.OfAnotherRequest());
  }

  @Test
  void anAnswerWithASecretIsNotKept() {
    KeptAnswer secret = KeptAnswer.withoutBody(201, Map.of("Location", "/api/v1/api-keys/pck_1"));
    ledger.claim(request("k"));
    ledger.answered(request("k"), secret);
    assertThat(ledger.claim(request("k"))).isEqualTo(new Claim.AnsweredWithoutBody(secret));
    restart();
    assertThat(ledger.claim(request("k"))).isEqualTo(new Claim.AnsweredWithoutBody(secret));
  }

  @Test
  void whileTheFirstRunsASecondIsToldSoAndAfterAMinuteThatNobodyKnows() {
    ledger.claim(request("k"));
    assertThat(ledger.claim(request("k"))).isEqualTo(new Claim.InProgress());
    assertThat(ledger.claim(request("AGENT alice", "k", "{ }")))
        .isEqualTo(new Claim.OfAnotherRequest());
    clock.pass(KeyedOutcome.LONGEST);
    assertThat(ledger.claim(request("k"))).isEqualTo(new Claim.OutcomeUnknown());
    ledger.answered(request("k"), ANSWER);
    assertThat(ledger.claim(request("k"))).isEqualTo(new Claim.Answered(ANSWER));
  }

  @Test
  void whatWasBegunBeforeACrashIsNotDoneAgain() {
    ledger.claim(request("k"));
    restart();
    assertThat(ledger.claim(request("k"))).isEqualTo(new Claim.OutcomeUnknown());
    assertThat(ledger.claim(request("k"))).isEqualTo(new Claim.OutcomeUnknown());
  }

  @Test
  void whatFailedIsNotDoneAgainAndWhatWasRefusedMayBe() {
    ledger.claim(request("failed"));
    ledger.failed(request("failed"));
    assertThat(ledger.claim(request("failed"))).isEqualTo(new Claim.OutcomeUnknown());
    for (int i = 0; i < 20; i++) {
      assertThat(ledger.claim(request("refused"))).isEqualTo(new Claim.First());
      ledger.released(request("refused"));
    }
    restart();
    assertThat(ledger.claim(request("failed"))).isEqualTo(new Claim.OutcomeUnknown());
    assertThat(ledger.claim(request("refused"))).isEqualTo(new Claim.First());
    ledger.answered(request("refused"), ANSWER);
    restart();
    assertThat(ledger.claim(request("refused"))).isEqualTo(new Claim.Answered(ANSWER));
  }

  @Test
  void aKeyIsOfOnePrincipal() {
    ledger.claim(request("AGENT alice", "k", "{}"));
    assertThat(ledger.claim(request("AGENT bob", "k", "{}"))).isEqualTo(new Claim.First());
  }

  @Test
  void afterADayItIsANewRequest() {
    ledger.claim(request("k"));
    ledger.answered(request("k"), ANSWER);
    ledger.claim(request("stored"));
    ledger.answered(request("stored"), ANSWER);
    clock.pass(IdempotencyLedger.LIFETIME.minusMillis(1));
    assertThat(ledger.claim(request("k"))).isEqualTo(new Claim.Answered(ANSWER));
    restart();
    clock.pass(Duration.ofMillis(1));
    assertThat(ledger.claim(request("stored"))).isEqualTo(new Claim.First());
    ledger.deleteExpired();
    assertThat(ledger.counts().expired()).isEqualTo(1);
    assertThat(ledger.claim(request("k"))).isEqualTo(new Claim.First());
    assertThat(ledger.claim(request("stored"))).isEqualTo(new Claim.InProgress());
  }

  @Test
  void withoutTheDatabaseItGoesOnAndTheDatabaseLearnsOfItLater() {
    database.read(
        holdsTheOnlyConnection -> {
          assertThat(holdsTheOnlyConnection.lines().all("", 1)).isEmpty();
          long begun = System.nanoTime();
          assertThat(ledger.claim(request("one"))).isEqualTo(new Claim.First());
          ledger.answered(request("one"), ANSWER);
          for (int i = 0; i < 50; i++) {
            assertThat(ledger.claim(request("more" + i))).isEqualTo(new Claim.First());
          }
          assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(5));
          assertThat(ledger.claim(request("one"))).isEqualTo(new Claim.Answered(ANSWER));
          assertThat(ledger.counts().unprotected()).isEqualTo(51);
          assertThat(ledger.counts().waiting()).isEqualTo(51);
          return null;
        });
    restart();
    assertThat(ledger.claim(request("one"))).isEqualTo(new Claim.Answered(ANSWER));
    assertThat(ledger.claim(request("more1"))).isEqualTo(new Claim.OutcomeUnknown());
  }
}
