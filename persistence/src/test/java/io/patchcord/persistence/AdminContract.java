package io.patchcord.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

/** What admins rely on, on every database. */
abstract class AdminContract extends SignInContract {
  private static final AdminSearch.AssignmentFilter ANY =
      new AdminSearch.AssignmentFilter(null, null, null, null, null);

  private AssignmentImport makeImport() {
    return database.write(
        db -> {
          AssignmentImport made =
              new AssignmentImport(NOW, "pck_01234567", new AssignmentImport.Rows(1, 2, 3, 4, 5));
          db.assignmentImports().insert(made);
          return made;
        });
  }

  private List<Assignment> find(AdminSearch.AssignmentFilter filter) {
    return database.read(db -> db.adminSearch().assignments(filter, null, 9));
  }

  @Test
  void onlyASharedLineTakesASecondAgent() {
    store("ada", "1001");
    assertDuplicate("assignment_live_line", db -> assign(db, "bob", "1001"));
    database.write(
        db -> {
          Line line = db.lines().find("1001").orElseThrow();
          line.changeShared(true);
          line.changeDescription("Reception");
          db.lines().update(line);
          for (Assignment live : db.assignments().liveOn("1001")) {
            live.followLine();
            db.assignments().update(live);
          }
          return assign(db, "bob", "1001");
        });
    List<Assignment> both = database.read(db -> db.assignments().liveOn("1001"));
    assertThat(both).extracting(live -> live.agent().username()).containsExactly("ada", "bob");
    Assignment oldest = database.read(db -> db.assignments().findLive("1001").orElseThrow());
    assertThat(oldest.agent().username()).isEqualTo("ada");
    assertThat(oldest.isSole()).isFalse();
    assertThat(oldest.line().isShared()).isTrue();
    assertThat(oldest.line().description()).isEqualTo("Reception");
    // And not shared any more, it would have two.
    assertDuplicate(
        "assignment_live_line",
        db -> {
          Line line = db.lines().find("1001").orElseThrow();
          line.changeShared(false);
          db.lines().update(line);
          List<Assignment> live = db.assignments().liveOn("1001");
          live.forEach(Assignment::followLine);
          db.assignments().updateAll(live);
        });
  }

  @Test
  void whatIsSpecialAboutAPhoneIsKeptAndFound() {
    store("ada", "1001");
    Line usual = database.read(db -> db.lines().find("1001").orElseThrow());
    assertThat(usual.phone()).isEqualTo(LinePhone.USUAL);
    assertThat(linesWithSpecialPhones()).isEmpty();
    LinePhone mobile =
        LinePhone.USUAL
            .withDialString("sofia/gateway/carrier/4930123456")
            .withRecordingPolicy("ALWAYS")
            .lacking(Set.of("REMOTE_ANSWER", "AUTO_ANSWER"));
    changePhone(mobile);
    assertThat(linesWithSpecialPhones())
        .singleElement()
        .satisfies(line -> assertThat(line.phone()).isEqualTo(mobile));
    assertThat(mobile.lacking()).containsExactlyInAnyOrder("REMOTE_ANSWER", "AUTO_ANSWER");
    changePhone(LinePhone.USUAL.withKind("BROWSER"));
    assertThat(linesWithSpecialPhones()).hasSize(1);
    assertThat(browsers("main")).containsExactly("1001");
    database.write(
        db -> {
          Line line = db.lines().find("1001").orElseThrow();
          line.changeSwitch("main");
          db.lines().update(line);
          return true;
        });
    assertThat(browsers("main")).containsExactly("1001");
    assertThat(browsers("second")).isEmpty();
    changePhone(LinePhone.USUAL);
    assertThat(linesWithSpecialPhones()).isEmpty();
    assertThat(browsers("main")).isEmpty();
  }

  private List<Line> linesWithSpecialPhones() {
    return database.read(db -> db.lines().withSpecialPhones());
  }

