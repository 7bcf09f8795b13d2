package io.patchcord.benchmarks.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * What was measured.
 *
 * @param database which kind
 * @param rows of each file
 */
public record ImportsReport(String database, int rows, List<Round> rounds) {
  /** 10,000 rows are imported within this, and undone. */
  private static final long GOAL_MILLIS = 10_000;

  /**
   * One round, in milliseconds from the request until the answer.
   *
   * @param processorMillis what the gateway used of the processor, for all of it
   */
  public record Round(
      long dryRun, long create, long move, long undoMove, long undoCreate, long processorMillis) {
    long longest() {
      return LongStream.of(dryRun, create, move, undoMove, undoCreate).max().orElse(0);
    }
  }

  /** Copies the list. */
  public ImportsReport {
    rounds = List.copyOf(rounds);
  }

  /** Returns whether nothing took longer than it may, in any round. */
  public boolean met() {
    return rounds.stream().mapToLong(Round::longest).max().orElse(0) <= GOAL_MILLIS;
  }

  private String line(String what, ToLongFunction<Round> value) {
    long[] sorted = rounds.stream().mapToLong(value).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%-40s %,8d ms median %,8d ms worst%n",
        what,
        sorted[sorted.length / 2],
        sorted[sorted.length - 1]);
  }

  /** Returns it for a person. */
  public String table() {
    return String.format(Locale.ROOT, "%s, %,d rows, %d rounds%n", database, rows, rounds.size())
        + line("dry run", Round::dryRun)
        + line("create agents, lines and assignments", Round::create)
        + line("give each agent another line", Round::move)
        + line("undo that", Round::undoMove)
        + line("undo the first import", Round::undoCreate)
        + line("processor time of a round", Round::processorMillis)
        + String.format(
            Locale.ROOT, "goal: each <= %,d ms: %s%n", GOAL_MILLIS, met() ? "met" : "missed");
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
