package io.patchcord.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AdminBooksTest extends AdminFixture {
  private static final AgentChange NOTHING = new AgentChange(null, null, null);

  @Test
  void aTakenLineIsSaidWithItsHolderAndDay() {
    hire("ada", "1004");
    hire("bob", "1005");
    assertRefused(Reason.LINE_TAKEN, () -> assign("bob", "1004"))
        .withMessage("Line 1004 belongs to ada (ada) in Support since 3 May 2026.");
    assertThat(assignments.list(live(), null, 9).items()).hasSize(2);
  }

  private static AssignmentBook.Filter live() {
    return new AssignmentBook.Filter(null, null, null, true, null);
  }

  @Test
  void everyChangeIsAuditedAndShownAndARefusedOneIsNeither() {
    hire("ada", "1001");
    agents.change(ADMIN, "ada", version -> true, new AgentChange("Ada", null, null));
    assertThat(shown).hasValue(4);
    assertThat(actions())
        .containsExactly("agent.change", "assignment.begin", "line.add", "agent.add");
    assertRefused(
        Reason.INVALID,
        () -> agents.change(ADMIN, "ada", version -> true, new AgentChange(" ", null, null)));
    assertRefused(
        Reason.STALE,
        () ->
            agents.change(ADMIN, "ada", version -> version == 0, new AgentChange("B", null, null)));
    assertThat(shown).hasValue(4);
    assertThat(actions()).hasSize(4);
    // What changes nothing is no change.
    int version = agents.find("ada").version();
    agents.change(ADMIN, "ada", any -> true, new AgentChange("Ada", null, null));
    assertThat(agents.find("ada").version()).isEqualTo(version);
    assertThat(actions()).hasSize(4);
  }

  @Test
  void whoLeavesKeepsNeitherLineNorKey() {
    hire("ada", "1001");
    KeyBook.Made key =
        keys.make(ADMIN, new KeyBook.Wish("k", Role.AGENT, "ADA", List.of(), null, null));
    assertThat(key.toString()).doesNotContain(key.secret());
    agents.end(ADMIN, "ada", version -> true);
    assertThat(keys.find(key.entry().prefix()).revokedAt()).isEqualTo(NOW);
    assertThat(lines.find("1001").assignments()).isEmpty();
    assertThat(agents.find("ada").endedAt()).isEqualTo(NOW);
    assertRefused(Reason.INVALID, () -> assign("ada", "1001"))
        .withMessage("Agent ada has left on 3 May 2026.");
    assertRefused(
        Reason.INVALID,
        () -> keys.make(ADMIN, new KeyBook.Wish("k", Role.AGENT, "ada", List.of(), null, null)));
    assertThat(agents.add(ADMIN, "ada", NOTHING).endedAt()).isNull();
    assertThat(keys.find(key.entry().prefix()).revokedAt()).isEqualTo(NOW);
  }

  @Test
  void bothLengthsOfASalesforceIdAreOneUser() {
    hire("ada", "1001");
    agents.change(
        ADMIN, "ada", any -> true, new AgentChange(null, null, new To<>("0055g00000ABCDE")));
    String stored = agents.find("ada").salesforceUserId();
    assertThat(stored).hasSize(18);
    assertRefused(
            Reason.EXISTS,
            () -> agents.add(ADMIN, "bob", new AgentChange("Bob", null, new To<>(stored))))
        .withMessage("This Salesforce user is agent ada.");
  }

  @Test
  void ofManyWhoWantOneLineOneHasIt() throws Exception {
    hire("ada", "1001");
    lines.add(ADMIN, "1009", new LineChange(null, null, null));
    List<Callable<Boolean>> wishes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String name = "agent" + i;
      agents.add(ADMIN, name, NOTHING);
      wishes.add(
          () -> {
            try {
              assign(name, "1009");
              return true;
            } catch (AdminException refused) {
              assertThat(refused.reason()).isEqualTo(Reason.LINE_TAKEN);
              return false;
            }
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(wishes.size());
    try {
      int winners = 0;
      for (Future<Boolean> outcome : pool.invokeAll(wishes)) {
        winners += outcome.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
    assertThat(lines.find("1009").assignments()).hasSize(1);
  }

  @Test
  void aDatabaseThatIsAwayIsSaid() {
    withoutConnections(
        CONNECTIONS,
        () -> {
          assertRefused(Reason.DATABASE_AWAY, () -> lines.find("1001"));
          assertRefused(
              Reason.DATABASE_AWAY,
              () -> lines.add(ADMIN, "1001", new LineChange(null, null, null)));
        });
    assertThat(shown).hasValue(0);
    assertThat(actions()).isEmpty();
  }

  private void withoutConnections(int left, Runnable work) {
    if (left == 0) {
      work.run();
      return;
    }
    database.read(
        db -> {
          assertThat(db.lines().all("", 1)).isEmpty();
          withoutConnections(left - 1, work);
          return true;
        });
  }
}
