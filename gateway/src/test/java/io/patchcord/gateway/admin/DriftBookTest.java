package io.patchcord.gateway.admin;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.HandClock;
import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.callcenter.PlannedLine;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.DefinitionItem;
import io.patchcord.persistence.DefinitionSection;
import io.patchcord.persistence.SoftphoneSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriftBookTest extends AdminFixture {
  private static final Map<String, List<PlannedLine>> NO_LINES = Map.of();
  private static final SwitchLook FINE =
      new SwitchLook(
          Set.of("1001", "1002"),
          Set.of("1001", "1002"),
          Set.of("ada", "bob"),
          List.of(new SwitchLook.Tier("support@default", "ada")));

  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private final HandClock clock = new HandClock(NOW);
  private DriftBook drift;

  @BeforeEach
  void hireTwo() {
    drift =
        new DriftBook(
            new AdminStore(database, new AuditLog(database, later, clock), "main", changes -> {}));
    hire("ada", "1001");
    hire("bob", "1002");
  }

  @AfterEach
  void stop() {
    later.shutdownNow();
  }

  private static OrgUser user(String username, @Nullable String extension) {
    return new OrgUser(username, null, null, extension);
  }

  private List<DriftEntry> found() {
    return drift.list(null, false, null, 100).items();
  }

  private List<String> kinds() {
    return found().stream().map(entry -> entry.kind() + " " + entry.subject()).toList();
  }

  private String sentence() {
    assertThat(found()).hasSize(1);
    return found().get(0).sentence();
  }

  @Test
  void whereAllThreeAgreeNothingIsFound() {
    drift.post(ADMIN, "Support", List.of(user("ada", "1001"), user("BOB", " 1002 ")), null);
    DriftReport report = drift.check(NO_LINES, FINE);
    assertThat(report.counts()).isEmpty();
    assertThat(report.phonesKnown()).isTrue();
    assertThat(found()).isEmpty();
  }

  @Test
  void usersOfTheOrgAreComparedWithTheAssignments() {
    drift.post(
        ADMIN,
        "Support",
        List.of(user("ada", "1009"), user("eve", "1009"), new OrgUser("fay", "Fay F", null, null)),
        null);
    drift.check(NO_LINES, FINE);
    assertThat(kinds())
        .containsExactlyInAnyOrder(
            "EXTENSION_DIFFERS ada",
            "USER_WITHOUT_LINE eve",
            "USER_WITHOUT_LINE fay",
            "AGENT_NOT_IN_ORG bob",
            "EXTENSION_TWICE 1009");
    assertThat(found())
        .filteredOn(entry -> entry.subject().equals("fay"))
        .extracting(DriftEntry::sentence)
        .containsExactly(
            "fay (Fay F) is a user of the call center Support in Salesforce, and has no line.");
    // By the Salesforce user, whatever the org calls that one now.
    agents.change(
        ADMIN, "bob", any -> true, new AgentChange(null, null, new To<>("0055g00000ABCDE")));
    drift.post(
        ADMIN,
        "Support",
        List.of(user("ada", "1001"), new OrgUser("robert", null, "0055g00000ABCDE", "1002")),
        null);
    DriftReport report = drift.check(NO_LINES, FINE);
    assertThat(kinds()).isEmpty();
    assertThat(report.ended()).isEqualTo(5);
  }

  @Test
  void anAgentWithoutALineIsFoundUnlessThereAreDesks() {
    agents.add(ADMIN, "eve", new AgentChange("Eve", null, null));
    drift.check(NO_LINES, FINE);
    assertThat(sentence()).isEqualTo("eve (Eve) has no line.");
    database.write(
        db -> {
          CallCenter support = db.callCenters().find("Support").orElseThrow();
          support.changeSoftphone(new SoftphoneSettings(null, "ON_DEMAND", null, true));
          db.callCenters().update(support);
          return true;
        });
    drift.check(NO_LINES, FINE);
    assertThat(found()).isEmpty();
  }

  @Test
  void theDefinitionIsComparedInWhatHasBegun() {
    List<PlannedLine> lines =
        List.of(
            new PlannedLine("ada", "1001", null),
            new PlannedLine("ada", "1008", NOW.plusSeconds(60)),
            new PlannedLine("bob", "1003", null));
    drift.check(Map.of("Support", lines), FINE);
    assertThat(sentence())
        .isEqualTo("The definition of Support gives bob line 1003, and the agent has line 1002.");
    assertThat(found().get(0).remedy()).contains("/api/v1/call-centers/Support/agent-lines/import");
  }

  @Test
  void aLineWithoutAPhoneIsToldAfterADay() {
    SwitchLook dark = new SwitchLook(Set.of("1001"), Set.of(), Set.of(), List.of());
    drift.check(NO_LINES, dark);
    assertThat(found()).isEmpty();
    clock.set(NOW.plus(Duration.ofHours(23)));
    assertThat(drift.check(NO_LINES, dark).counts()).isEmpty();
    clock.set(NOW.plus(Duration.ofHours(24)));
    assertThat(drift.check(NO_LINES, dark).count(DriftKind.LINE_WITHOUT_PHONE)).isEqualTo(1);
    assertThat(sentence()).isEqualTo("Line 1002 of bob has had no phone for a day or longer.");
    assertThat(found().get(0).since()).isEqualTo(NOW);
    // A switch that does not answer takes nothing back, and finds nothing.
    assertThat(drift.check(NO_LINES, SwitchLook.NOTHING).phonesKnown()).isFalse();
    assertThat(found()).hasSize(1);
    assertThat(drift.check(NO_LINES, FINE).ended()).isEqualTo(1);
    // And a day counts from the beginning.
    drift.check(NO_LINES, dark);
    assertThat(found()).isEmpty();
  }

  @Test
  void whatOnlyTheSwitchKnowsIsFound() {
    lines.add(ADMIN, "1050", new LineChange(null, null, null));
    drift.check(
        NO_LINES,
        new SwitchLook(
            Set.of("1001", "1002", "1050", "7777"),
            Set.of("1001", "1002", "1050", "7777", "1019"),
            Set.of("ada", "bob", "somebody"),
            List.of(new SwitchLook.Tier("sales@default", "ghost"))));
    assertThat(kinds())
        .containsExactlyInAnyOrder(
            "PHONE_WITHOUT_AGENT 1050",
            "PHONE_WITHOUT_AGENT 7777",
            "DIRECTORY_USER_UNKNOWN 1019",
            "QUEUE_AGENT_UNKNOWN somebody",
            "TIER_WITHOUT_AGENT sales@default ghost");
    assertThat(found()).allSatisfy(entry -> assertThat(entry.remedy()).endsWith("."));
  }

  @Test
  void aDefinitionThatIsEditedInTheOrgAloneIsFound() {
    Map<String, String> there =
        Map.of("/reqGeneralInfo/reqInternalName", "Support", "/displayNameLabel", "Display Name");
    drift.post(ADMIN, "Support", List.of(user("ada", "1001"), user("bob", "1002")), there);
    drift.check(NO_LINES, FINE);
    assertThat(sentence()).isEqualTo("The definition of Support was never imported here.");
    define("reqInternalName", "Support", "reqAdapterUrl", "https://one.example", "reqEmpty", "");
    drift.check(NO_LINES, FINE);
    assertThat(sentence())
        .isEqualTo(
            "reqGeneralInfo/reqAdapterUrl of Support is empty in Salesforce, and"
                + " 'https://one.example' in the definition that was imported here.");
    drift.post(
        ADMIN,
        "Support",
        List.of(user("ada", "1001"), user("bob", "1002")),
        Map.of(
            "/reqGeneralInfo/reqInternalName", "Support",
            "/reqGeneralInfo/reqAdapterUrl", " https://one.example ",
            "/reqGeneralInfo/reqDisplayName", "Support desk"));
    drift.check(NO_LINES, FINE);
    assertThat(kinds()).containsExactly("SETTING_DIFFERS reqGeneralInfo/reqDisplayName");
    // Who posts users alone leaves the rest as it is.
    drift.post(ADMIN, "Support", List.of(user("ada", "1001"), user("bob", "1002")), null);
    drift.check(NO_LINES, FINE);
    assertThat(kinds()).containsExactly("SETTING_DIFFERS reqGeneralInfo/reqDisplayName");
    drift.post(ADMIN, "Support", List.of(user("ada", "1001"), user("bob", "1002")), Map.of());
    assertThat(drift.check(NO_LINES, FINE).counts()).isEmpty();
  }

  private void define(String... items) {
    database.write(
        db -> {
          CallCenter center = db.callCenters().find("Support").orElseThrow();
          DefinitionSection section =
              new DefinitionSection(center, 0, 0, "reqGeneralInfo", "General");
          db.definitions().insertSections(List.of(section));
          for (int i = 0; i < items.length; i += 2) {
            db.definitions()
                .insertItems(
                    List.of(new DefinitionItem(section, i, i, items[i], "L", items[i + 1])));
          }
          return true;
        });
  }

  @Test
  void whatIsWaivedIsNeitherListedNorCountedUntilItsEnd() {
    agents.add(ADMIN, "eve", new AgentChange("Eve", null, null));
    DriftReport before = drift.check(NO_LINES, FINE);
    assertThat(before.count(DriftKind.AGENT_WITHOUT_LINE)).isEqualTo(1);
    UUID id = found().get(0).id();
    assertRefused(Reason.INVALID, () -> drift.waive(ADMIN, id, "On leave.", NOW));
    assertRefused(
        Reason.INVALID, () -> drift.waive(ADMIN, id, "x", NOW.plus(Duration.ofDays(400))));
    assertRefused(Reason.INVALID, () -> drift.waive(ADMIN, id, " ", NOW.plusSeconds(60)));
    drift.waive(ADMIN, id, "On leave.", NOW.plus(Duration.ofDays(7)));
    assertThat(found()).isEmpty();
    assertThat(drift.recount(before).count(DriftKind.AGENT_WITHOUT_LINE)).isZero();
    assertThat(drift.recount(before).at()).isEqualTo(before.at());
    assertThat(drift.list(null, true, null, 9).items().get(0).waiver())
        .isEqualTo(
            new DriftEntry.Waiver("On leave.", "pck_01234567", NOW.plus(Duration.ofDays(7))));
    assertThat(drift.check(NO_LINES, FINE).counts()).isEmpty();
    // Gone and back again, it is the same, and still waived.
    assertRefused(Reason.LINE_TAKEN, () -> assign("eve", "1001"));
    lines.add(ADMIN, "1003", new LineChange(null, null, null));
    assign("eve", "1003");
    drift.check(NO_LINES, FINE);
    assignments
        .list(new AssignmentBook.Filter("eve", null, null, true, null), null, 9)
        .items()
        .stream()
        .map(AssignmentEntry::id)
        .forEach(held -> assignments.end(ADMIN, held));
    drift.check(NO_LINES, FINE);
    assertThat(found()).isEmpty();
    assertThat(drift.unwaive(ADMIN, id).waiver()).isNull();
    drift.unwaive(ADMIN, id);
    assertThat(found().stream().collect(toMap(DriftEntry::subject, DriftEntry::id)))
        .containsEntry("eve", id);
    drift.waive(ADMIN, id, "On leave.", NOW.plus(Duration.ofDays(7)));
    clock.set(NOW.plus(Duration.ofDays(7)));
    assertThat(drift.check(NO_LINES, FINE).count(DriftKind.AGENT_WITHOUT_LINE)).isEqualTo(1);
    assertThat(actions()).filteredOn(action -> action.startsWith("drift")).hasSize(3);
  }

  @Test
  void wrongUsersAreNamedAndNothingIsTakenOver() {
    assertRefused(
            Reason.INVALID,
            () ->
                drift.post(
                    ADMIN,
                    "Support",
                    List.of(user("ada", "1"), user("a b", null), user("ADA", "2")),
                    null))
        .satisfies(
            refused ->
                assertThat(refused.places())
                    .extracting(AdminException.At::field)
                    .containsExactly("users/1", "users/2"));
    assertRefused(Reason.INVALID, () -> drift.post(ADMIN, "Nowhere", List.of(), null));
    assertThat(drift.check(NO_LINES, FINE).counts()).isEmpty();
  }

  @Test
  void thePagesGoOnWhereTheLastOneEnded() {
    drift.post(ADMIN, "Support", List.of(), null);
    drift.check(NO_LINES, FINE);
    Page<DriftEntry> first = drift.list(null, false, null, 1);
    Page<DriftEntry> second =
        drift.list(
            DriftKind.AGENT_NOT_IN_ORG, false, Long.valueOf(String.valueOf(first.next())), 1);
    assertThat(first.items()).hasSize(1);
    assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
    assertThat(second.next()).isNull();
    assertThat(drift.list(DriftKind.EXTENSION_TWICE, false, null, 9).items()).isEmpty();
  }
}
