package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds on every database. */
abstract class DatabaseContract extends CallRecordContract {
  @Test
  void anOpenDatabaseGivesASignOfLife() {
    assertThatCode(database::check).doesNotThrowAnyException();
  }

  /**
   * The driver of PostgreSQL asks for it in a transaction, in which nothing can become read-only.
   */
  @Test
  void aSignOfLifeLeavesNothingBehind() {
    for (int i = 0; i <= settings.maxConnections(); i++) {
      database.check();
      assertThat(lines("", 1)).isEmpty();
    }
  }

  /** Their classes are written when they are needed, so a start does not tell what is wrong. */
  @Test
  void everyEntityCanBeReferredToBeforeItIsRead() {
    SessionFactoryImplementor sessions =
        database.sessions().unwrap(SessionFactoryImplementor.class);
    List<String> entities = new ArrayList<>();
    try (StatelessSession session = sessions.openStatelessSession()) {
      sessions
          .getMappingMetamodel()
          .forEachEntityDescriptor(
              entity -> {
                assertThat(entity.createProxy(1L, (SharedSessionContractImplementor) session))
                    .isInstanceOf(HibernateProxy.class)
                    .isInstanceOf(entity.getMappedClass());
                entities.add(entity.getEntityName());
              });
    }
    assertThat(entities).hasSizeGreaterThan(20).contains(Agent.class.getName());
  }

  @Test
  void whatWasStoredIsThereWhenOpenedAgain() {
    database.write(
        repositories -> {
          CallCenter callCenter = new CallCenter("Support", "Support, Berlin", "DE");
          callCenter.changeCallerId("+4930123456", "Example Ltd");
          Agent agent = new Agent("Ada@Example.com", "Ada");
          agent.changeSalesforceUserId("005D0000001Ab1c");
          agent.changeEmail("ada@example.com");
          Line line = new Line("1001");
          line.changeCallerIdNumber("+4930123499");
          repositories.callCenters().insert(callCenter);
          repositories.queues().insert(new CallQueue(callCenter, "*70", "support@default"));
          repositories.agents().insert(agent);
          repositories.lines().insert(line);
          repositories.assignments().insert(new Assignment(agent, line, callCenter, NOW));
          repositories.apiKeys().insert(ApiKey.forAgent(KEY, "Ada's", agent, NOW));
          return null;
        });
    database.close();
    database = Database.open(settings);

    database.read(
        repositories -> {
          Assignment assignment = repositories.assignments().findLive("1001").orElseThrow();
          assertThat(assignment.validFrom()).isEqualTo(NOW);
          assertThat(assignment.callerIdNumber()).isEqualTo("+4930123499");
          assertThat(assignment.agent().displayName()).isEqualTo("Ada");
          assertThat(assignment.agent().email()).isEqualTo("ada@example.com");
          assertThat(assignment.callCenter().callerIdName()).isEqualTo("Example Ltd");
          assertThat(repositories.assignments().findLive("ada@example.com", "Support"))
              .contains(assignment);
          assertThat(repositories.assignments().find(assignment.reference())).contains(assignment);
          assertThat(repositories.agents().findBySalesforceUserId("005D0000001Ab1c"))
              .contains(assignment.agent());
          CallQueue queue = repositories.queues().find("Support", "*70").orElseThrow();
          assertThat(queue.name()).isEqualTo("support@default");
          assertThat(queue.callCenter().country()).isEqualTo("DE");
          ApiKey key = repositories.apiKeys().findByHash(ApiKey.hashOf(KEY)).orElseThrow();
          assertThat(key.role()).isEqualTo(Role.AGENT);
          assertThat(key.agent()).isEqualTo(assignment.agent());
          assertThat(repositories.apiKeys().find("pck_01234567")).contains(key);
          return null;
        });
  }

