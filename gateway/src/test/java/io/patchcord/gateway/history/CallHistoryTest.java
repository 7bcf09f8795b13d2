package io.patchcord.gateway.history;

import static io.patchcord.gateway.history.Records.CUSTOMER;
import static io.patchcord.gateway.history.Records.START;
import static io.patchcord.gateway.history.Records.at;
import static io.patchcord.gateway.history.Records.onSwitch;
import static io.patchcord.gateway.history.Records.text;
import static io.patchcord.gateway.history.Records.times;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallListeners;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.CauseCode;
import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchListener;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history with a real database and a real disk. */
class CallHistoryTest {
  private static final HistoryFilter ALL =
      new HistoryFilter(null, null, null, null, null, null, null, null, null);

  @TempDir private Path directory;
  private final Clock clock = Clock.fixed(at(100), ZoneOffset.UTC);
  private Database database;
  private CallRegistry registry;
  private CallHistory history;

  @BeforeEach
  void start() throws IOException {
    start(1_000);
  }

  private void start(int limit) throws IOException {
    database =
        Database.open(
            new DatabaseSettings(
                "jdbc:h2:file:" + directory.resolve("patchcord"),
                null,
                null,
                4,
                Duration.ofSeconds(5)));
    history =
        new CallHistory(
            new HistorySettings(directory.resolve("history"), limit, Duration.ofDays(1)),
            database,
            "main",
            Runnable::run,
            clock);
    CallListeners listeners = new CallListeners();
    listeners.add(history);
    registry = new CallRegistry(clock, listeners);
    history.connect(registry);
  }

  @AfterEach
  void stop() {
    history.close();
    database.close();
  }

  private void restart(int limit) throws IOException {
    stop();
    start(limit);
  }

  private Optional<HistoryRecord> note(UUID id, String notes) {
    return history.note(id, found -> true, revision -> true, text(notes));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as("it came to nothing in time").isNegative();
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void end(UUID id) {
    registry.update(
        id,
        call ->
            Records.moved(
                    call,
                    CallState.ENDED,
                    times(START, onSwitch(2), onSwitch(5), onSwitch(65)),
                    CauseCode.AGENT_HUNG_UP)
                .noted(call.subject(), call.notes()));
  }

  private UUID begin() {
    UUID id = UUID.randomUUID();
    registry.add(Records.dialing(id));
    return id;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("history"))) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  private static boolean is(Path file, UUID id) {
    return file.getFileName().toString().startsWith(id.toString());
  }

  private void resynced() {
    SwitchListener quiet =
        new SwitchListener() {
          @Override
          public void onEvent(SwitchEvent event) {}

          @Override
          public void onAway(String reason) {}

          @Override
          public void onResynced(Set<String> liveLegs) {}

          @Override
          public void onDevices(Map<String, Phone> phones) {}
        };
    history.after(quiet).onResynced(Set.of());
  }

  @Test
  void aCallThatEndsIsInTheDatabaseAndNoMoreOnDisk() throws IOException {
    UUID id = begin();
    await(() -> history.counts().spooled() > 0);
    assertThat(history.list(ALL, null, 10)).isEmpty();
    assertThat(note(id, "Asks for a call back.")).isPresent();
    assertThat(registry.find(id).orElseThrow().notes().text()).isEqualTo("Asks for a call back.");
    end(id);
    await(() -> history.list(ALL, null, 10).size() == 1);
    HistoryRecord stored = history.list(ALL, null, 10).get(0);
    assertThat(stored.notes().text()).isEqualTo("Asks for a call back.");
    assertThat(stored.durations()).containsEntry(CallState.ACTIVE, 60_000L);
    await(() -> history.counts().kept() == 0);
    restart(1_000);
    assertThat(files()).isEmpty();
    HistoryRecord again = history.find(id).orElseThrow();
    assertThat(again.notes()).isEqualTo(stored.notes());
    assertThat(again.durations()).isEqualTo(stored.durations());
    assertThat(again.times()).isEqualTo(stored.times());
    // And it can still be changed.
    note(id, "Was called back.");
    await(() -> history.counts().waiting() == 0);
    restart(1_000);
    assertThat(history.find(id).orElseThrow().notes().text()).isEqualTo("Was called back.");
    assertThat(history.find(id).orElseThrow().revision()).isEqualTo(2);
  }

  @Test
  void notesOfALiveCallOutliveTheGatewayAndComeBackWithTheCall() throws IOException {
    UUID id = begin();
    note(id, "Half a sen");
    assertThat(files()).anyMatch(file -> is(file, id));
    restart(1_000);
    registry.add(Records.dialing(id)); // found on the switch again
    assertThat(registry.find(id).orElseThrow().notes().text()).isEqualTo("Half a sen");
    resynced();
    assertThat(registry.find(id).orElseThrow().isOver()).isFalse();
    end(id);
    await(() -> history.list(ALL, null, 10).size() == 1);
    assertThat(history.list(ALL, null, 10).get(0).notes().text()).isEqualTo("Half a sen");
  }

  @Test
  void notesOutliveTheDiskTooOnceTheDatabaseHasThem() throws IOException {
    UUID id = begin();
    note(id, "Half a sen");
    await(() -> history.counts().waiting() == 0);
    stop();
    for (Path file : files()) {
      Files.delete(file);
    }
    start(1_000);
    assertThat(history.find(id).orElseThrow().notes().text()).isEqualTo("Half a sen");
    assertThat(history.list(ALL, null, 10)).isEmpty();
  }

