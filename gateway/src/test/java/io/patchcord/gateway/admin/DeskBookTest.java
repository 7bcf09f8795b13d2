package io.patchcord.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.SoftphoneSettings;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskBookTest extends AdminFixture {
  private DeskBook desks;

  @BeforeEach
  void allow() {
    desks =
        new DeskBook(new AdminStore(database, audit, "main", changes -> shown.incrementAndGet()));
    database.write(
        db -> {
          CallCenter support = db.callCenters().find("Support").orElseThrow();
          support.changeSoftphone(new SoftphoneSettings(null, "ON_DEMAND", null, true));
          db.callCenters().update(support);
          return true;
        });
    hire("ada", "1001");
    lines.add(ADMIN, "1044", new LineChange(new To<>("Window"), null, null));
    lines.add(ADMIN, "1045", new LineChange(null, null, null));
  }

  private AssignmentEntry take(String agent, String line) {
    return desks.take(ADMIN, agent, line, null);
  }

  private void leave(String agent) {
    desks.leave(AuditActor.PRESENCE, agent);
  }

  private List<String> held() {
    return imports.export().stream().map(row -> row.line() + " " + row.username()).toList();
  }

  @Test
  void anAgentWorksAtADeskAndComesBackToTheOwnLine() {
    assertThat(take("ada", "1044").desk()).isTrue();
    assertThat(held()).containsExactly("1044 ada");
    // The same again is nothing new, and from desk to desk home stays home.
    assertThat(take("ada", "1044").line()).isEqualTo("1044");
    take("ada", "1045");
    assertThat(held()).containsExactly("1045 ada");
    leave("ada");
    assertThat(held()).containsExactly("1001 ada");
    leave("ada");
    assertThat(assignments.list(all(), null, 9).items().get(0).desk()).isFalse();
    assertThat(actions()).startsWith("desk.leave", "desk.take", "desk.take", "line.add");
  }

  private static AssignmentBook.Filter all() {
    return new AssignmentBook.Filter(null, null, null, null, null);
  }

  @Test
  void whoSitsDownAtHomeSitsAtNoDesk() {
    take("ada", "1044");
    assertThat(take("ada", "1001").desk()).isFalse();
    assertThat(take("ada", "1001").desk()).isFalse();
    assertThat(held()).containsExactly("1001 ada");
  }

  @Test
  void aDeskIsTakenByOneUnlessItsLineIsShared() {
    hire("bob", "1002");
    take("ada", "1044");
    assertRefused(Reason.LINE_TAKEN, () -> take("bob", "1044"))
        .withMessage("Line 1044 belongs to ada (ada) in Support since 3 May 2026.");
    assertRefused(Reason.LINE_TAKEN, () -> take("ada", "1002"));
    lines.change(ADMIN, "1044", any -> true, new LineChange(null, null, true));
    take("bob", "1044");
    assertThat(held()).containsExactly("1044 ada", "1044 bob");
    assertRefused(Reason.INVALID, () -> take("bob", "9999"));
  }

  @Test
  void whoseLineIsTakenMeanwhileHasNoneAfterwards() {
    hire("bob", "1002");
    take("ada", "1044");
    assign("bob", "1001");
    leave("ada");
    assertThat(held()).containsExactly("1001 bob");
    // And the call center is still known.
    take("ada", "1045");
    leave("ada");
    assertThat(held()).containsExactly("1001 bob");
  }

  @Test
  void onlyWhereTheCallCenterAllowsIt() {
    agents.add(ADMIN, "eve", new AgentChange("Eve", null, null));
    assertRefused(Reason.INVALID, () -> take("eve", "1044"))
        .withMessageContaining("an admin has to give the first line");
    assertRefused(Reason.INVALID, () -> desks.take(ADMIN, "eve", "1044", "Support"));
    assignments.assign(ADMIN, new AssignmentBook.Wish("eve", "1045", "Sales", false));
    assertRefused(Reason.NO_HOT_DESKING, () -> take("eve", "1044"));
    assertRefused(Reason.INVALID, () -> desks.take(ADMIN, "ada", "1044", "Sales"));
    assignments.assign(ADMIN, new AssignmentBook.Wish("ada", "1044", "Sales", false));
    assertRefused(Reason.INVALID, () -> take("ada", "1045")).withMessageContaining("for 2");
    agents.end(ADMIN, "ada", any -> true);
    assertRefused(Reason.INVALID, () -> take("ada", "1045"));
  }

  @Test
  void anImportIsUndoneOnceWhoItGaveALineIsBackFromADesk() {
    ImportFile file = ImportFile.read("Username,Line\ncyd,1003\n".getBytes(UTF_8));
    var made = imports.run(ADMIN, file, new ImportBook.Options("Support", false));
    UUID id = requireNonNull(made.id());
    take("cyd", "1044");
    assertRefused(Reason.CHANGED_SINCE_IMPORT, () -> imports.undo(ADMIN, id));
    leave("cyd");
    imports.undo(ADMIN, id);
    assertThat(held()).containsExactly("1001 ada");
  }
}
