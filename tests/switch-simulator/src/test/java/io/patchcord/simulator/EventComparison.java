package io.patchcord.simulator;

import io.patchcord.esl.EslEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares events with recorded ones: the headers that they have, and what those say. */
final class EventComparison {
  /** What a gateway reads. Their values must be the recorded ones, uuids translated. */
  private static final List<String> VALUES =
      List.of(
          "Event-Name",
          "Event-Subclass",
          "Event-Calling-File",
          "Event-Calling-Function",
          "Unique-ID",
          "Call-Direction",
          "Channel-State",
          "Channel-State-Number",
          "Channel-Call-State",
          "Channel-Call-State-Number",
          "Original-Channel-Call-State",
          "Channel-Name",
          "Channel-HIT-Dialplan",
          "Answer-State",
          "Channel-Presence-ID",
          "Channel-Call-UUID",
          "Caller-Direction",
          "Caller-Caller-ID-Name",
          "Caller-Caller-ID-Number",
          "Caller-Orig-Caller-ID-Name",
          "Caller-Orig-Caller-ID-Number",
          "Caller-Callee-ID-Name",
          "Caller-Callee-ID-Number",
          "Caller-ANI",
          "Caller-Destination-Number",
          "Caller-Context",
          "Caller-RDNIS",
          "Caller-Source",
          "Caller-Profile-Index",
          "Other-Type",
          "Other-Leg-Direction",
          "Other-Leg-Caller-ID-Name",
          "Other-Leg-Caller-ID-Number",
          "Other-Leg-Callee-ID-Name",
          "Other-Leg-Callee-ID-Number",
          "Other-Leg-Destination-Number",
          "Other-Leg-Unique-ID",
          "Other-Leg-Channel-Name",
          "Bridge-A-Unique-ID",
          "Bridge-B-Unique-ID",
          "Direction",
          "Sent-Callee-ID-Name",
          "Sent-Callee-ID-Number",
          "Bridged-To",
          "Hangup-Cause",
          "Job-UUID",
          "Job-Command",
          "Event-Info",
          "Max-Sessions",
          "from-user",
          "from-host",
          "contact",
          "status",
          "variable_patchcord_call_id",
          "variable_sip_hangup_disposition",
          "variable_sip_invite_failure_status",
          "variable_sip_term_status",
          "variable_hangup_cause",
          "variable_hangup_cause_q850",
          "variable_originate_disposition",
          "variable_originate_failed_cause",
          "variable_originate_causes",
          "variable_originated_legs",
          "variable_bridge_hangup_cause",
          "variable_last_bridge_hangup_cause",
          "variable_last_bridge_role",
          "variable_signal_bond",
          "variable_bridge_uuid",
          "variable_bridge_to",
          "variable_call_uuid",
          "variable_DIALSTATUS",
          "variable_DP_MATCH",
          "variable_current_application",
          "variable_endpoint_disposition",
          "variable_caller_id",
          "variable_last_app",
          "variable_last_arg",
          "variable_export_vars",
          "variable_direction");

  private final List<Difference> accepted;
  private final List<String> found = new ArrayList<>();

  /**
   * A difference that is meant to be.
   *
   * @param reason why the simulator does not do as recorded
   * @param where whether it is about that event and header, given as {@code EVENT header}
   */
  record Difference(String reason, Predicate<String> where) {}

  EventComparison(List<Difference> accepted) {
    this.accepted = accepted;
  }

  /** What was found and is not accepted, one line each. */
  List<String> found() {
    return found;
  }

  /** Compares what happened on one channel, or on none. */
  void compare(String channel, List<EslEvent> recorded, List<EslEvent> simulated, UuidMap uuids) {
    List<String> theirs = recorded.stream().map(EventComparison::title).toList();
    List<String> ours = simulated.stream().map(EventComparison::title).toList();
    if (!theirs.equals(ours)) {
      found.add(
          channel + ": the order of events\n    recorded  " + theirs + "\n    simulated " + ours);
      return;
    }
    for (int i = 0; i < recorded.size(); i++) {
      compare(recorded.get(i), simulated.get(i), uuids);
    }
  }

  private static String title(EslEvent event) {
    String state = event.header("Channel-Call-State");
    return event.name() + (state == null ? "" : "/" + state);
  }

  /** Compares two events. */
  void compare(EslEvent recorded, EslEvent simulated, UuidMap uuids) {
    String title = title(recorded);
    for (String header : VALUES) {
      String theirs = recorded.header(header);
      String expected = theirs == null ? null : uuids.translate(theirs);
      String actual = simulated.header(header);
      if (expected == null ? actual != null : !expected.equals(actual)) {
        note(title, header, "recorded " + expected + ", simulated " + actual);
      }
    }
    compareTimes(title, recorded, simulated);
    compareNames(title, recorded.headers(), simulated.headers());
    if (!uuids
            .translate(
                recorded
                    .body()
                    .replaceAll("[0-9]+ (years|days|hours|minutes|seconds|milli|micro).*", ""))
            .equals(simulated.body())
        && !title.contains("BACKGROUND_JOB")) {
      note(title, "the body", recorded.body() + " / " + simulated.body());
    }
  }

  private void compareTimes(String title, EslEvent recorded, EslEvent simulated) {
    for (String header : recorded.headers().keySet()) {
      boolean isTime = header.matches("(Caller|Other-Leg)-.*(Time|Last-Hold|Hold-Accum)");
      boolean isCount = header.matches("variable_.*_u?epoch");
      if (isTime || isCount) {
        String actual = simulated.header(header);
        if ("0".equals(recorded.header(header)) != "0".equals(actual)) {
          note(title, header, "recorded " + recorded.header(header) + ", simulated " + actual);
        }
      }
    }
  }

  /** The channel's own headers must come in the recorded order; variables must be the same set. */
  private void compareNames(
      String title, Map<String, String> recorded, Map<String, String> simulated) {
    List<String> theirs = withoutVariables(recorded);
    List<String> ours = withoutVariables(simulated);
    if (!theirs.equals(ours)) {
      note(title, "the order of headers", "\n    recorded  " + theirs + "\n    simulated " + ours);
    }
    Set<String> missing = variables(recorded);
    missing.removeAll(variables(simulated));
    missing.forEach(name -> note(title, name, "missing, recorded " + recorded.get(name)));
    Set<String> added = variables(simulated);
    added.removeAll(variables(recorded));
    added.forEach(name -> note(title, name, "not recorded, simulated " + simulated.get(name)));
  }

  private static List<String> withoutVariables(Map<String, String> headers) {
    return headers.keySet().stream()
        .filter(name -> !name.startsWith("variable_"))
        .collect(Collectors.toList());
  }

  private static Set<String> variables(Map<String, String> headers) {
    return headers.keySet().stream()
        .filter(name -> name.startsWith("variable_"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void note(String title, String header, String what) {
    String where = title + " " + header;
    if (accepted.stream().noneMatch(difference -> difference.where().test(where))) {
      found.add(where + ": " + what);
    }
  }
}
