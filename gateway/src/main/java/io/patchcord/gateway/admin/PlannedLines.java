package io.patchcord.gateway.admin;

import io.patchcord.gateway.callcenter.PlannedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The agents' lines of a call center's definition as an import of assignments: what has begun is
 * imported, and of one agent what began last. The rest is told, and left alone.
 *
 * @param file what has begun; its rows are numbered as the definition lists them, from 1
 * @param waiting what has not begun, or holds no more
 */
public record PlannedLines(ImportFile file, List<ImportedRow> waiting) {
  public PlannedLines {
    waiting = List.copyOf(waiting);
  }

  /** Sorts what a definition says of a call center, at some moment. */
  public static PlannedLines of(String callCenter, List<PlannedLine> planned, Instant now) {
    // Where in the list stands what holds of each agent.
    Map<String, Integer> holds = new HashMap<>();
    for (int i = 0; i < planned.size(); i++) {
      PlannedLine line = planned.get(i);
      Integer before = holds.get(line.username());
      if (!start(line).isAfter(now)
          && (before == null || !start(line).isBefore(start(planned.get(before))))) {
        holds.put(line.username(), i);
      }
    }
    List<ImportRow> rows = new ArrayList<>();
    List<ImportedRow> waiting = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      PlannedLine line = planned.get(i);
      if (start(line).isAfter(now)) {
        waiting.add(
            waiting(i + 1, line, callCenter, "It begins on " + Entered.day(start(line)) + "."));
      } else if (!Objects.equals(holds.get(line.username()), i)) {
        waiting.add(waiting(i + 1, line, callCenter, "A later one of the agent holds instead."));
      } else {
        rows.add(new ImportRow(i + 1, line.username(), null, null, null, line.line(), callCenter));
      }
    }
    return new PlannedLines(new ImportFile(rows, List.of()), waiting);
  }

  /** A report with what waits in it, in the order of the definition. */
  public ImportReport complete(ImportReport report) {
    List<ImportedRow> rows = new ArrayList<>(report.rows());
    rows.addAll(waiting);
    rows.sort(Comparator.comparingInt(ImportedRow::number));
    return new ImportReport(
        report.id(), ImportReport.Counts.of(rows), report.ignoredColumns(), rows);
  }

  private static ImportedRow waiting(
      int number, PlannedLine line, String callCenter, String detail) {
    return new ImportedRow(
        number,
        ImportedRow.Result.UNCHANGED,
        line.username(),
        line.line(),
        callCenter,
        List.of(detail));
  }

  private static Instant start(PlannedLine line) {
    @Nullable Instant from = line.from();
    return from == null ? Instant.MIN : from;
  }
}
