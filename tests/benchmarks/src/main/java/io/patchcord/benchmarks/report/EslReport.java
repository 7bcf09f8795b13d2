package io.patchcord.benchmarks.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.patchcord.benchmarks.decode.DecodeReport;
import io.patchcord.benchmarks.socket.LatencyFigures;
import io.patchcord.benchmarks.socket.OrderFigures;
import io.patchcord.benchmarks.socket.RoundTripFigures;
import io.patchcord.benchmarks.socket.SocketReport;
import java.util.List;

/**
 * Everything that a run found.
 *
 * @param decodeRatio our events per second of processor time over theirs
 * @param wallClockDecodeRatio our events per second over theirs, as the machine let both
 * @param allocationRatio our bytes per event over theirs
 * @param orderViolations ours
 * @param goals each with whether it is met
 * @param eventsCompared how many recorded events both decoders read alike before anything was timed
 * @param decode the figures behind the ratios
 * @param commandRoundTrips see {@link SocketReport}
 * @param eventToListener see {@link SocketReport}
 * @param order see {@link SocketReport}
 * @param environment where and when
 */
public record EslReport(
    double decodeRatio,
    double wallClockDecodeRatio,
    double allocationRatio,
    long orderViolations,
    List<Goal> goals,
    int eventsCompared,
    DecodeReport decode,
    List<RoundTripFigures> commandRoundTrips,
    List<LatencyFigures> eventToListener,
    OrderFigures order,
    Environment environment) {

  /** Copies the lists. */
  public EslReport {
    goals = List.copyOf(goals);
    requireNonNull(decode, "decode is null");
    commandRoundTrips = List.copyOf(commandRoundTrips);
    eventToListener = List.copyOf(eventToListener);
    requireNonNull(order, "order is null");
    requireNonNull(environment, "environment is null");
  }

  /** Puts together what was measured. */
  public static EslReport of(
      int eventsCompared, DecodeReport decode, SocketReport socket, Environment environment) {
    return new EslReport(
        decode.decodeRatio(),
        decode.wallClockDecodeRatio(),
        decode.allocationRatio(),
        socket.order().ours().violations(),
        Goal.of(decode, socket),
        eventsCompared,
        decode,
        socket.commandRoundTrips(),
        socket.eventToListener(),
        socket.order(),
        environment);
  }

  /** Returns whether every goal is met. */
  public boolean allGoalsMet() {
    return goals.stream().allMatch(Goal::met);
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