  private List<String> browsers(String switchName) {
    return database.read(db -> db.lines().ofKind("BROWSER", switchName));
  }

  private void changePhone(LinePhone phone) {
    database.write(
        db -> {
          Line line = db.lines().find("1001").orElseThrow();
          line.changePhone(phone);
          db.lines().update(line);
          return true;
        });
  }

  @Test
  void whatTheOrgPostsReplacesWhatItPostedBefore() {
    store("ada", "1001");
    for (String value : List.of("https://one.example", "")) {
      database.write(
          db -> {
            CallCenter center = db.callCenters().all("", 1).get(0);
            db.drifts().deleteSettings(center);
            db.drifts()
                .insertSettings(
                    List.of(new CallCenterSetting(center, "reqGeneralInfo/reqAdapterUrl", value)));
            return true;
          });
      List<CallCenterSetting> settings = database.read(db -> db.drifts().settings(9));
      assertThat(settings)
          .singleElement()
          .satisfies(item -> assertThat(item.value()).isEqualTo(value));
    }
  }

  private static Agent assign(Repositories db, String username, String line) {
    Agent agent = new Agent(username, username);
    db.agents().insert(agent);
    db.assignments().insert(assignment(db, agent, line));
    return agent;
  }

  @Test
  void anEndedAssignmentCannotHoldALine() {
    store("ada", "1001");
    assertThatThrownBy(() -> execute("update assignment set live = null, valid_to = valid_from"))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching("(?is).*assignment_is_sole_while_live.*");
  }

  @Test
  void whoAndWhatHasEndedIsListedApart() {
    store("ada", "1001");
    store("bob_b", "1002");
    database.write(
        db -> {
          Agent bob = db.agents().find("bob_b").orElseThrow();
          Assignment live = db.assignments().liveOf("bob_b").get(0);
          live.end(NOW);
          db.assignments().update(live);
          bob.end(NOW);
          db.agents().update(bob);
          Line line = live.line();
          line.end(NOW);
          db.lines().update(line);
          db.lines().insert(new Line("1003"));
          return null;
        });
    database.read(
        db -> {
          AdminSearch search = db.adminSearch();
          assertThat(search.agents(null, false, "", 9)).hasSize(1);
          Agent left = search.agents("OB_", true, "", 9).get(0);
          assertThat(left.username()).isEqualTo("bob_b");
          assertThat(left.endedAt()).isEqualTo(NOW);
          assertThat(search.agents("o%b", true, "", 9)).isEmpty();
          assertThat(search.agents("bob-b", true, "", 9)).isEmpty();
          assertThat(search.agents("b\\", true, "", 9)).isEmpty();
          assertThat(search.lines(null, false, false, "", 9)).hasSize(2);
          assertThat(search.lines(null, true, false, "", 9))
              .extracting(Line::number)
              .containsExactly("1003");
          assertThat(search.lines("00", false, true, "", 9))
              .extracting(Line::number)
              .containsExactly("1002");
          assertThat(search.lines(null, false, false, "1001", 1))
              .extracting(Line::number)
              .containsExactly("1003");
          return null;
        });
  }

  @Test
  void assignmentsAreFoundByWhatIsAskedFor() {
    store("ada", "1001");
    store("bob", "1002");
    database.write(
        db -> {
          Assignment live = db.assignments().liveOf("ada").get(0);
          live.end(NOW.plusSeconds(1));
          db.assignments().update(live);
          db.assignments().insert(assignment(db, live.agent(), "1001"));
          return null;
        });
    assertThat(find(ANY)).hasSize(3);
    assertThat(find(new AdminSearch.AssignmentFilter("ada", null, null, null, null)))
        .extracting(Assignment::isLive)
        .containsExactly(true, false);
    assertThat(find(new AdminSearch.AssignmentFilter(null, "1001", "Support", false, null)))
        .hasSize(1);
    assertThat(find(new AdminSearch.AssignmentFilter(null, null, null, true, "BO"))).hasSize(1);
    assertThat(find(new AdminSearch.AssignmentFilter(null, null, "support", null, null))).isEmpty();
    long position = find(ANY).get(1).position();
    List<Assignment> rest = database.read(db -> db.adminSearch().assignments(ANY, position, 9));
    assertThat(rest).hasSize(1);
    assertThat(rest.get(0).agent().displayName()).isEqualTo("ada");
  }