  @Test
  void aCallThatIsGoneAfterARestartHasARecordAllTheSame() throws IOException {
    UUID id = begin();
    await(() -> history.counts().spooled() > 0);
    restart(1_000);
    resynced();
    await(() -> history.list(ALL, null, 10).size() == 1);
    HistoryRecord lost = history.list(ALL, null, 10).get(0);
    assertThat(lost.callId()).isEqualTo(id);
    assertThat(requireNonNull(lost.cause()).code()).isEqualTo(CauseCode.UNKNOWN_DURING_OUTAGE);
    assertThat(lost.other().number()).isEqualTo(CUSTOMER);
  }

  @Test
  void aFullSpoolKeepsWhatItHasAndSaysWhatIsLost() throws IOException {
    restart(1);
    UUID kept = begin();
    UUID lost = begin();
    UUID older = seed();
    note(kept, "kept");
    assertThatExceptionOfType(HistoryUnavailableException.class)
        .isThrownBy(() -> note(older, "no room"));
    end(lost);
    assertThat(history.counts().dropped()).isEqualTo(1);
    assertThat(history.find(kept).orElseThrow().notes().text()).isEqualTo("kept");
    assertThat(history.find(lost)).isEmpty();
  }

  /** A record that only the database has. */
  private UUID seed() {
    UUID id = UUID.randomUUID();
    new RecordStore(database).save(List.of(Records.over(id)));
    return id;
  }

  @Test
  void aStaleChangeIsRefusedAndAStrangersIsNotFound() {
    UUID id = begin();
    HistoryRecord first = note(id, "one").orElseThrow();
    assertThat(first.revision()).isEqualTo(1);
    assertThatExceptionOfType(StaleRevisionException.class)
        .isThrownBy(() -> history.note(id, found -> true, r -> r == 0, text("two")))
        .satisfies(stale -> assertThat(stale.revision()).isEqualTo(1));
    assertThat(history.note(id, found -> false, r -> true, text("two"))).isEmpty();
    assertThat(history.find(id).orElseThrow().notes().text()).isEqualTo("one");
    // The same again is no change.
    assertThat(note(id, "one").orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void aCustomerIsErasedFromTheDatabaseTheDiskAndMemory() throws IOException {
    UUID old = seed();
    UUID live = begin();
    note(live, "knows a secret");
    Person customer = new Person.WithNumber(CUSTOMER);
    assertThat(history.erase(customer, null).records()).isEqualTo(2);
    assertThatExceptionOfType(CountDiffersException.class)
        .isThrownBy(() -> history.erase(customer, 1))
        .satisfies(differs -> assertThat(differs.count()).isEqualTo(2));
    assertThat(history.erase(customer, 2).records()).isEqualTo(2);
    assertThat(history.erase(customer, null).records()).isZero();
    for (Path file : files()) {
      assertThat(file).content().doesNotContain("secret").doesNotContain("415555");
    }
    // Nor does the call's end bring it back.
    end(live);
    await(() -> history.list(ALL, null, 10).size() == 2);
    await(() -> history.counts().waiting() == 0);
    restart(1_000);
    for (UUID id : List.of(old, live)) {
      HistoryRecord blank = history.find(id).orElseThrow();
      assertThat(blank.other().number()).isNull();
      assertThat(blank.other().name()).isNull();
      assertThat(blank.subject()).isNull();
      assertThat(blank.notes().text()).isNull();
      assertThat(blank.erasedAt()).isEqualTo(at(100));
      assertThat(blank.durations()).containsEntry(CallState.ACTIVE, 60_000L);
    }
  }

  @Test
  void aCustomerIsErasedByTheRecordInEitherLength() {
    seed();
    Person shorter = new Person.OfRecord(Records.CONTACT.substring(0, 15));
    assertThat(history.erase(new Person.OfRecord(Records.CONTACT), null).records()).isEqualTo(1);
    assertThat(history.erase(shorter, 1).records()).isEqualTo(1);
    assertThat(history.erase(shorter, null).records()).isZero();
  }

  @Test
  void anAgentGoesOnUnderAPseudonym() {
    UUID old = seed();
    UUID live = begin();
    CallHistory.Erasure done = history.erase(new Person.Named("alice"), 2);
    assertThat(done.pseudonym()).matches("erased-[0-9a-f]{8}");
    for (UUID id : List.of(old, live)) {
      HistoryRecord renamed = history.find(id).orElseThrow();
      assertThat(renamed.owner().agent()).isEqualTo(done.pseudonym());
      assertThat(renamed.other().number()).isEqualTo(CUSTOMER);
    }
  }

  @Test
  void recordsGoWhenTheyWereKeptLongEnough() {
    UUID id = seed();
    Call late = Records.dialing(UUID.randomUUID());
    new RecordStore(database)
        .save(
            List.of(
                RecordReducer.follow(
                    RecordReducer.begin(late, START),
                    Records.moved(
                        late,
                        CallState.ENDED,
                        times(START, null, null, at(90)),
                        CauseCode.AGENT_NO_ANSWER),
                    at(90))));
    // The seed ended three hours ago by the switch's clock: within the day.
    assertThat(history.deleteExpired()).isZero();
    RecordStore store = new RecordStore(database);
    assertThat(store.deleteBefore(at(0))).isEqualTo(1);
    assertThat(history.find(id)).isEmpty();
    assertThat(history.find(late.id())).isPresent();
  }
}