  @Test
  void aPresenceAndItsChangesAreKept() {
    store("ada", "1001");
    UUID call = UUID.randomUUID();
    database.write(
        repositories -> {
          Agent ada = repositories.agents().find("ada").orElseThrow();
          CallCenter support = repositories.callCenters().find("Support").orElseThrow();
          support.changeWrapUp(30, 15, 3);
          support.changeServiceLevel(25);
          support.changeShownVariables(Set.of("tier", "account"));
          support.changeDispositions(List.of("Sold", "Rückruf, 2."));
          repositories.callCenters().update(support);
          repositories.awayReasons().insert(new AwayReason(support, 2, "LUNCH", "Lunch"));
          repositories.awayReasons().insert(new AwayReason(support, 1, "MEETING", "Meeting"));
          AgentPresence presence =
              new AgentPresence(ada, new AgentPresence.Choice("AVAILABLE", null, null), NOW);
          repositories.presences().insert(presence);
          presence.change(
              presence.chosen(),
              NOW.plusSeconds(1),
              new AgentPresence.Choice("AWAY", "LUNCH", "Lunch"),
              new AgentPresence.WrapUp(call, NOW.plusSeconds(30), 2));
          repositories.presences().update(presence);
          repositories
              .presences()
              .insert(new PresenceChange(ada, NOW, "AVAILABLE", null, "agent ada"));
          repositories
              .presences()
              .insert(new PresenceChange(ada, NOW.plusSeconds(1), "WRAP_UP", null, "call"));
          return null;
        });
    database.read(
        repositories -> {
          AgentPresence kept = repositories.presences().find("ada").orElseThrow();
          assertThat(repositories.presences().all("", 9)).containsExactly(kept);
          assertThat(kept.chosen().state()).isEqualTo("AVAILABLE");
          assertThat(kept.since()).isEqualTo(NOW.plusSeconds(1));
          assertThat(kept.pending()).isEqualTo(new AgentPresence.Choice("AWAY", "LUNCH", "Lunch"));
          assertThat(kept.wrapUp())
              .isEqualTo(new AgentPresence.WrapUp(call, NOW.plusSeconds(30), 2));
          assertThat(repositories.presences().changes("ada", NOW, 9))
              .extracting(PresenceChange::state)
              .containsExactly("WRAP_UP", "AVAILABLE");
          assertThat(repositories.awayReasons().all("Support", 9))
              .extracting(AwayReason::code)
              .containsExactly("MEETING", "LUNCH");
          CallCenter support = repositories.callCenters().find("Support").orElseThrow();
          assertThat(support.wrapUpSeconds()).isEqualTo(30);
          assertThat(support.shownVariables()).containsExactly("account", "tier");
          assertThat(support.dispositions()).containsExactly("Sold", "Rückruf, 2.");
          return null;
        });
  }

  @Test
  void monitoringIsAllowedAndShownUnlessTheCallCenterSaysOtherwise() {
    store("ada", "1001");
    database.write(
        repositories -> {
          CallCenter support = repositories.callCenters().find("Support").orElseThrow();
          assertThat(support.monitoringAllowed()).isTrue();
          assertThat(support.monitoringShown()).isTrue();
          support.changeMonitoring(false, false);
          repositories.callCenters().update(support);
          return null;
        });
    database.read(
        repositories -> {
          CallCenter support = repositories.callCenters().find("Support").orElseThrow();
          assertThat(support.monitoringAllowed()).isFalse();
          assertThat(support.monitoringShown()).isFalse();
          return null;
        });
  }