  @Test
  void keysAreFoundByWhatIsAskedFor() {
    store("ada", "1001");
    database.write(this::insertKeys);
    database.read(
        db -> {
          AdminSearch search = db.adminSearch();
          assertThat(search.keys(null, null, "", 9)).hasSize(6);
          assertThat(search.keys("EXPIRED", null, "", 9)).hasSize(2);
          assertThat(search.keys("ada", null, "", 9)).hasSize(1);
          assertThat(search.keys(null, NOW, "", 9)).hasSize(4);
          assertThat(search.keys(null, NOW, "a" + KEY.substring(0, 11), 9)).hasSize(3);
          assertThat(db.apiKeys().standingOf("ada")).hasSize(1);
          return null;
        });
  }

  @Test
  void whatAnImportMadeIsFoundByIt() {
    store("ada", "1001");
    AssignmentImport made = makeImport();
    database.write(
        db -> {
          Agent bob = new Agent("bob", "Bob", made);
          db.agents().insertAll(List.of(bob));
          Line line = new Line("1002", made);
          db.lines().insertAll(List.of(line));
          Agent ada = db.agents().find("ada").orElseThrow();
          db.assignmentImports().insertChanges(List.of(new ImportedAgentChange(made, ada)));
          ada.changeDisplayName("Ada Lovelace");
          db.agents().updateAll(List.of(ada));
          Assignment old = db.assignments().liveOf("ada").get(0);
          old.end(NOW.plusSeconds(1), made);
          db.assignments().updateAll(List.of(old));
          db.assignments()
              .insertAll(
                  List.of(
                      new Assignment(ada, line, old.callCenter(), NOW.plusSeconds(1), made),
                      new Assignment(bob, old.line(), old.callCenter(), NOW.plusSeconds(1), made)));
          return null;
        });
    database.write(
        db -> {
          AssignmentImports imports = db.assignmentImports();
          AssignmentImport kept = imports.find(made.reference()).orElseThrow();
          assertThat(kept.rows()).isEqualTo(new AssignmentImport.Rows(1, 2, 3, 4, 5));
          assertThat(kept.importedAt()).isEqualTo(NOW);
          assertThat(imports.all(Long.MAX_VALUE, 9)).containsExactly(kept);
          assertThat(imports.all(kept.id(), 9)).isEmpty();
          assertThat(imports.agentsMade(kept.id())).hasSize(1);
          assertThat(imports.linesMade(kept.id())).hasSize(1);
          assertThat(imports.keysOfAgentsMade(kept.id())).isEmpty();
          assertThat(imports.laterOnes(kept.id())).isEmpty();
          assertThat(db.assignments().begunBy(kept.id())).hasSize(2);
          assertThat(db.assignments().endedBy(kept.id())).hasSize(1);
          ImportedAgentChange change = imports.agentChanges(kept.id()).get(0);
          assertThat(change.isOverwritten(0)).isFalse();
          change.restore();
          db.agents().update(change.agent());
          kept.undo(NOW.plusSeconds(2));
          imports.update(kept);
          return null;
        });
    assertThat(agent("ada").displayName()).isEqualTo("ada");
    database.read(
        db -> {
          AssignmentImport kept = db.assignmentImports().find(made.reference()).orElseThrow();
          assertThat(kept.undoneAt()).isEqualTo(NOW.plusSeconds(2));
          assertThat(db.assignmentImports().agentChanges(kept.id()).get(0).isOverwritten(0))
              .isTrue();
          return null;
        });
  }

