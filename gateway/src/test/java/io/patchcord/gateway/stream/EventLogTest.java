package io.patchcord.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private static final LogBounds BOUNDS = new LogBounds(100_000, 100_000_000, Duration.ofHours(1));
  private static final String MEGABYTE = "x".repeat(1_000_000);

  private final HandClock clock = new HandClock();
  private final EventLog log = new EventLog(clock, BOUNDS);

  /** Keeps what it is given. */
  private static final class Reader implements EventLog.Subscriber {
    private final Predicate<Audience> sees;
    private final List<String> delivered = new ArrayList<>();

    Reader(Predicate<Audience> sees) {
      this.sees = sees;
    }

    @Override
    public Interest interest() {
      return new Interest.OfEverything();
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
    Reader reader = everyone();
    boolean resumed = lastEventId != null && log.resume(reader, lastEventId, Long.MAX_VALUE);
    log.unsubscribe(reader);
    return resumed ? reader.delivered : null;
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
    log.subscribe(reader);
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
    log.subscribe(live);
    log.append("call", ALICE, "alice's");
    log.append("call", BOB, "bob's");
    assertThat(live.delivered).containsExactly("bob's");
    Reader late = new Reader(BOB::equals);
    assertThat(log.resume(late, start, Long.MAX_VALUE)).isTrue();
    assertThat(late.delivered).containsExactly("bob's");
  }

  @Test
  void anIdOfAnotherRunIsTooOld() {
    HandClock later = new HandClock();
    later.pass(Duration.ofSeconds(1));
    String other = new EventLog(later, BOUNDS).append("call", ALICE, "1").id();
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
    for (int i = 0; i < BOUNDS.events(); i++) {
      append("kept");
    }
    assertThat(log.size()).isEqualTo(BOUNDS.events());
    assertThat(missed(tooOld)).isNull();
    assertThat(missed(oldest)).hasSize(BOUNDS.events());
  }

  @Test
  void theSizeOfAllEventsIsBounded() {
    // Each is a little longer as it goes out than its data is.
    int most = (int) (BOUNDS.bytes() / MEGABYTE.length()) - 1;
    String first = append(MEGABYTE).id();
    for (int i = 1; i < most; i++) {
      append(MEGABYTE);
    }
    assertThat(log.size()).isEqualTo(most);
    append(MEGABYTE);
    assertThat(log.size()).isEqualTo(most);
    assertThat(log.bytes()).isLessThanOrEqualTo(BOUNDS.bytes());
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
  void whatIsTooOldIsLetGoOfAlsoWhenNothingComes() {
    String first = append("1").id();
    append("2");
    clock.pass(Duration.ofHours(1).plusMillis(1));
    assertThat(log.size()).isEqualTo(2);
    log.forgetOld();
    assertThat(log.size()).isZero();
    assertThat(log.bytes()).isZero();
    assertThat(missed(first)).isNull();
    assertThat(missed(log.cursor())).isEmpty();
  }

  @Test
  void aReplayThatIsTooLongIsNone() {
    String first = append("1").id();
    append("2".repeat(100));
    Reader reader = everyone();
    assertThat(log.resume(reader, first, 100)).isFalse();
    append("3");
    assertThat(reader.delivered).isEmpty();
    assertThat(log.resume(reader, first, 1_000)).isTrue();
    append("4");
    assertThat(reader.delivered).containsExactly("2".repeat(100), "3", "4");
  }

  @Test
  void whoeverAnEventIsForGetsItHoweverManyOthersThereAre() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Interested> readers = new ArrayList<>();
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      switch (random.nextInt(5)) {
        case 0 -> {
          readers.add(Interested.any(random));
          expected.add(new ArrayList<>());
          log.subscribe(readers.get(readers.size() - 1));
        }
        case 1 -> {
          if (!readers.isEmpty()) {
            int gone = random.nextInt(readers.size());
            log.unsubscribe(readers.remove(gone));
            expected.remove(gone);
          }
        }
        default -> {
          Audience audience = Interested.audience(random);
          String data = Integer.toString(i);
          log.append("call", audience, data);
          for (int r = 0; r < readers.size(); r++) {
            if (readers.get(r).interest().mayConcern(audience)) {
              expected.get(r).add(data);
            }
          }
        }
      }
    }
    for (int r = 0; r < readers.size(); r++) {
      assertThat(readers.get(r).delivered).as("seed %s", seed).isEqualTo(expected.get(r));
    }
    assertThat(log.subscriberCount()).isEqualTo(readers.size());
  }

  /** One who is told of just that in which it is interested. */
  private record Interested(Interest interest, List<String> delivered)
      implements EventLog.Subscriber {
    private static final List<String> NAMES = List.of("alice", "bob", "carol");

    static Interested any(Random random) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      Interest interest =
          switch (random.nextInt(4)) {
            case 0 -> new Interest.OfAgent(name);
            case 1 -> new Interest.OfCallCenter(name);
            case 2 -> new Interest.OfAdmins();
            default -> new Interest.OfEverything();
          };
      return new Interested(interest, new ArrayList<>());
    }

    static Audience audience(Random random) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      String center = NAMES.get(random.nextInt(NAMES.size()));
      return switch (random.nextInt(6)) {
        case 0 -> Audience.everybody();
        case 1 -> Audience.ofAdmins();
        case 2 -> Audience.ofCallCenter(center);
        case 3 -> Audience.ofMembers(center);
        case 4 -> new Audience(name, center).andAdmins();
        default -> new Audience(name, center);
      };
    }

    @Override
    public boolean isFor(Audience audience) {
      return true;
    }

    @Override
    public void deliver(StreamEvent event) {
      delivered.add(event.data());
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  @Test
  void anEventLargerThanTheWholeLogIsDeliveredAndNotKept() {
    Reader reader = everyone();
    log.subscribe(reader);
    append("x".repeat((int) BOUNDS.bytes() + 1));
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