  @Test
  void aDefinitionIsKeptInItsOrderAndReplacedAsAWhole() {
    store("ada", "1001");
    assertThat(importDefinition("Support", "Zulu", "Alpha")).isEqualTo(1);
    database.read(
        repositories -> {
          CallCenter support = repositories.callCenters().find("Support").orElseThrow();
          assertThat(support.importedAt()).isEqualTo(NOW);
          assertThat(support.importedBy()).isEqualTo("pck_01234567");
          assertThat(support.dialing().allowed()).containsExactly("+49", "+43");
          assertThat(support.dialing().forbidden()).isEmpty();
          assertThat(support.dialing().outsidePrefix()).isEqualTo("0");
          assertThat(support.dialing().premiumAllowed()).isTrue();
          assertThat(support.softphone().recordingPolicy()).isEqualTo("OFF");
          assertThat(support.softphone().off()).containsExactly("PARK", "TRANSFER");
          assertThat(support.softphone().gatewayAddress()).isEqualTo("https://cti.example.com");
          assertThat(repositories.definitions().sections("Support", 9))
              .extracting(DefinitionSection::name)
              .containsExactly("Zulu", "Alpha");
          Statistics statistics = countStatements();
          List<DefinitionItem> items = repositories.definitions().items("Support", 9);
          assertThat(items)
              .extracting(item -> item.section().name() + "/" + item.name() + "=" + item.value())
              .containsExactly("Zulu/b=", "Zulu/a=ü\n😀", "Alpha/b=", "Alpha/a=ü\n😀");
          assertThat(items)
              .extracting(DefinitionItem::sortOrder, DefinitionItem::position)
              .startsWith(tuple(7, 0), tuple(3, 1));
          assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
          return null;
        });
    assertThat(importDefinition("Support", "Other")).isEqualTo(2);
    database.read(
        repositories -> {
          assertThat(repositories.definitions().items("Support", 9)).hasSize(2);
          assertThat(repositories.definitions().sections("Support", 9))
              .extracting(DefinitionSection::name)
              .containsExactly("Other");
          return null;
        });
  }

  private int importDefinition(String callCenter, String... sections) {
    return database.write(
        repositories -> {
          CallCenter center = repositories.callCenters().find(callCenter).orElseThrow();
          center.changeDialing(new DialSettings("0", null, null, "+49 +43", null, true));
          center.changeSoftphone(
              new SoftphoneSettings("https://cti.example.com", "OFF", "PARK TRANSFER", true));
          center.noteImport(NOW, "pck_01234567");
          repositories.callCenters().update(center);
          repositories.definitions().deleteSections(center);
          List<DefinitionSection> stored = new ArrayList<>();
          for (String name : sections) {
            stored.add(new DefinitionSection(center, stored.size(), 0, name, "A label"));
          }
          repositories.definitions().insertSections(stored);
          for (DefinitionSection section : stored) {
            repositories
                .definitions()
                .insertItems(
                    List.of(
                        new DefinitionItem(section, 0, 7, "b", "B", ""),
                        new DefinitionItem(section, 1, 3, "a", "A", "ü\n😀")));
          }
          return center.definitionRevision();
        });
  }

  @Test
  void aSupervisorsKeyMayHaveALineOfItsOwn() {
    store("ada", "1001");
    database.write(
        repositories -> {
          CallCenter support = repositories.callCenters().find("Support").orElseThrow();
          Agent ada = repositories.agents().find("ada").orElseThrow();
          repositories
              .apiKeys()
              .insert(ApiKey.forSupervisor(KEY, "Ada, lead", List.of(support), ada, NOW));
          return null;
        });
    ApiKey key =
        database.read(
            repositories -> repositories.apiKeys().findByHash(ApiKey.hashOf(KEY)).orElseThrow());
    assertThat(key.role()).isEqualTo(Role.SUPERVISOR);
    assertThat(requireNonNull(key.agent()).username()).isEqualTo("ada");
    assertThat(key.callCenters()).containsExactly("Support");
    assertThat(key.scopes()).isEmpty();
  }

  @Test
  void aProgramsKeyHasScopesAndCallCentersAndTellsWhenItWasUsed() {
    store("ada", "1001");
    database.write(
        repositories -> {
          CallCenter sales = new CallCenter("Sales", "Sales", "DE");
          repositories.callCenters().insert(sales);
          CallCenter support = repositories.callCenters().find("Support").orElseThrow();
          ApiKey made = ApiKey.forIntegration(KEY, "crm", List.of(support, sales), NOW);
          made.limitTo(List.of("calls:read", "history:read"));
          repositories.apiKeys().insert(made);
          return null;
        });
    ApiKey key = key();
    assertThat(key.callCenters()).containsExactly("Sales", "Support");
    assertThat(key.scopes()).contains(List.of("calls:read", "history:read"));
    assertThat(key.lastUsedAt()).isNull();
    assertThat(noteUse(NOW.plusSeconds(60))).isEqualTo(1);
    assertThat(noteUse(NOW)).isZero(); // an older one, of another gateway
    assertThat(key().lastUsedAt()).isEqualTo(NOW.plusSeconds(60));
    // Who has read it before can still change it, and takes nothing back.
    key.revoke(NOW.plusSeconds(90));
    database.write(
        repositories -> {
          repositories.apiKeys().update(key);
          return null;
        });
    assertThat(key().revokedAt()).isEqualTo(NOW.plusSeconds(90));
    assertThat(key().lastUsedAt()).isEqualTo(NOW.plusSeconds(60));
  }

