package io.patchcord.gateway.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import, as it would be or as it was done.
 *
 * @param id {@code null} when nothing was done: it was a dry run
 * @param ignoredColumns the headings of the file that mean nothing here
 */
public record ImportReport(
    @Nullable UUID id, Counts counts, List<String> ignoredColumns, List<ImportedRow> rows) {

  /** How many rows came to what. */
  public record Counts(int created, int changed, int ended, int unchanged, int refused) {
    static Counts of(List<ImportedRow> rows) {
      return new Counts(
          count(rows, ImportedRow.Result.CREATED),
          count(rows, ImportedRow.Result.CHANGED),
          count(rows, ImportedRow.Result.ENDED),
          count(rows, ImportedRow.Result.UNCHANGED),
          count(rows, ImportedRow.Result.REFUSED));
    }

    private static int count(List<ImportedRow> rows, ImportedRow.Result result) {
      return (int) rows.stream().filter(row -> row.result() == result).count();
    }
  }

  /**
   * An import that was done.
   *
   * @param by the actor's name
   * @param undoneAt {@code null} if it was not undone
   * @param position grows from each to the next
   */
  public record Done(
      UUID id, Instant at, String by, Counts counts, @Nullable Instant undoneAt, long position) {}
}
