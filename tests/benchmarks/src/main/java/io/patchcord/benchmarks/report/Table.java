package io.patchcord.benchmarks.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of figures under each other: what, ours, theirs, and ours over theirs. */
public final class Table {

  private record Row(String what, String ours, String theirs, String ratio) {}

  private final List<Row> rows = new ArrayList<>();

  /** An empty table. */
  public Table() {
    rows.add(new Row("", "ours", "theirs", "ours/theirs"));
  }

  /** Adds a line with both figures and their ratio; theirs 0 has no ratio. */
  public Table row(String what, double ours, double theirs) {
    String ratio = theirs == 0 ? "" : String.format(Locale.ROOT, "%.2f", ours / theirs);
    rows.add(new Row(requireNonNull(what, "what is null"), number(ours), number(theirs), ratio));
    return this;
  }

  /** Adds a line with two counts. */
  public Table count(String what, long ours, long theirs) {
    return row(what, (double) ours, (double) theirs);
  }

  /** Adds a line for what theirs cannot do. */
  public Table oursOnly(String what, double ours) {
    rows.add(new Row(requireNonNull(what, "what is null"), number(ours), "cannot", ""));
    return this;
  }

  /** Whole numbers with a separator from 100 on; small ones with one decimal. */
  static String number(double value) {
    boolean whole = Math.abs(value) >= 100 || value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%,.0f" : "%.1f", value);
  }

  /** Returns the lines, each with a line break. */
  @Override
  public String toString() {
    int what = width(rows.stream().map(Row::what).toList());
    int ours = width(rows.stream().map(Row::ours).toList());
    int theirs = width(rows.stream().map(Row::theirs).toList());
    int ratio = width(rows.stream().map(Row::ratio).toList());
    String format = "%-" + what + "s  %" + ours + "s  %" + theirs + "s  %" + ratio + "s";
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      String line = String.format(format, row.what, row.ours, row.theirs, row.ratio);
      text.append(line.stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(List<String> cells) {
    return cells.stream().mapToInt(String::length).max().orElse(1);
  }
}