  private ApiKey key() {
    return database.read(
        repositories -> repositories.apiKeys().findByHash(ApiKey.hashOf(KEY)).orElseThrow());
  }

  private int noteUse(Instant moment) {
    return database.write(
        repositories ->
            repositories.apiKeys().noteUse(KEY.substring(0, ApiKey.PREFIX_LENGTH), moment));
  }

  @Test
  void anAuditEntryIsKeptAsItWas() {
    AuditEntry.Actor actor =
        new AuditEntry.Actor("SUPERVISOR", "pck_01234567", "ada", "192.0.2.1", "request-1");
    AuditEntry.Target target = new AuditEntry.Target("call", "c-1", "Support");
    addEntry(new AuditEntry(NOW, actor, "monitor.start", target, null, "{\"mode\":\"LISTEN\"}"));
    AuditEntry kept = entries(ANY, null, 9).get(0);
    assertThat(kept.at()).isEqualTo(NOW);
    assertThat(kept.actor()).isEqualTo(actor);
    assertThat(kept.action()).isEqualTo("monitor.start");
    assertThat(kept.target()).isEqualTo(target);
    assertThat(kept.before()).isNull();
    assertThat(kept.after()).isEqualTo("{\"mode\":\"LISTEN\"}");
  }

  @Test
  void auditEntriesAreListedLatestFirstByWhatIsAskedFor() {
    for (int i = 0; i < 5; i++) {
      addEntry(
          new AuditEntry(
              NOW.plusSeconds(i),
              new AuditEntry.Actor("ADMIN", i % 2 == 0 ? "even" : "odd", null, null, null),
              "line.change",
              new AuditEntry.Target("line", "100" + i, null),
              null,
              null));
    }
    assertThat(ids(entries(ANY, null, 2))).containsExactly("1004", "1003");
    long last = entries(ANY, null, 2).get(1).id();
    assertThat(ids(entries(ANY, last, 9))).containsExactly("1002", "1001", "1000");
    assertThat(ids(entries(new AuditFilter("even", null, null, null, null, null), null, 9)))
        .containsExactly("1004", "1002", "1000");
    assertThat(
            ids(entries(new AuditFilter(null, "line.change", "line", "1003", null, null), null, 9)))
        .containsExactly("1003");
    AuditFilter when =
        new AuditFilter(null, null, null, null, NOW.plusSeconds(1), NOW.plusSeconds(3));
    assertThat(ids(entries(when, null, 9))).containsExactly("1002", "1001");
    assertThat(entries(new AuditFilter(null, "no.such", null, null, null, null), null, 9))
        .isEmpty();
  }

  private static final AuditFilter ANY = new AuditFilter(null, null, null, null, null, null);

  private void addEntry(AuditEntry entry) {
    database.write(
        repositories -> {
          repositories.auditTrail().add(entry);
          return null;
        });
  }

  private List<AuditEntry> entries(AuditFilter filter, @Nullable Long before, int limit) {
    return database.read(repositories -> repositories.auditTrail().find(filter, before, limit));
  }

  private static List<String> ids(List<AuditEntry> entries) {
    return entries.stream().map(entry -> entry.target().id()).toList();
  }

  @Test
  void aSecondPresenceOfAnAgentIsRefused() {
    store("ada", "1001");
    AgentPresence.Choice offline = new AgentPresence.Choice("OFFLINE", null, null);
    database.write(
        repositories -> {
          repositories.presences().insert(new AgentPresence(agent("ada"), offline, NOW));
          return null;
        });
    assertDuplicate(
        "agent_presence_agent",
        repositories ->
            repositories.presences().insert(new AgentPresence(agent("ada"), offline, NOW)));
  }

