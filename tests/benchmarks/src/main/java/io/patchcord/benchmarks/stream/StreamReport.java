package io.patchcord.benchmarks.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What was measured.
 *
 * @param streams that were open and read
 * @param eventsPerSecond that the switch said
 * @param stalledStreams that were opened besides and never read
 * @param openMillis until all streams had their snapshot
 * @param rounds one after another, each with nobody stalled and then with some stalled
 */
public record StreamReport(
    int streams, int eventsPerSecond, int stalledStreams, long openMillis, List<Round> rounds) {

  /** From the switch's bytes to the agent's, of all but one in a hundred. */
  private static final double GOAL_MILLIS = 20;

  /** Others are not to notice that some are stalled: within what two rounds differ anyway. */
  private static final double GOAL_RATIO = 2;

  private static final double NANOS_IN_MILLI = 1_000_000;

  public StreamReport {
    rounds = List.copyOf(rounds);
  }

  /** A stretch of time, in milliseconds. */
  public record Span(
      long events,
      double p50,
      double p99,
      double p999,
      double max,
      double floorP50,
      double floorP99) {
    static Span of(Histogram latencies, Histogram floor) {
      return new Span(
          latencies.getTotalCount(),
          latencies.getValueAtPercentile(50) / NANOS_IN_MILLI,
          latencies.getValueAtPercentile(99) / NANOS_IN_MILLI,
          latencies.getValueAtPercentile(99.9) / NANOS_IN_MILLI,
          latencies.getMaxValue() / NANOS_IN_MILLI,
          floor.getValueAtPercentile(50) / NANOS_IN_MILLI,
          floor.getValueAtPercentile(99) / NANOS_IN_MILLI);
    }
  }

  /**
   * One comparison.
   *
   * @param alone with nobody stalled
   * @param beside with some stalled
   * @param cutOff how many of the stalled were cut off by the end of it
   * @param lost how many of those that read were closed
   * @param missing events that did not come
   * @param misplaced events that came twice, or out of order for their agent, since the beginning
   * @param residentBefore of the gateway, in megabytes, with nobody stalled
   * @param residentMost the same, the most while some were stalled
   * @param gatewayCpu how much of one processor the gateway used, with nobody stalled
   */
  public record Round(
      Span alone,
      Span beside,
      long cutOff,
      int lost,
      long missing,
      long misplaced,
      long residentBefore,
      long residentMost,
      double gatewayCpu) {}

  /** Whether what is claimed is so, in the middle of the rounds. */
  public boolean met() {
    return median(rounds.stream().map(round -> round.alone().p99()).toList()) <= GOAL_MILLIS
        && ratio() <= GOAL_RATIO
        && rounds.stream()
            .allMatch(round -> round.lost() == 0 && round.missing() == 0 && round.misplaced() == 0)
        && rounds.stream().allMatch(round -> round.cutOff() == stalledStreams);
  }

  private double ratio() {
    return median(
        rounds.stream().map(round -> round.beside().p99() / round.alone().p99()).toList());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** Returns it for a person. */
  public String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d streams (open after %,d ms), %,d events a second, %,d stalled streams besides%n%n"
                + "%-22s %9s %9s %9s %9s %9s   %s%n",
            streams,
            openMillis,
            eventsPerSecond,
            stalledStreams,
            "milliseconds",
            "events",
            "p50",
            "p99",
            "p99.9",
            "max",
            "one byte and back: p50, p99"));
    for (int i = 0; i < rounds.size(); i++) {
      Round round = rounds.get(i);
      line(text, "round " + (i + 1) + ", nobody stalled", round.alone());
      line(text, "round " + (i + 1) + ", some stalled", round.beside());
      text.append(
          String.format(
              Locale.ROOT,
              "  cut off %d, others closed %d, missing %d, misplaced %d; resident %d MB, then at most %d MB;"
                  + " processor %.0f %%%n",
              round.cutOff(),
              round.lost(),
              round.missing(),
              round.misplaced(),
              round.residentBefore(),
              round.residentMost(),
              round.gatewayCpu() * 100));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%np99 with some stalled / with nobody stalled, middle of the rounds: %.2f%n"
                + "goal: p99 <= %.0f ms, ratio <= %.0f, nobody else closed, nothing missing or misplaced, all stalled"
                + " cut off: %s%n",
            ratio(),
            GOAL_MILLIS,
            GOAL_RATIO,
            met() ? "met" : "missed"));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Span span) {
    text.append(
        String.format(
            Locale.ROOT,
            "%-22s %,9d %9.2f %9.2f %9.2f %9.2f   %.2f, %.2f%n",
            name,
            span.events(),
            span.p50(),
            span.p99(),
            span.p999(),
            span.max(),
            span.floorP50(),
            span.floorP99()));
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
