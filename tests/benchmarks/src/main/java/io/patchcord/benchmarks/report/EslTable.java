package io.patchcord.benchmarks.report;

import io.patchcord.benchmarks.decode.DecodeFigures;
import io.patchcord.benchmarks.decode.DecodeReport;
import io.patchcord.benchmarks.decode.Input;
import io.patchcord.benchmarks.socket.Delivery;
import io.patchcord.benchmarks.socket.LatencyFigures;
import io.patchcord.benchmarks.socket.Percentiles;
import io.patchcord.benchmarks.socket.RoundTripFigures;

/** A report for a person to read. */
public final class EslTable {

  private EslTable() {}

  /** Returns the table, where it was measured, and a line for each goal. */
  public static String of(EslReport report) {
    Table table = new Table();
    decode(table, report.decode());
    for (RoundTripFigures figures : report.commandRoundTrips()) {
      percentiles(
          table,
          "command round trip, " + figures.inFlight() + " in flight",
          figures.ours(),
          figures.theirs());
    }
    for (LatencyFigures figures : report.eventToListener()) {
      percentiles(
          table,
          "event to listener, blocked: " + figures.blocked().title(),
          figures.ours().percentiles(),
          figures.theirs().percentiles());
      if (figures.ours().missing() + figures.theirs().missing() > 0) {
        table.count(
            "events missing, blocked: " + figures.blocked().title(),
            figures.ours().missing(),
            figures.theirs().missing());
      }
    }
    Delivery ours = report.order().ours();
    Delivery theirs = report.order().theirs();
    table.row("flood through a socket, events/s", ours.eventsPerSecond(), theirs.eventsPerSecond());
    table.count(
        "order violations in " + Table.number((double) ours.events()) + " events",
        ours.violations(),
        theirs.violations());
    table.count("events missing in them", ours.missing(), theirs.missing());
    return table + "\n" + about(report) + goals(report);
  }

  private static void decode(Table table, DecodeReport decode) {
    decode(table, Input.PLAIN, decode.plainOurs(), decode.plainTheirs());
    decode(
        table,
        Input.PLAIN_AS_RECORDED,
        decode.plainAsRecordedOurs(),
        decode.plainAsRecordedTheirs());
    table.oursOnly(
        "decode " + Input.JSON.title() + ", events/cpu s", decode.jsonOurs().eventsPerCpuSecond());
    table.oursOnly(
        "decode " + Input.JSON.title() + ", bytes/event", decode.jsonOurs().bytesPerEvent());
  }

  private static void decode(Table table, Input input, DecodeFigures ours, DecodeFigures theirs) {
    String what = "decode " + input.title();
    table.row(what + ", events/cpu s", ours.eventsPerCpuSecond(), theirs.eventsPerCpuSecond());
    table.row(what + ", events/s", ours.eventsPerSecond(), theirs.eventsPerSecond());
    table.row(what + ", bytes/event", ours.bytesPerEvent(), theirs.bytesPerEvent());
  }

  private static void percentiles(Table table, String what, Percentiles ours, Percentiles theirs) {
    table.row(what + ", p50 µs", ours.p50Micros(), theirs.p50Micros());
    table.row(what + ", p99 µs", ours.p99Micros(), theirs.p99Micros());
  }

  private static String about(EslReport report) {
    Environment environment = report.environment();
    String text =
        "theirs: link.thingscloud:freeswitch-esl %s; both on Netty %s, %s, %d cores, %s%n"
            .formatted(
                environment.theirs(),
                environment.netty(),
                environment.jdk(),
                environment.cores(),
                environment.date());
    return environment.quick()
        ? text + "A quick run shows that everything works; its figures prove nothing.\n"
        : text;
  }

  private static String goals(EslReport report) {
    StringBuilder text = new StringBuilder();
    for (Goal goal : report.goals()) {
      text.append(goal.line()).append('\n');
    }
    return text.toString();
  }
}