  @Test
  void aSecondLiveAssignmentOfALineIsRefused() {
    store("ada", "1001");
    assertDuplicate(
        "assignment_live_line",
        repositories -> {
          Agent other = new Agent("bob", "Bob");
          repositories.agents().insert(other);
          repositories.assignments().insert(assignment(repositories, other, "1001"));
        });
  }

  @Test
  void aSecondLiveAssignmentOfAnAgentInACallCenterIsRefused() {
    store("ada", "1001");
    assertDuplicate(
        "assignment_live_agent",
        repositories -> {
          repositories.lines().insert(new Line("1002"));
          Agent ada = repositories.agents().find("ada").orElseThrow();
          repositories.assignments().insert(assignment(repositories, ada, "1002"));
        });
  }

  @Test
  void anAgentMayWorkForTwoCallCenters() {
    store("ada", "1001");
    database.write(
        repositories -> {
          CallCenter sales = new CallCenter("Sales", "Sales", "DE");
          Line line = new Line("1002");
          repositories.callCenters().insert(sales);
          repositories.lines().insert(line);
          Agent ada = repositories.agents().find("ada").orElseThrow();
          repositories.assignments().insert(new Assignment(ada, line, sales, NOW));
          return null;
        });
    assertThat(live()).hasSize(2);
  }

  @Test
  void endedAssignmentsDoNotCollide() {
    store("ada", "1001");
    for (int day = 1; day <= 3; day++) {
      Instant moment = NOW.plusSeconds(day * 86_400L);
      database.write(
          repositories -> {
            Assignment ended = repositories.assignments().findLive("1001").orElseThrow();
            ended.end(moment);
            repositories.assignments().update(ended);
            repositories
                .assignments()
                .insert(new Assignment(ended.agent(), ended.line(), ended.callCenter(), moment));
            return null;
          });
    }
    database.read(
        repositories -> {
          assertThat(repositories.assignments().live()).hasSize(1);
          assertThat(repositories.assignments().all(10))
              .extracting(Assignment::isLive)
              .containsExactly(true, false, false, false);
          assertThat(repositories.assignments().all(2)).hasSize(2);
          return null;
        });
  }

  @Test
  void theDatabaseRefusesAnEndedAssignmentThatCallsItselfLive() {
    store("ada", "1001");
    assertThatThrownBy(() -> execute("update assignment set valid_to = valid_from"))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching("(?is).*assignment_is_live_until_it_ends.*");
  }

