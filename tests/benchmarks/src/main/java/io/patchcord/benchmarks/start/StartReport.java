package io.patchcord.benchmarks.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What was measured.
 *
 * @param rounds how often each was started
 */
public record StartReport(int rounds, List<Start> starts) {
  /** Within this a gateway is ready, in the median. */
  private static final long GOAL_MILLIS = 5_000;

  /** Copies the list. */
  public StartReport {
    starts = List.copyOf(starts);
  }

  /** Returns whether a gateway is ready in time, with a new database and with its own. */
  public boolean met() {
    return median(Start.Kind.NEW_DATABASE, Start::millis) <= GOAL_MILLIS
        && median(Start.Kind.OWN_DATABASE, Start::millis) <= GOAL_MILLIS;
  }

  /** Returns it for a person. */
  public String table() {
    return String.format(
            Locale.ROOT,
            "%d rounds; milliseconds from the command%n%-40s %8s %8s %10s%n",
            rounds,
            "",
            "median",
            "worst",
            "processor")
        + line("ready, with a new database", Start.Kind.NEW_DATABASE)
        + line("ready, with its database", Start.Kind.OWN_DATABASE)
        + line("its version said, and ended", Start.Kind.VERSION)
        + String.format(
            Locale.ROOT,
            "goal: ready <= %,d ms in the median: %s%n",
            GOAL_MILLIS,
            met() ? "met" : "missed");
  }

  private String line(String what, Start.Kind kind) {
    long[] sorted = sorted(kind, Start::millis);
    long processor = median(kind, Start::processorMillis);
    return String.format(
        Locale.ROOT,
        "%-40s %,8d %,8d %10s%n",
        what,
        median(kind, Start::millis),
        sorted[sorted.length - 1],
        processor == 0 ? "" : String.format(Locale.ROOT, "%,d", processor));
  }

  private long median(Start.Kind kind, ToLongFunction<Start> value) {
    long[] sorted = sorted(kind, value);
    return sorted[sorted.length / 2];
  }

  private long[] sorted(Start.Kind kind, ToLongFunction<Start> value) {
    long[] sorted =
        starts.stream().filter(start -> start.kind() == kind).mapToLong(value).sorted().toArray();
    if (sorted.length != rounds) {
      throw new IllegalStateException(
          "%s was measured %d times (expected: %d)".formatted(kind, sorted.length, rounds));
    }
    return sorted;
  }

  /** Returns it as JSON, indented, with a line break at the end. */
  public String toJson() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this)
          + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("The report cannot be written as JSON", impossible);
    }
  }
}
