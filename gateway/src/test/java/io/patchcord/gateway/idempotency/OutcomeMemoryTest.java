package io.patchcord.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeMemoryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
  private final OutcomeMemory memory = new OutcomeMemory(3, 10);

  private static KeyedOutcome running(String hash) {
    return KeyedOutcome.running(new KeyedRequest(hash, "print"), NOW, Duration.ofDays(1));
  }

  private static KeyedOutcome answered(String hash, String body) {
    return running(hash)
        .answered(KeptAnswer.of(200, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theOldestThatTheDatabaseHasIsForgottenFirst() {
    memory.put(running("runs"));
    memory.put(answered("waits", ""));
    memory.tell("waits");
    memory.put(answered("told", ""));
    memory.put(answered("new", ""));
    assertThat(memory.find("told")).isNull();
    assertThat(memory.size()).isEqualTo(3);
    assertThat(memory.lost()).isZero();
    memory.tell("new");
    memory.put(answered("newer", ""));
    assertThat(memory.find("waits")).isNotNull();
    assertThat(memory.find("newer")).isNull();
    memory.put(running("more"));
    assertThat(memory.find("waits")).isNull();
    assertThat(memory.find("runs")).isNotNull();
    assertThat(memory.lost()).isEqualTo(1);
    assertThat(memory.waiting()).isEqualTo(1);
  }

  @Test
  void whatRunsIsNeverForgotten() {
    for (int i = 0; i < 5; i++) {
      memory.put(running("runs" + i));
    }
    assertThat(memory.size()).isEqualTo(5);
  }

  @Test
  void bodiesTakeSoManyCharactersAtMost() {
    memory.put(answered("one", "123456"));
    memory.put(answered("one", "1234567"));
    memory.put(answered("two", "123"));
    assertThat(memory.size()).isEqualTo(2);
    memory.put(answered("three", "1"));
    assertThat(memory.find("one")).isNull();
    assertThat(memory.size()).isEqualTo(2);
  }

  @Test
  void whatChangesWhileTheDatabaseIsToldWaitsOn() {
    memory.put(running("one"));
    memory.tell("one");
    List<OutcomeMemory.Change> changes = memory.waiting(9);
    memory.put(answered("one", "x"));
    memory.told(changes);
    assertThat(memory.waiting()).isEqualTo(1);
    memory.told(memory.waiting(9));
    assertThat(memory.waiting()).isZero();
    assertThat(memory.find("one")).isNotNull();
  }

  @Test
  void whatIsDroppedIsToBeDeletedUnlessItComesAgain() {
    memory.put(running("one"));
    memory.drop("one");
    assertThat(memory.isToBeDeleted("one")).isTrue();
    assertThat(memory.waiting(9)).containsExactly(new OutcomeMemory.Change("one", null));
    memory.put(running("one"));
    assertThat(memory.isToBeDeleted("one")).isFalse();
    assertThat(memory.waiting(9)).containsExactly(new OutcomeMemory.Change("one", running("one")));
  }

  @Test
  void whatIsToBeDeletedIsBoundedToo() {
    for (int i = 0; i < 5; i++) {
      memory.put(running("one" + i));
      memory.drop("one" + i);
    }
    assertThat(memory.waiting()).isEqualTo(3);
    assertThat(memory.lost()).isEqualTo(2);
  }

  @Test
  void whatHasExpiredIsForgotten() {
    memory.put(running("runs"));
    memory.put(answered("one", "x"));
    memory.tell("one");
    memory.forgetExpired(NOW.plus(Duration.ofDays(1)).minusMillis(1));
    assertThat(memory.size()).isEqualTo(2);
    memory.forgetExpired(NOW.plus(Duration.ofDays(1)));
    assertThat(memory.size()).isZero();
    assertThat(memory.waiting()).isZero();
  }
}