  @Test
  void aLaterAssignmentOfWhatAnImportMadeIsFound() {
    store("ada", "1001");
    AssignmentImport made = makeImport();
    database.write(
        db -> {
          db.agents().insert(new Agent("bob", "Bob", made));
          Line line = new Line("1002", made);
          db.lines().insert(line);
          Agent ada = db.agents().find("ada").orElseThrow();
          db.apiKeys()
              .insert(ApiKey.forAgent(KEY, "b", db.agents().find("bob").orElseThrow(), NOW));
          CallCenter sales = new CallCenter("Sales", "Sales", "DE");
          db.callCenters().insert(sales);
          db.assignments().insert(new Assignment(ada, line, sales, NOW));
          return null;
        });
    database.read(
        db -> {
          assertThat(db.assignmentImports().laterOnes(made.id()))
              .extracting(later -> later.agent().username())
              .containsExactly("ada");
          assertThat(db.assignmentImports().keysOfAgentsMade(made.id())).hasSize(1);
          return null;
        });
  }

  @Test
  void findingsAndTheUsersOfTheOrgAreKeptChangedAndForgotten() {
    UUID id = UUID.nameUUIDFromBytes(new byte[] {1});
    database.write(
        db -> {
          CallCenter support = new CallCenter("Support", "Support", "DE");
          support.noteUsers(NOW);
          db.callCenters().insert(support);
          db.drifts()
              .insertUsers(
                  List.of(
                      new CallCenterUser(support, "BOB", "Bob", "0055g00000ABCDE", "1002"),
                      new CallCenterUser(support, "ada", null, null, null)));
          DriftFinding finding = new DriftFinding(id, "KIND", "bob", "Support");
          assertThat(finding.see("It is so.", "Change it.", NOW, NOW)).isTrue();
          db.drifts().insertAll(List.of(finding));
          return null;
        });
    DriftFinding stored = database.read(db -> db.drifts().find(id).orElseThrow());
    assertThat(stored.see("It is so.", "Change it.", NOW.plusSeconds(9), NOW)).isFalse();
    assertThat(stored.since()).isEqualTo(NOW);
    assertThat(stored.isWaivedAt(NOW)).isFalse();
    stored.waive("Because.", "somebody", NOW.plusSeconds(1));
    database.write(
        db -> {
          db.drifts().update(stored);
          return null;
        });
    DriftFinding waived = database.read(db -> db.drifts().findings(0, 9).get(0));
    assertThat(waived.isWaivedAt(NOW)).isTrue();
    assertThat(waived.isWaivedAt(NOW.plusSeconds(1))).isFalse();
    database.write(
        db -> {
          assertThat(db.drifts().users(9))
              .extracting(CallCenterUser::username)
              .containsExactly("ada", "bob");
          CallCenter support = db.callCenters().find("Support").orElseThrow();
          assertThat(support.usersPostedAt()).isEqualTo(NOW);
          assertThat(db.drifts().deleteUsers(support)).isEqualTo(2);
          db.drifts().deleteAll(List.of(waived));
          return null;
        });
    assertThat(database.<List<DriftFinding>>read(db -> db.drifts().findings(0, 9))).isEmpty();
  }

  @Test
  void aDeskRemembersTheLineBefore() {
    store("ada", "1001");
    database.write(
        db -> {
          Assignment had = db.assignments().findLive("1001").orElseThrow();
          had.end(NOW);
          db.assignments().update(had);
          db.lines().insert(new Line("1044"));
          db.assignments()
              .insert(
                  Assignment.atDesk(
                      had.agent(),
                      db.lines().find("1044").orElseThrow(),
                      had.callCenter(),
                      NOW,
                      "1001"));
          return null;
        });
    Assignment desk = database.read(db -> db.assignments().findLive("1044").orElseThrow());
    assertThat(desk.isAtDesk()).isTrue();
    assertThat(desk.homeLine()).isEqualTo("1001");
  }

