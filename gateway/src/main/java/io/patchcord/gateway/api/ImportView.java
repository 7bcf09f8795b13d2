package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.ImportReport;
import io.patchcord.gateway.admin.ImportedRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import, as it would be or as it was done.
 *
 * @param dryRun whether nothing was done
 * @param id by which it can be undone, null for a dry run
 * @param counts how many rows came to what
 * @param ignoredColumns the headings of the file that mean nothing here
 * @param rows one for each row, in their order
 */
@Schema(name = "AssignmentImportReport")
public record ImportView(
    boolean dryRun, @Nullable UUID id, Counts counts, List<String> ignoredColumns, List<Row> rows) {

  static ImportView from(ImportReport report) {
    return new ImportView(
        report.id() == null,
        report.id(),
        Counts.from(report.counts()),
        report.ignoredColumns(),
        report.rows().stream().map(Row::from).toList());
  }

  /**
   * How many rows came to what.
   *
   * @param created an assignment that was not there
   * @param changed an assignment that is another now
   * @param ended an assignment that was taken away
   * @param unchanged nothing to do
   * @param refused cannot be done, and was not
   */
  @Schema(name = "AssignmentImportCounts")
  public record Counts(int created, int changed, int ended, int unchanged, int refused) {
    static Counts from(ImportReport.Counts counts) {
      return new Counts(
          counts.created(), counts.changed(), counts.ended(), counts.unchanged(), counts.refused());
    }
  }

  /**
   * What a row comes to.
   *
   * @param row where it stands: the line of a CSV file, the place in a JSON list
   * @param result what it came to
   * @param agent the agent's username; null where the row names none
   * @param line the line's number; null where the row names none
   * @param callCenter its internal name; null where the row names none
   * @param details what is done, in sentences; of a refused one, why not
   */
  @Schema(name = "AssignmentImportRow")
  public record Row(
      int row,
      ImportedRow.Result result,
      @Nullable String agent,
      @Nullable String line,
      @Nullable String callCenter,
      List<String> details) {
    static Row from(ImportedRow row) {
      return new Row(
          row.number(), row.result(), row.agent(), row.line(), row.callCenter(), row.details());
    }
  }

  /**
   * An import that was done.
   *
   * @param id by which it can be undone
   * @param at when it was done
   * @param by the visible part of the key that did it
   * @param counts how many rows came to what
   * @param undoneAt null if it was not undone
   */
  @Schema(name = "AssignmentImport")
  public record Done(UUID id, Instant at, String by, Counts counts, @Nullable Instant undoneAt) {
    static Done from(ImportReport.Done done) {
      return new Done(done.id(), done.at(), done.by(), Counts.from(done.counts()), done.undoneAt());
    }
  }

  /**
   * A page of imports.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "AssignmentImportPage")
  public record Page(List<Done> items, @Nullable String next) {
    static Page from(io.patchcord.gateway.admin.Page<ImportReport.Done> page) {
      return new Page(page.items().stream().map(Done::from).toList(), page.next());
    }
  }
}