  @Test
  void theCaseOfAUsernameMakesNoOtherAgent() {
    store("Ada", "1001");
    assertDuplicate(
        "agent_username", repositories -> repositories.agents().insert(new Agent("ADA", "Ada")));
    assertThat(agent("aDa").username()).isEqualTo("ada");
    assertThatThrownBy(() -> execute("update agent set username = 'ADA'"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void bothLengthsOfASalesforceIdAreOneUser() {
    database.write(repositories -> insertLinked(repositories, "ada", "005D0000001Ab1c"));
    assertDuplicate(
        "agent_salesforce_user_id",
        repositories -> insertLinked(repositories, "bob", "005D0000001Ab1cIAC"));
  }

  @Test
  void anExceptionUndoesTheWholeTransaction() {
    assertThatThrownBy(
            () ->
                database.write(
                    repositories -> {
                      repositories.lines().insert(new Line("1001"));
                      throw new IllegalStateException("the caller's own");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the caller's own");
    assertThat(lines("", 10)).isEmpty();
  }

  @Test
  void aReadCannotWrite() {
    assertThatThrownBy(
            () ->
                database.read(
                    repositories -> {
                      repositories.lines().insert(new Line("1001"));
                      return null;
                    }))
        .hasStackTraceContaining("read-only");
    assertThat(lines("", 10)).isEmpty();
  }

  @Test
  void anUpdateOfWhatHasChangedIsRefused() {
    store("ada", "1001");
    Agent mine = agent("ada");
    Agent theirs = agent("ada");
    theirs.changeDisplayName("Ada Lovelace");
    database.write(repositories -> update(repositories, theirs));

    mine.changeDisplayName("Ada Byron");
    assertThatThrownBy(() -> database.write(repositories -> update(repositories, mine)))
        .isInstanceOf(StaleException.class);
    Agent stored = agent("ada");
    assertThat(stored.displayName()).isEqualTo("Ada Lovelace");
    assertThat(stored.version()).isEqualTo(1);
  }

  @Test
  void aFullPoolIsSaid() {
    DatabaseSettings narrow =
        new DatabaseSettings(
            settings.jdbcUrl(), settings.user(), settings.password(), 1, Duration.ofSeconds(2));
    try (Database one = Database.open(narrow)) {
      one.read(
          repositories -> {
            assertThat(repositories.lines().all("", 1)).isEmpty();
            assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> one.read(inner -> inner.lines().all("", 1)))
                .withMessageContaining("gave no connection in time");
            assertThatExceptionOfType(DatabaseException.class).isThrownBy(one::check);
            return null;
          });
    }
  }

  @Test
  void aListGoesOnAfterItsLast() {
    database.write(
        repositories -> {
          for (int number = 1000; number < 1005; number++) {
            repositories.lines().insert(new Line(String.valueOf(number)));
          }
          return null;
        });
    assertThat(lines("", 2)).extracting(Line::number).containsExactly("1000", "1001");
    assertThat(lines("1001", 9)).extracting(Line::number).containsExactly("1002", "1003", "1004");
  }

  @Test
  void liveAssignmentsComeInOneStatement() {
    store("ada", "1001");
    store("bob", "1002");
    Statistics statistics = countStatements();
    List<Assignment> live = live();
    assertThat(live)
        .extracting(assignment -> assignment.agent().displayName())
        .containsExactly("ada", "bob");
    assertThat(live).allMatch(assignment -> assignment.callCenter().country().equals("DE"));
    assertThat(live).extracting(assignment -> assignment.line().callerIdNumber()).hasSize(2);
    assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
  }

  @Test
  void activeKeysComeInOneStatement() {
    store("ada", "1001");
    database.write(this::insertKeys);
    Statistics statistics = countStatements();
    var active = database.read(repositories -> repositories.apiKeys().active(NOW));
    assertThat(active)
        .extracting(ApiKey::name)
        .containsExactly("admin", "agent", "not yet expired", "supervisor");
    assertThat(active).allMatch(key -> key.isActive(NOW));
    assertThat(requireNonNull(active.get(1).agent()).displayName()).isEqualTo("ada");
    assertThat(active.get(3).callCenters()).containsExactly("Support");
    assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
  }

  @Test
  void theSchemaOfANewerPatchcordIsRefused() throws SQLException {
    spoil();
    database.close();
    execute(
        """
        insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
          "checksum", "installed_by", "execution_time", "success")
        values (9999, '9999', 'from the future', 'SQL', 'V9999__from_the_future.sql', 1, 'test', 1, true)
        """);
    assertCannotOpen("was made by a newer Patchcord: its schema is of version 9999 and");
  }

  @Test
  void aSchemaChangedByHandIsRefused() throws SQLException {
    spoil();
    database.close();
    execute("alter table line drop column caller_id_number");
    assertCannotOpen("does not have the schema that Patchcord gave it");
  }

  @Test
  void aChangedMigrationIsRefused() throws SQLException {
    spoil();
    database.close();
    execute("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '1'");
    assertCannotOpen("does not have the schema that Patchcord gave it");
  }

  @Test
  void somebodyElsesDatabaseIsRefused() throws SQLException {
    spoil();
    database.close();
    execute("drop table \"flyway_schema_history\"");
    assertCannotOpen("holds tables that Patchcord did not make");
  }

  @Test
  void aWrongPasswordIsSaid() {
    spoil();
    settings =
        new DatabaseSettings(
            settings.jdbcUrl(),
            settings.user(),
            new DatabasePassword("wrong"),
            settings.maxConnections(),
            settings.connectTimeout());
    assertCannotOpen("refuses the user \"patchcord\" or the password: correct them.");
  }
}
