package io.patchcord.gateway.callcenter.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.callcenter.CallCenterSettings;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Item;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Section;
import io.patchcord.persistence.AuditEntry;
import io.patchcord.persistence.AuditFilter;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallCenterStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final AuditActor ADMIN =
      new AuditActor("ADMIN", "pck_01234567", null, "192.0.2.7", null);
  private static final Section GENERAL =
      new Section(
          0,
          "reqGeneralInfo",
          "General",
          List.of(
              new Item(0, "reqInternalName", "Internal Name", "Support"),
              new Item(1, "reqDisplayName", "Display Name", "Support")));
  private static final Section COUNTRY = section("PatchcordGateway", "country", "DE");

  @TempDir private Path directory;
  private Database database;
  private ScheduledExecutorService worker;
  private CallCenterStore store;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseSettings(
                "jdbc:h2:file:" + directory.resolve("db"), null, null, 4, Duration.ofSeconds(5)));
    worker = Executors.newSingleThreadScheduledExecutor();
    store = storeOf(database);
  }

  private CallCenterStore storeOf(Database of) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new CallCenterStore(of, new AuditLog(of, worker, clock), clock);
  }

  @AfterEach
  void close() {
    worker.shutdownNow();
    database.close();
  }

  private static Section section(String name, String item, String value) {
    return new Section(
        name.hashCode() & 0xffff, name, name, List.of(new Item(0, item, "L", value)));
  }

  private static CallCenterDefinition definition(Section... sections) {
    List<Section> all = new ArrayList<>(List.of(GENERAL, COUNTRY));
    all.addAll(List.of(sections));
    return new CallCenterDefinition(all);
  }

  private static DefinitionImport asked(CallCenterDefinition definition, IntPredicate replaces) {
    return new DefinitionImport(definition, CallCenterSettings.from(definition), ADMIN, replaces);
  }

  private static DefinitionImport asked(CallCenterDefinition definition) {
    return asked(definition, revision -> true);
  }

  private List<AuditEntry> audited() {
    return database.read(
        db ->
            db.auditTrail()
                .find(
                    new AuditFilter(null, "call-center.import", null, null, null, null), null, 99));
  }

  @Test
  void whatIsImportedIsThereAsItWas() {
    CallCenterDefinition definition =
        definition(
            section("PatchcordWork", "wrapUpSeconds", "45"),
            section("PatchcordAgentLines", "one", "Ada = 1001"),
            new Section(9, "Empty", "Nothing in it", List.of()));
    DefinitionImport.Outcome planned = store.plan(asked(definition));
    assertThat(store.find("Support")).isEmpty();
    assertThat(audited()).isEmpty();
    assertThat(store.apply(asked(definition))).isEqualTo(planned);
    assertThat(planned.created()).isTrue();
    assertThat(planned.revision()).isEqualTo(1);

    StoredCallCenter stored = store.find("Support").orElseThrow();
    assertThat(stored.definition()).isEqualTo(definition);
    assertThat(stored.settings()).isEqualTo(CallCenterSettings.from(definition));
    assertThat(stored.importedAt()).isEqualTo(NOW);
    assertThat(stored.importedBy()).isEqualTo("pck_01234567");
    assertThat(store.list("", 9)).extracting(StoredCallCenter::definition).containsOnlyNulls();
    assertThat(store.list("Support", 9)).isEmpty();
    assertThat(audited()).hasSize(1);
  }

  @Test
  void whatIsNoLongerSaidHasItsDefaultAgain() {
    store.apply(
        asked(
            definition(
                section("PatchcordWork", "wrapUpSeconds", "45"),
                section("PatchcordFeatures", "park", "false"),
                section("PatchcordNumbers", "forbidden", "+44"),
                section("PatchcordAwayReasons", "lunch", "Lunch"))));
    DefinitionImport.Outcome outcome = store.apply(asked(definition()));
    assertThat(outcome.revision()).isEqualTo(2);
    assertThat(outcome.changes())
        .extracting(DefinitionChange::kind)
        .containsOnly(DefinitionChange.Kind.REMOVED);
    assertThat(store.find("Support").orElseThrow().settings())
        .isEqualTo(CallCenterSettings.from(definition()));
  }

  @Test
  void everyDifferenceIsTold() {
    store.apply(
        asked(
            definition(
                section("Other", "a", "1"),
                section("Gone", "b", "2"),
                section("Third", "c", "3"))));
    CallCenterDefinition other =
        definition(
            new Section(
                1,
                "Other",
                "Another label",
                List.of(new Item(5, "a", "L", "1"), new Item(6, "new", "L", "x"))),
            section("Third", "c", "4"));
    assertThat(store.plan(asked(other)).changes())
        .extracting(
            DefinitionChange::path,
            DefinitionChange::kind,
            DefinitionChange::before,
            DefinitionChange::after)
        .containsExactly(
            tuple("Other", DefinitionChange.Kind.LABEL, "Other", "Another label"),
            tuple("Other", DefinitionChange.Kind.ORDER, "" + ("Other".hashCode() & 0xffff), "1"),
            tuple("Other/a", DefinitionChange.Kind.ORDER, "0", "5"),
            tuple("Other/new", DefinitionChange.Kind.ADDED, null, "x"),
            tuple("Third/c", DefinitionChange.Kind.VALUE, "3", "4"),
            tuple("Gone", DefinitionChange.Kind.REMOVED, "", null),
            tuple("Gone/b", DefinitionChange.Kind.REMOVED, "2", null));
  }

  @Test
  void anotherPlaceInTheFileIsADifference() {
    Section one = section("One", "a", "1");
    Section two = section("Two", "b", "2");
    store.apply(asked(definition(one, two)));
    assertThat(store.apply(asked(definition(two, one))).changes())
        .extracting(DefinitionChange::kind)
        .containsExactly(DefinitionChange.Kind.ORDER);
    assertThat(store.find("Support").orElseThrow().definition()).isEqualTo(definition(two, one));
  }

  @Test
  void theSameAgainIsNoNewRevision() {
    store.apply(asked(definition()));
    DefinitionImport.Outcome again = store.apply(asked(definition()));
    assertThat(again.changes()).isEmpty();
    assertThat(again.revision()).isEqualTo(1);
    assertThat(store.find("Support").orElseThrow().revision()).isEqualTo(1);
    assertThat(audited()).hasSize(2);
  }

  @Test
  void ofSeveralWhoReplaceTheSameOnlyOneDoes() throws InterruptedException, TimeoutException {
    store.apply(asked(definition()));
    ExecutorService both = Executors.newFixedThreadPool(2);
    List<Future<DefinitionImport.Outcome>> asked = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      CallCenterDefinition own = definition(section("Other", "a", "" + i));
      asked.add(both.submit(() -> store.apply(asked(own, revision -> revision == 1))));
    }
    int done = 0;
    for (Future<DefinitionImport.Outcome> future : asked) {
      try {
        assertThat(future.get(30, TimeUnit.SECONDS).revision()).isEqualTo(2);
        done++;
      } catch (ExecutionException refused) {
        assertThat(refused.getCause())
            .isInstanceOfSatisfying(
                StaleDefinitionException.class, stale -> assertThat(stale.revision()).isEqualTo(2));
      }
    }
    both.shutdown();
    assertThat(done).isEqualTo(1);
    assertThat(audited()).hasSize(2);
  }

  @Test
  void whatMayNotBeReplacedStaysAndIsNotAudited() {
    store.apply(asked(definition()));
    DefinitionImport stale = asked(definition(section("Other", "a", "1")), revision -> false);
    assertThatExceptionOfType(StaleDefinitionException.class).isThrownBy(() -> store.apply(stale));
    assertThatExceptionOfType(StaleDefinitionException.class).isThrownBy(() -> store.plan(stale));
    assertThat(store.find("Support").orElseThrow().definition()).isEqualTo(definition());
    assertThat(audited()).hasSize(1);
  }

  @Test
  void alsoTheLargestImportFitsIntoTheAudit() {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      items.add(new Item(i, "item_with_a_long_name_" + i, "L", "\"\\".repeat(450)));
    }
    store.apply(asked(definition(new Section(1, "Large", "Large", items))));
    AuditEntry entry = audited().get(0);
    assertThat(requireNonNull(entry.after()))
        .contains("\"changes\":\"1006\"", "\"revision\":\"1\"", "item_with_a_long_name_0");
    assertThat(requireNonNull(entry.before())).contains("\"revision\":\"0\"");
    assertThat(requireNonNull(store.find("Support").orElseThrow().definition()).sections().get(2))
        .isEqualTo(new Section(1, "Large", "Large", items));
  }

  @Test
  void aLongDisplayNameIsCutWhereItIsShownAndKeptWhole() {
    String name = "😀".repeat(200);
    Section general =
        new Section(
            0,
            "reqGeneralInfo",
            "General",
            List.of(
                new Item(0, "reqInternalName", "Internal Name", "Support"),
                new Item(1, "reqDisplayName", "Display Name", name)));
    CallCenterDefinition definition = new CallCenterDefinition(List.of(general, COUNTRY));
    store.apply(asked(definition));
    StoredCallCenter stored = store.find("Support").orElseThrow();
    assertThat(stored.displayName()).isEqualTo("😀".repeat(39) + "…");
    assertThat(stored.definition()).isEqualTo(definition);
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaid() {
    DatabaseSettings settings =
        new DatabaseSettings(
            "jdbc:h2:file:" + directory.resolve("busy"), null, null, 1, Duration.ofSeconds(1));
    try (Database busy = Database.open(settings)) {
      CallCenterStore waiting = storeOf(busy);
      busy.read(
          db -> {
            // Only with a statement is the one connection taken.
            assertThat(db.callCenters().all("", 1)).isEmpty();
            assertThatExceptionOfType(CallCentersUnavailableException.class)
                .isThrownBy(() -> waiting.find("Support"));
            return null;
          });
      assertThat(waiting.find("Support")).isEmpty();
    }
  }
}
