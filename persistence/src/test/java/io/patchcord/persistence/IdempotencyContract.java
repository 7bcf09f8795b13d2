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
import org.junit.jupiter.api.Test;

/** What holds of idempotency records on every database. */
abstract class IdempotencyContract extends WebhookContract {
  private static final UUID RUN = UUID.fromString("0d9a42a1-3f1f-4a2e-9f0e-5d6f4f3a2b1c");
  private static final Duration A_DAY = Duration.ofDays(1);

  private static String hash(int number) {
    return "%064x".formatted(number);
  }

  private static IdempotencyRecord begun(int number, Instant at) {
    return new IdempotencyRecord(hash(number), hash(99), RUN, at, at.plus(A_DAY));
  }

  private void insert(IdempotencyRecord... records) {
    database.write(
        db -> {
          for (IdempotencyRecord each : records) {
            db.idempotencyRecords().insert(each);
          }
          return true;
        });
  }

  private IdempotencyRecord find(int number) {
    return database.read(db -> db.idempotencyRecords().find(hash(number)).orElseThrow());
  }

  @Test
  void aRequestIsBegunOnceAndItsAnswerIsKeptWhole() {
    insert(begun(1, NOW));
    assertThatExceptionOfType(DuplicateException.class).isThrownBy(() -> insert(begun(1, NOW)));
    IdempotencyRecord begun = find(1);
    assertThat(begun.status()).isNull();
    assertThat(begun.headers()).isNull();
    assertThat(begun.isBodyKept()).isFalse();
    assertThat(begun.gatewayRun()).isEqualTo(RUN);
    assertThat(begun.fingerprint()).isEqualTo(hash(99));
    assertThat(begun.startedAt()).isEqualTo(NOW);
    assertThat(begun.expiresAt()).isEqualTo(NOW.plus(A_DAY));
    String longest = "ü".repeat(IdempotencyRecord.BODY_LENGTH - 2) + "😀";
    begun.answer(202, "Content-Type: application/json\n", longest);
    database.write(
        db -> {
          db.idempotencyRecords().update(begun);
          return true;
        });
    IdempotencyRecord answered = find(1);
    assertThat(answered.status()).isEqualTo(202);
    assertThat(answered.headers()).isEqualTo("Content-Type: application/json\n");
    assertThat(answered.body()).isEqualTo(longest);
    assertThat(answered.isBodyKept()).isTrue();
    answered.answerWithoutBody(201, "");
    assertThat(answered.body()).isNull();
    assertThat(answered.isBodyKept()).isFalse();
  }

  @Test
  void whatHasExpiredIsFoundTheOldestFirstAndDeleted() {
    insert(begun(3, NOW), begun(2, NOW.minusSeconds(1)), begun(1, NOW.minusSeconds(2)));
    Instant later = NOW.plus(A_DAY).minusSeconds(1);
    assertThat(database.<List<String>>read(db -> db.idempotencyRecords().expired(later, 9)))
        .containsExactly(hash(1), hash(2));
    assertThat(database.<List<String>>read(db -> db.idempotencyRecords().expired(later, 1)))
        .containsExactly(hash(1));
    assertThat(database.<List<String>>read(db -> db.idempotencyRecords().oldest(2)))
        .containsExactly(hash(1), hash(2));
    int deleted =
        database.<Integer>write(
            db -> db.idempotencyRecords().delete(List.of(hash(1), hash(2), hash(4))));
    assertThat(deleted).isEqualTo(2);
    assertThat(database.<Long>read(db -> db.idempotencyRecords().count())).isEqualTo(1);
    assertThat(
            database.<List<IdempotencyRecord>>read(
                db -> db.idempotencyRecords().findAll(List.of(hash(1), hash(3)))))
        .containsExactly(begun(3, NOW));
  }

  @Test
  void anAnswerIsKeptAsAWholeOrNotAtAll() {
    insert(begun(1, NOW));
    assertThatThrownBy(() -> execute("update idempotency_record set status = 200"))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching("(?is).*idempotency_record_is_answered_whole.*");
    IdempotencyRecord begun = begun(2, NOW);
    assertThatIllegalArgumentException().isThrownBy(() -> begun.answer(99, "", null));
    assertThatIllegalArgumentException().isThrownBy(() -> begun.answer(200, "", "a\0b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> begun.answer(200, "", "x".repeat(IdempotencyRecord.BODY_LENGTH + 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdempotencyRecord("key", hash(1), RUN, NOW, NOW));
    assertThat(begun.status()).isNull();
  }
}
