package io.patchcord.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.admin.ImportedRow.Result;
import io.patchcord.gateway.security.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportBookTest extends AdminFixture {
  private static final ImportBook.Options STRICT = new ImportBook.Options("Support", false);
  private static final ImportBook.Options SKIPPING = new ImportBook.Options("Support", true);

  private static ImportFile csv(String... rows) {
    return ImportFile.read(("Username,Line\n" + String.join("\n", rows)).getBytes(UTF_8));
  }

  private List<Result> results(ImportFile file) {
    return imports.preview(file, STRICT).rows().stream().map(ImportedRow::result).toList();
  }

  private String refusal(ImportFile file, int row) {
    ImportedRow found = imports.preview(file, STRICT).rows().get(row);
    assertThat(found.result()).isEqualTo(Result.REFUSED);
    return String.join(" ", found.details());
  }

  private UUID run(ImportFile file) {
    return requireNonNull(imports.run(ADMIN, file, STRICT).id());
  }

  private List<String> held() {
    return imports.export().stream()
        .map(row -> row.line() + " " + row.username() + " " + row.callCenter())
        .toList();
  }

  @Test
  void eachRowSaysWhatItWouldDoAndADryRunDoesNothing() {
    hire("ada", "1001");
    hire("bob", "1002");
    hire("cyd", "1003");
    hire("dan", "1004");
    ImportFile file = csv("ada,1001", "bob,2002", "cyd,", "eve,1005", "fay,1004", "gus,");
    ImportReport report = imports.preview(file, STRICT);
    assertThat(report.id()).isNull();
    assertThat(report.rows())
        .extracting(ImportedRow::result)
        .containsExactly(
            Result.UNCHANGED,
            Result.CHANGED,
            Result.ENDED,
            Result.CREATED,
            Result.REFUSED,
            Result.CREATED);
    assertThat(report.counts()).isEqualTo(new ImportReport.Counts(2, 1, 1, 1, 1));
    assertThat(report.rows().get(1).details())
        .containsExactly("Line 1002, since 3 May 2026, is taken away.", "Line 2002 is new.");
    assertThat(report.rows().get(3).details())
        .containsExactly("Agent eve is new.", "Line 1005 is new.");
    assertThat(refusal(file, 4))
        .isEqualTo("Line 1004 belongs to dan (dan) in Support since 3 May 2026.");
    assertThat(held()).hasSize(4);
    assertThat(actions()).doesNotContain("assignments.import");
  }

  @Test
  void withARefusedRowNothingIsDoneUnlessThatIsAskedFor() {
    hire("ada", "1001");
    ImportFile file = csv("bob,1001", "cyd,1003");
    assertRefused(Reason.ROWS_REFUSED, () -> imports.run(ADMIN, file, STRICT))
        .withMessage("1 of 2 rows were refused.")
        .satisfies(refused -> assertThat(refused.places().get(0).field()).isEqualTo("row 2"));
    assertThat(progress)
        .extracting(ImportProgress::phase)
        .containsExactly(ImportProgress.Phase.CHECKING, ImportProgress.Phase.FAILED);
    assertThat(held()).containsExactly("1001 ada Support");
    imports.run(ADMIN, file, SKIPPING);
    assertThat(held()).containsExactly("1001 ada Support", "1003 cyd Support");
    assertRefused(Reason.NO_SUCH_AGENT, () -> agents.find("bob"));
  }

  @Test
  void twoAgentsCanChangePlacesAndAChainMovesAsOne() {
    hire("ada", "1001");
    hire("bob", "1002");
    hire("cyd", "1003");
    run(csv("ada,1002", "bob,1001"));
    assertThat(held()).startsWith("1001 bob Support", "1002 ada Support");
    run(csv("cyd,1004", "ada,1003", "bob,1002"));
    assertThat(held()).containsExactly("1002 bob Support", "1003 ada Support", "1004 cyd Support");
  }

  @Test
  void whoeverWaitsForARefusedRowIsRefusedToo() {
    hire("ada", "1001");
    hire("bob", "1002");
    hire("cyd", "1003");
    hire("dan", "1004");
    // cyd cannot go to dan's, so bob cannot go to cyd's, so ada cannot go to bob's.
    assertThat(results(csv("ada,1002", "bob,1003", "cyd,1004", "eve,1001")))
        .containsOnly(Result.REFUSED);
  }

  @Test
  void rowsThatContradictEachOtherAreAllRefused() {
    assertThat(refusal(csv("ada,1044", "bob,1044"), 0))
        .isEqualTo("The same line stands in rows 2, 3.");
    assertThat(refusal(csv("ada,1", "ADA,2"), 1))
        .isEqualTo("The same agent in the same call center stands in rows 2, 3.");
    ImportFile two =
        ImportFile.read(
            "Username,Line,Call Center,Name,User ID\n"
                .concat("ada,1,Support,Ada,0055g00000ABCDE\n")
                .concat("ada,2,Sales Team,Eve,0055g00000ABCDE\n")
                .concat("bob,3,sales,Bob,0055g00000abcde\n")
                .concat("cyd,4,sales,Cyd,0055g00000abcde\n")
                .getBytes(UTF_8));
    assertThat(refusal(two, 1)).isEqualTo("Row 2 says something else of the same agent.");
    assertThat(refusal(two, 3)).isEqualTo("The same Salesforce user is two agents in rows 4, 5.");
  }

  @Test
  void wrongCellsAreRefusedByTheirRow() {
    assertThat(refusal(csv(",1001"), 0)).isEqualTo("The row has no username.");
    assertThat(refusal(csv("a b,1001"), 0)).isEqualTo("username has a blank.");
    assertThat(refusal(csv("=cmd(),1001"), 0)).startsWith("username begins as a formula does");
    assertThat(refusal(csv("ada,window"), 0)).isEqualTo("number is not 1 to 20 digits, * and #.");
    ImportFile center =
        ImportFile.read("Username,Line,Call Center\nada,1,Nowhere\n".getBytes(UTF_8));
    assertThat(refusal(center, 0)).isEqualTo("There is no call center 'Nowhere'.");
    ImportReport none = imports.preview(csv("ada,1"), new ImportBook.Options(null, false));
    assertThat(none.rows().get(0).details().get(0))
        .startsWith("The row names no call center: name it in a column 'Call Center'")
        .endsWith("the parameter callCenter.");
    assertRefused(
        Reason.INVALID,
        () -> imports.preview(csv("ada,1"), new ImportBook.Options("Nowhere", false)));
  }

  @Test
  void aKnownSalesforceUserNeedsNoUsername() {
    hire("ada", "1001");
    agents.change(
        ADMIN, "ada", any -> true, new AgentChange(null, null, new To<>("0055g00000ABCDE")));
    ImportFile file = ImportFile.read("User ID,Ext\n0055g00000ABCDE,1009\n".getBytes(UTF_8));
    run(file);
    assertThat(held()).containsExactly("1009 ada Support");
    ImportFile other = ImportFile.read("User ID,Username\n0055g00000ABCDE,bob\n".getBytes(UTF_8));
    assertThat(refusal(other, 0)).isEqualTo("This Salesforce user is agent ada.");
  }

  @Test
  void anExportComesBackUnchanged() {
    hire("ada", "1001");
    agents.change(
        ADMIN,
        "ada",
        any -> true,
        new AgentChange(
            "Ada \"the first\", Lovelace; z",
            new To<>("ada@example.com"),
            new To<>("0055g00000ABCDE")));
    hire("bob", "*70");
    String text = ImportFile.write(imports.export());
    ImportReport report = imports.preview(ImportFile.read(text.getBytes(UTF_8)), STRICT);
    assertThat(report.counts()).isEqualTo(new ImportReport.Counts(0, 0, 0, 2, 0));
    assertThat(report.ignoredColumns()).isEmpty();
    // And it fills an empty gateway as it was.
    agents.end(ADMIN, "ada", any -> true);
    agents.end(ADMIN, "bob", any -> true);
    run(ImportFile.read(text.getBytes(UTF_8)));
    assertThat(ImportFile.write(imports.export())).isEqualTo(text);
  }

  @Test
  void anImportIsUndoneAsAWholeAndCanBeDoneAgain() {
    hire("ada", "1001");
    hire("bob", "1002");
    hire("cyd", "1003");
    agents.end(ADMIN, "cyd", any -> true);
    lines.end(ADMIN, "1003", any -> true);
    String before = ImportFile.write(imports.export());
    ImportFile file =
        ImportFile.read(
            "Username,Line,Name\nada,1002,Ada L\nbob,,Bob\ncyd,1003,Cyd\ndan,1004,Dan\n"
                .getBytes(UTF_8));
    UUID first = run(file);
    assertThat(held()).containsExactly("1002 ada Support", "1003 cyd Support", "1004 dan Support");
    assertThat(imports.find(first).counts()).isEqualTo(new ImportReport.Counts(2, 1, 1, 0, 0));

    assertThat(imports.undo(ADMIN, first).undoneAt()).isEqualTo(NOW);
    assertThat(ImportFile.write(imports.export())).isEqualTo(before);
    assertThat(agents.find("dan").endedAt()).isEqualTo(NOW);
    assertThat(agents.find("cyd").endedAt()).isEqualTo(NOW);
    assertThat(lines.find("1004").endedAt()).isEqualTo(NOW);
    assertThat(agents.find("ada").displayName()).isEqualTo("ada");
    assertRefused(Reason.CHANGED_SINCE_IMPORT, () -> imports.undo(ADMIN, first));

    UUID second = run(file);
    assertThat(held()).containsExactly("1002 ada Support", "1003 cyd Support", "1004 dan Support");
    imports.undo(ADMIN, second);
    assertThat(ImportFile.write(imports.export())).isEqualTo(before);
    assertThat(imports.list(null, 9).items())
        .extracting(ImportReport.Done::id)
        .containsExactly(second, first);
    assertThat(actions())
        .startsWith(
            "assignments.undo", "assignments.import", "assignments.undo", "assignments.import");
  }

  @Test
  void severalImportsAreUndoneInTheReverseOrder() {
    hire("ada", "1001");
    String before = ImportFile.write(imports.export());
    UUID makes = run(named("ada,,Ada L", "bob,1002,Bob", "cyd,1003,Cyd"));
    UUID renames = run(named("ada,,Ada M", "bob,1002,Robert", "cyd,1003,Cyd"));
    UUID again = run(named("ada,,Ada N", "bob,1002,Rob", "cyd,1004,Cyd"));
    imports.undo(ADMIN, again);
    UUID other = run(named("bob,1005,Bert"));
    // What a later import says stands in the way until that one is undone.
    assertRefused(Reason.CHANGED_SINCE_IMPORT, () -> imports.undo(ADMIN, renames))
        .satisfies(
            refused ->
                assertThat(refused.places())
                    .contains(new AdminException.At("agent bob", "agent bob was changed.")));
    imports.undo(ADMIN, other);
    imports.undo(ADMIN, renames);
    imports.undo(ADMIN, makes);
    assertThat(ImportFile.write(imports.export())).isEqualTo(before);
    assertThat(agents.find("ada").displayName()).isEqualTo("ada");
    assertThat(agents.find("bob").endedAt()).isEqualTo(NOW);
  }

  @Test
  void aChangeBetweenTwoImportsStaysInTheWayWhenTheLaterOneIsUndone() {
    UUID makes = run(named("bob,1002,Bob"));
    agents.change(ADMIN, "bob", any -> true, new AgentChange("By hand", null, null));
    UUID renames = run(named("bob,1002,Robert"));
    imports.undo(ADMIN, renames);
    assertThat(agents.find("bob").displayName()).isEqualTo("By hand");
    assertUntouched(makes, "agent bob", "agent bob was changed.");
  }

  private static ImportFile named(String... rows) {
    return ImportFile.read(
        ("Username,Line,Name\n" + String.join("\n", rows).replace(",,", ",1001,")).getBytes(UTF_8));
  }

  @Test
  void whatWasChangedSinceIsNotUndone() {
    hire("ada", "1001");
    hire("bob", "1002");
    UUID id = run(csv("ada,1005", "cyd,1006"));
    String after = ImportFile.write(imports.export());
    assign("bob", "1001");
    assertUntouched(id, "line 1001", "Line 1001 belongs to bob (bob) in Support since 3 May 2026.");
    assign("bob", "1002");
    assertThat(ImportFile.write(imports.export())).isEqualTo(after);
    KeyBook.Made key =
        keys.make(ADMIN, new KeyBook.Wish("k", Role.AGENT, "cyd", List.of(), null, null));
    assertUntouched(
        id, "api-key " + key.entry().prefix(), "API key " + key.entry().prefix() + " was made.");
    keys.make(ADMIN, new KeyBook.Wish("k", Role.ADMIN, null, List.of(), null, null));
    keys.revoke(ADMIN, key.entry().prefix());
    agents.change(ADMIN, "cyd", any -> true, new AgentChange("Cyd", null, null));
    assertUntouched(id, "agent cyd", "agent cyd was changed.");
    assign("ada", "1001");
    assertUntouched(id, "line 1005", "ada does not work on line 1005 any more.");
  }

  private void assertUntouched(UUID id, String where, String why) {
    String before = ImportFile.write(imports.export());
    assertRefused(Reason.CHANGED_SINCE_IMPORT, () -> imports.undo(ADMIN, id))
        .satisfies(
            refused -> assertThat(refused.places()).contains(new AdminException.At(where, why)));
    assertThat(ImportFile.write(imports.export())).isEqualTo(before);
    assertThat(imports.find(id).undoneAt()).isNull();
  }

  @Test
  void thousandsOfRowsAreOneImport() {
    StringBuilder text = new StringBuilder("Username,Name,Email,Line,Call Center\n");
    for (int i = 0; i < 2_000; i++) {
      text.append("agent%d,Agent %d,agent%d@example.com,%d,Support\n".formatted(i, i, i, 2000 + i));
    }
    UUID id = run(ImportFile.read(text.toString().getBytes(UTF_8)));
    assertThat(held()).hasSize(2_000);
    // Everybody to the next line, in a circle.
    StringBuilder moved = new StringBuilder("Username,Line\n");
    for (int i = 0; i < 2_000; i++) {
      moved.append("agent%d,%d\n".formatted(i, 2000 + (i + 1) % 2_000));
    }
    UUID circle = run(ImportFile.read(moved.toString().getBytes(UTF_8)));
    assertThat(imports.find(circle).counts()).isEqualTo(new ImportReport.Counts(0, 2_000, 0, 0, 0));
    assertThat(progress)
        .filteredOn(told -> told.id().equals(id))
        .satisfies(
            told -> {
              assertThat(told.get(0).phase()).isEqualTo(ImportProgress.Phase.CHECKING);
              assertThat(told.get(1))
                  .isEqualTo(
                      new ImportProgress(
                          id, "pck_01234567", ImportProgress.Phase.WRITING, 0, 6_000, NOW));
              assertThat(told.get(told.size() - 1))
                  .isEqualTo(
                      new ImportProgress(
                          id, "pck_01234567", ImportProgress.Phase.DONE, 6_000, 6_000, NOW));
              assertThat(told).extracting(ImportProgress::done).isSorted();
            });
    imports.undo(ADMIN, circle);
    assertThat(progress.get(progress.size() - 1).phase()).isEqualTo(ImportProgress.Phase.UNDONE);
    imports.undo(ADMIN, id);
    assertThat(held()).isEmpty();
  }
}