  /** What makes an import slow is a statement for each row. */
  @Test
  void thousandsOfRowsTravelByTheHundred() {
    int rows = 1_000;
    int hundreds = rows / Database.IDS_AT_ONCE;
    AssignmentImport made = makeImport();
    List<Agent> agents =
        IntStream.range(0, rows).mapToObj(i -> new Agent("agent" + i, "Agent", made)).toList();
    List<Line> lines =
        IntStream.range(0, rows).mapToObj(i -> new Line("2" + (1000 + i), made)).toList();
    database.write(
        db -> {
          db.callCenters().insert(new CallCenter("Support", "Support", "DE"));
          return null;
        });
    Statistics statistics = countStatements();
    database.write(
        db -> {
          CallCenter support = db.callCenters().find("Support").orElseThrow();
          db.agents().insertAll(agents);
          db.lines().insertAll(lines);
          db.assignments()
              .insertAll(
                  IntStream.range(0, rows)
                      .mapToObj(
                          i -> new Assignment(agents.get(i), lines.get(i), support, NOW, made))
                      .toList());
          return null;
        });
    // For each hundred of the three: its ids, and the rows themselves.
    assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(3L * 2 * hundreds + 10);
    statistics.clear();
    database.write(
        db -> {
          List<Assignment> begun = db.assignments().begunBy(made.id());
          begun.forEach(assignment -> assignment.end(NOW));
          db.assignments().updateAll(begun);
          List<Agent> again = db.assignmentImports().agentsMade(made.id());
          db.assignmentImports()
              .insertChanges(
                  again.stream().map(agent -> new ImportedAgentChange(made, agent)).toList());
          again.forEach(agent -> agent.changeDisplayName("Other"));
          db.agents().updateAll(again);
          return null;
        });
    assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(2 + 4L * hundreds + 10);
    statistics.clear();
    database.read(
        db -> {
          assertThat(db.assignmentImports().agentChanges(made.id()))
              .hasSize(rows)
              .noneMatch(change -> change.isOverwritten(0));
          assertThat(db.assignmentImports().undoneChangesAfter(made.id())).isEmpty();
          return null;
        });
    assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
  }

  @Test
  void whoWasThereBeforeAdminsCouldImportStaysAndTheIdsGoOnAfterTheirs() throws SQLException {
    spoil();
    database.close();
    settings = emptyDatabase();
    Flyway.configure(Database.class.getClassLoader())
        .loggers("slf4j")
        .dataSource(settings.jdbcUrl(), settings.user(), "secret")
        .locations("classpath:db/migration")
        .target("5")
        .load()
        .migrate();
    execute(
        """
        insert into call_center (version, internal_name, display_name, country)
        values (0, 'Support', 'Support', 'DE')
        """);
    execute(
        "insert into agent (id, version, username, display_name) values (457, 0, 'ada', 'Ada')");
    execute("insert into line (id, version, number) values (1200, 0, '1001')");
    execute(
        """
        insert into assignment (id, version, reference, agent_id, line_id, call_center_id, valid_from, live)
        select 99, 0, cast('00000000-0000-0000-0000-000000000001' as uuid), 457, 1200, id, current_timestamp, true
        from call_center
        """);
    database = Database.open(settings);
    assertThat(live()).extracting(Assignment::isSole).containsExactly(true);
    // More than the ids that are taken from the database at once, and before and after a start.
    List<Agent> many =
        IntStream.rangeClosed(0, 2 * Database.IDS_AT_ONCE)
            .mapToObj(i -> new Agent("agent" + i, "Agent"))
            .toList();
    database.write(
        db -> {
          db.agents().insertAll(many);
          return null;
        });
    store("bob", "1002");
    database.close();
    database = Database.open(settings);
    store("cyd", "1003");
    assertThat(live())
        .extracting(Assignment::position)
        .isSorted()
        .doesNotHaveDuplicates()
        .startsWith(99L)
        .hasSize(3);
    assertThat(agent("ada").displayName()).isEqualTo("Ada");
  }
}
