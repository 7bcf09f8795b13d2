package io.patchcord.benchmarks.resync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param calls that were live
 * @param changed of them in each gap
 * @param millis for each gap, from the TCP reconnect until the streams had told all that changed
 * @param gatewayMillis for each gap, the processor time that the gateway used meanwhile
 * @param switchMillis for each gap, the same of the simulated switch
 * @param resyncEvents the most that an agent's stream told of one gap
 * @param eventsPerAgent the most events that an agent's stream had after one gap
 */
public record ResyncReport(
    int calls,
    int changed,
    List<Long> millis,
    List<Long> gatewayMillis,
    List<Long> switchMillis,
    int resyncEvents,
    int eventsPerAgent) {

  /** With 1,000 live calls the state is right again within this. */
  private static final long GOAL_MILLIS = 2_000;

  /** Copies the lists. */
  public ResyncReport {
    millis = List.copyOf(millis);
    gatewayMillis = List.copyOf(gatewayMillis);
    switchMillis = List.copyOf(switchMillis);
  }

  /** Returns the middle one. */
  public long median() {
    return median(millis);
  }

  private static long median(List<Long> values) {
    long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Returns the longest. */
  public long worst() {
    return Arrays.stream(millis.stream().mapToLong(Long::longValue).toArray()).max().orElse(0);
  }

  /** Returns whether every gap was made good in time, and told once. */
  public boolean met() {
    return worst() <= GOAL_MILLIS && resyncEvents == 1;
  }

  /** Returns it for a person. */
  public String table() {
    return String.format(
        Locale.ROOT,
        """
        live calls                               %,8d
        changed in each gap                      %,8d
        gaps                                     %,8d
        reconnect until right, median            %,8d ms
        reconnect until right, worst             %,8d ms
        processor time, gateway, median          %,8d ms
        processor time, simulator, median        %,8d ms
        resync events for an agent, of a gap     %,8d
        events for an agent, of a gap, at most   %,8d
        goal: worst <= %d ms, one resync event: %s
        """,
        calls,
        changed,
        millis.size(),
        median(),
        worst(),
        median(gatewayMillis),
        median(switchMillis),
        resyncEvents,
        eventsPerAgent,
        GOAL_MILLIS,
        met() ? "met" : "missed");
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
