package io.patchcord.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.admin.ImportedRow.Result;
import io.patchcord.gateway.callcenter.PlannedLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannedLinesTest extends AdminFixture {
  private static final ImportBook.Options STRICT = new ImportBook.Options("Support", false);

  @Test
  void whatHasBegunIsImportedAndTheRestIsTold() {
    hire("ada", "1001");
    PlannedLines planned =
        PlannedLines.of(
            "Support",
            List.of(
                new PlannedLine("ada", "1001", null),
                new PlannedLine("ada", "1005", NOW),
                new PlannedLine("ada", "1007", NOW.plus(Duration.ofDays(1))),
                new PlannedLine("bob", "1002", NOW.minus(Duration.ofDays(1)))),
            NOW);
    ImportReport report = planned.complete(imports.run(ADMIN, planned.file(), STRICT));
    assertThat(report.rows())
        .extracting(ImportedRow::result)
        .containsExactly(Result.UNCHANGED, Result.CHANGED, Result.UNCHANGED, Result.CREATED);
    assertThat(report.counts()).isEqualTo(new ImportReport.Counts(1, 1, 0, 2, 0));
    assertThat(report.rows().get(0).details())
        .containsExactly("A later one of the agent holds instead.");
    assertThat(report.rows().get(2).details()).containsExactly("It begins on 4 May 2026.");
    assertThat(imports.export()).extracting(ImportRow::line).containsExactly("1002", "1005");
    imports.undo(ADMIN, java.util.Objects.requireNonNull(report.id()));
    assertThat(imports.export()).extracting(ImportRow::line).containsExactly("1001");
  }

  @Test
  void aLineOfAnotherAgentIsRefusedByItsItem() {
    hire("ada", "1001");
    PlannedLines planned =
        PlannedLines.of(
            "Support",
            List.of(
                new PlannedLine("eve", "9", NOW.plusSeconds(1)),
                new PlannedLine("bob", "1001", null)),
            NOW);
    assertRefused(
            AdminException.Reason.ROWS_REFUSED, () -> imports.run(ADMIN, planned.file(), STRICT))
        .satisfies(refused -> assertThat(refused.places().get(0).field()).isEqualTo("row 2"));
  }
}
