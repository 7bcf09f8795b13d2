package io.patchcord.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogTest {
  private static final Audience ALICE = new Audience("alice", "support");
  private static final Audience BOB = new Audience("bob", "support");
  private static final String MEGABYTE = "x".repeat(1_000_000);

  private final HandClock clock = new HandClock();
  private final EventLog log = new EventLog(clock);

  /** A clock that goes when it is told to. */
  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Keeps what it is given. */
  private static final class Reader implements EventLog.Subscriber {
    private final Predicate<Audience> sees;
    private final List<String> delivered = new ArrayList<>();

    Reader(Predicate<Audience> sees) {
      this.sees = sees;
    }

    @Override
    public boolean isFor(Audience audience) {
      return sees.test(audience);
    }

    @Override
    public void deliver(StreamEvent event) {
      delivered.add(event.data());
    }
  }

  private static Reader everyone() {
    return new Reader(audience -> true);
  }

  private StreamEvent append(String data) {
    return log.append("call", ALICE, data);
  }

  /** What a reader missed; null when it needs a snapshot. */
  private @Nullable List<String> missed(@Nullable String lastEventId) {
    Optional<List<StreamEvent>> missed = log.subscribe(everyone(), lastEventId);
    return missed.map(events -> events.stream().map(StreamEvent::data).toList()).orElse(null);
  }

  @Test
  void aReaderThatWasAwayGetsWhatItMissed() {
    append("1");
    String last = append("2").id();
    append("3");
    append("4");
    assertThat(missed(last)).containsExactly("3", "4");
    assertThat(missed(log.cursor())).isEmpty();
  }

  @Test
  void theCursorOfAnEmptyLogIsAPlaceInIt() {
    String start = log.cursor();
    append("1");
    assertThat(missed(start)).containsExactly("1");
  }

  @Test
  void aReaderThatHasNothingNeedsASnapshot() {
    append("1");
    assertThat(missed(null)).isNull();
  }

  @Test
  void anEventIsDeliveredOnceFromTheSubscriptionOn() {
    Reader reader = everyone();
    append("before");
    log.subscribe(reader, null);
    append("1");
    append("2");
    log.unsubscribe(reader);
    append("after");
    assertThat(reader.delivered).containsExactly("1", "2");
    assertThat(log.subscriberCount()).isZero();
  }

  @Test
  void nobodySeesOrReplaysWhatIsNotForThem() {
    String start = log.cursor();
    Reader live = new Reader(BOB::equals);
    log.subscribe(live, null);
    log.append("call", ALICE, "alice's");
    log.append("call", BOB, "bob's");
    assertThat(live.delivered).containsExactly("bob's");
    assertThat(log.subscribe(new Reader(BOB::equals), start).orElseThrow())
        .extracting(StreamEvent::data)
        .containsExactly("bob's");
  }

  @Test
  void anIdOfAnotherRunIsTooOld() {
    HandClock later = new HandClock();
    later.pass(Duration.ofSeconds(1));
    String other = new EventLog(later).append("call", ALICE, "1").id();
    append("1");
    assertThat(missed(other)).isNull();
  }

  @Test
  void anIdFromTheFutureIsNone() {
    String id = append("1").id();
    assertThat(missed(id.replaceFirst("-1$", "-2"))).isNull();
  }

  @Test
  void theNumberOfEventsIsBounded() {
    String tooOld = append("dropped").id();
    String oldest = append("dropped").id();
    for (int i = 0; i < EventLog.MAX_EVENTS; i++) {
      append("kept");
    }
    assertThat(log.size()).isEqualTo(EventLog.MAX_EVENTS);
    assertThat(missed(tooOld)).isNull();
    assertThat(missed(oldest)).hasSize(EventLog.MAX_EVENTS);
  }

  @Test
  void theSizeOfAllEventsIsBounded() {
    int most = (int) (EventLog.MAX_CHARACTERS / MEGABYTE.length());
    String first = append(MEGABYTE).id();
    for (int i = 1; i < most; i++) {
      append(MEGABYTE);
    }
    assertThat(log.size()).isEqualTo(most);
    append("x");
    assertThat(log.size()).isEqualTo(most);
    assertThat(missed(first)).hasSize(most);
  }

  @Test
  void theAgeOfEventsIsBounded() {
    String first = append("1").id();
    clock.pass(Duration.ofMinutes(30));
    String second = append("2").id();
    clock.pass(Duration.ofMinutes(30));
    append("3");
    assertThat(log.size()).as("an hour is kept").isEqualTo(3);
    clock.pass(Duration.ofMinutes(30).plusMillis(1));
    append("4");
    assertThat(log.size()).isEqualTo(2);
    assertThat(missed(first)).isNull();
    assertThat(missed(second)).containsExactly("3", "4");
  }

  @Test
  void anEventLargerThanTheWholeLogIsDeliveredAndNotKept() {
    Reader reader = everyone();
    log.subscribe(reader, null);
    append("x".repeat((int) EventLog.MAX_CHARACTERS + 1));
    assertThat(log.size()).isZero();
    assertThat(reader.delivered).hasSize(1);
    String cursor = append("next").id();
    assertThat(log.size()).isEqualTo(1);
    assertThat(missed(cursor)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "0",
        "1-",
        "-1",
        "null",
        "a-b",
        " ",
        "999999999999999999999999-1",
        "é-1",
        "a-1\n"
      })
  void anIdThatIsNoneNeedsASnapshot(String garbage) {
    append("1");
    assertThat(missed(garbage)).isNull();
  }

  @Test
  void whateverTheIdIsNothingIsInventedOrLeftOut() {
    for (int i = 1; i <= 20; i++) {
      append(Integer.toString(i));
    }
    String incarnation = log.cursor().substring(0, log.cursor().indexOf('-') + 1);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "0123456789az-+ .\u0000é";
    for (int i = 0; i < 10_000; i++) {
      StringBuilder id = new StringBuilder(random.nextBoolean() ? incarnation : "");
      for (int c = random.nextInt(random.nextInt(10) == 0 ? 40 : 4); c > 0; c--) {
        id.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      List<String> missed = missed(id.toString());
      if (missed != null) {
        assertThat(id.toString()).as("seed %s", seed).matches(incarnation + "[0-9]+");
        int last = Integer.parseInt(id.substring(incarnation.length()));
        assertThat(missed)
            .as("seed %s, id %s", seed, id)
            .isEqualTo(IntStream.rangeClosed(last + 1, 20).mapToObj(Integer::toString).toList());
      }
    }
  }

  @Test
  void anEventGoesOutAsServerSentEventsHasIt() {
    StreamEvent event = append("{\"name\":\"Zoë\"}");
    assertThat(new String(event.wire(), UTF_8))
        .isEqualTo("id: " + event.id() + "\nevent: call\ndata: {\"name\":\"Zoë\"}\n\n");
  }
}
