package io.patchcord.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchcord.systemtests.SwitchPicture.Doing;
import io.patchcord.systemtests.SwitchPicture.Leg;
import java.util.ArrayList;
import java.util.List;

/**
 * What the gateway says of everybody's calls against what the switch has. Every leg of an agent is
 * explained by one call of that agent and the other way round; whoever waits is waited for.
 */
final class PictureComparison {
  private final SwitchPicture picture;
  private final List<JsonNode> calls;
  private final List<String> differences = new ArrayList<>();

  /** Those of whom the gateway says that they wait: each may be claimed once. */
  private final List<String> waiting = new ArrayList<>();

  private PictureComparison(SwitchPicture picture, List<JsonNode> calls) {
    this.picture = picture;
    this.calls = calls;
  }

  /** In words; empty when the two are the same. */
  static List<String> differences(SwitchPicture picture, List<JsonNode> calls) {
    PictureComparison comparison = new PictureComparison(picture, calls);
    comparison.compare();
    return comparison.differences;
  }

  private void compare() {
    calls.forEach(call -> waiting.addAll(whoWaits(call)));
    for (String line : ModelSystem.LINES) {
      compareLine(line);
    }
    picture.legs().stream().filter(leg -> !leg.agents()).forEach(this::compareOutside);
    // An agent can be let wait by two, who have asked somebody at the same time.
    waiting.removeIf(ModelSystem.LINES::contains);
    waiting.forEach(party -> differences.add("the gateway lets wait: " + party));
    calls.forEach(this::compareParticipants);
    picture
        .conferences()
        .forEach(
            (name, members) -> {
              if (members < 2) {
                differences.add("somebody is alone in " + name);
              }
            });
  }

  private void compareLine(String line) {
    List<Leg> legs = new ArrayList<>(picture.of(line));
    List<JsonNode> own =
        calls.stream()
            .filter(call -> text(call, "/line").equals(line))
            .filter(call -> !hasLeft(call))
            .toList();
    recalls(line, own, legs).forEach(legs::remove);
    if (legs.size() != own.size() || !matches(legs, own)) {
      differences.add(
          "line "
              + line
              + "\n    the switch:  "
              + legs
              + "\n    the gateway: "
              + own.stream().map(PictureComparison::shortly).toList());
    }
  }

  /**
   * The legs that ring so that the agent takes back whom it has parked; the call says so already.
   */
  private List<Leg> recalls(String line, List<JsonNode> own, List<Leg> legs) {
    long parked =
        calls.stream()
            .filter(call -> text(call, "/line").equals(line))
            .filter(call -> text(call, "/state").equals("PARKED"))
            .count();
    long ringing = own.stream().filter(call -> text(call, "/state").equals("RINGING")).count();
    return legs.stream()
        .filter(leg -> leg.doing() == Doing.RINGS)
        .skip(ringing)
        .limit(parked)
        .toList();
  }

  /** Tries every way to give each leg a call; there are two or three. */
  private boolean matches(List<Leg> legs, List<JsonNode> own) {
    if (legs.isEmpty()) {
      return own.isEmpty();
    }
    Leg first = legs.get(0);
    for (JsonNode call : own) {
      List<String> before = List.copyOf(waiting);
      if (explains(call, first)) {
        List<JsonNode> rest = own.stream().filter(other -> !other.equals(call)).toList();
        if (matches(legs.subList(1, legs.size()), rest)) {
          return true;
        }
      }
      waiting.clear();
      waiting.addAll(before);
    }
    return false;
  }

  private boolean explains(JsonNode call, Leg leg) {
    String state = text(call, "/state");
    boolean sounds =
        call.path("muted").asBoolean() == leg.muted()
            && recording(call).equals(String.valueOf(leg.recording()));
    return sounds
        && switch (leg.doing()) {
          case RINGS -> state.equals("RINGING");
          case CALLS ->
              state.equals("CONNECTING") && ActionRules.offersSound(call) == leg.answered();
          case TALKS, HOLDS -> hears(call, leg) && !leg.music();
          // Also in one of a colleague, while the other party waits or was on hold before.
          case CONFERS -> state.matches("ACTIVE|HELD");
          case WAITS -> waits(call, leg);
          case CHANGES -> false;
        };
  }

  /** For whom the agent has asked, or for a colleague who lets the agent wait. */
  private boolean waits(JsonNode call, Leg leg) {
    // Whose phone the agent hears ringing.
    boolean forTheOneAsked =
        isConsulting(call) && text(call, "/transfer/phase").equals("RINGING") && leg.music();
    String states =
        switch (leg.callState()) {
          case "HELD" -> "HELD";
          case "UNHELD" -> "HELD|ACTIVE"; // it was on hold when it was left, or had been before
          default -> "ACTIVE";
        };
    return text(call, "/state").matches(isConsulting(call) ? "HELD" : states)
        && !ActionRules.offered(call).contains("dtmf")
        && (forTheOneAsked || waiting.remove(leg.party()));
  }

  private boolean hears(JsonNode call, Leg leg) {
    String partner = picture.find(leg.partner()).map(Leg::party).orElse("nobody");
    String state = leg.doing() == Doing.HOLDS ? "HELD" : "ACTIVE";
    if (talksToConsulted(call)) {
      return digits(call, "/transfer/target/number").equals(partner)
          && text(call, "/state").equals(isConsulting(call) ? "HELD" : state);
    }
    return digits(call, "/otherParty/number").equals(partner) && text(call, "/state").equals(state);
  }

  private void compareOutside(Leg leg) {
    boolean explained =
        switch (leg.doing()) {
          case WAITS -> waiting.remove(leg.party()) && leg.music();
          // Everybody else outside answers, or does not, without being told.
          case RINGS -> leg.party().endsWith("0480");
          case CALLS, TALKS, HOLDS, CONFERS -> !leg.music();
          case CHANGES -> false;
        };
    if (!explained) {
      differences.add("nobody at the gateway knows of " + leg);
    }
  }

  /** Those whom the call lets wait, as the gateway has it. */
  private static List<String> whoWaits(JsonNode call) {
    List<String> wait = new ArrayList<>();
    String talkingTo = text(call, "/transfer/talkingTo");
    if (text(call, "/state").equals("PARKED")
        || (isConsulting(call) && !talkingTo.equals("OTHER"))) {
      wait.add(digits(call, "/otherParty/number"));
    }
    if (isConsulting(call)
        && !talkingTo.equals("CONSULTED")
        && text(call, "/transfer/phase").equals("ANSWERED")) {
      wait.add(digits(call, "/transfer/target/number"));
    }
    return wait;
  }

  private void compareParticipants(JsonNode call) {
    for (JsonNode participant : call.path("participants")) {
      if (participant.hasNonNull("id")) {
        Leg leg = picture.find(text(participant, "/id")).orElse(null);
        boolean answered = leg != null && leg.doing() != Doing.RINGS;
        if (leg == null || answered != participant.path("connected").asBoolean()) {
          differences.add("a participant of " + shortly(call) + " is not as on the switch: " + leg);
        }
      }
    }
    if (isConsulting(call) && text(call, "/transfer/phase").matches("WAITING|CALLING")) {
      differences.add("whom they consult is not even called: " + shortly(call));
    }
  }

  /** Whether the agent has gone, and the other party waits for somebody else. */
  static boolean hasLeft(JsonNode call) {
    String state = text(call, "/state");
    return state.equals("PARKED")
        || (state.equals("HELD")
            && isConsulting(call)
            && !call.at("/participants/0/connected").asBoolean());
  }

  static boolean isConsulting(JsonNode call) {
    return text(call, "/transfer/state").equals("CONSULTING");
  }

  private static boolean talksToConsulted(JsonNode call) {
    return text(call, "/transfer/talkingTo").equals("CONSULTED")
        && text(call, "/transfer/state").matches("CONSULTING|CANCELLED");
  }

  private static String recording(JsonNode call) {
    if (!call.hasNonNull("recording")) {
      return "null";
    }
    return call.at("/recording/paused").asBoolean() ? "masked" : "running";
  }

  static String text(JsonNode json, String pointer) {
    return json.at(pointer).asText();
  }

  private static String digits(JsonNode json, String pointer) {
    return text(json, pointer).replace("+", "");
  }

  /** What the comparison looks at. */
  static String shortly(JsonNode call) {
    String transfer =
        call.hasNonNull("transfer")
            ? " transfer "
                + text(call, "/transfer/state")
                + " "
                + text(call, "/transfer/phase")
                + " to "
                + text(call, "/transfer/target/number")
                + " talkingTo "
                + text(call, "/transfer/talkingTo")
            : "";
    return text(call, "/agent")
        + " "
        + text(call, "/state")
        + (call.path("muted").asBoolean() ? " muted" : "")
        + (call.hasNonNull("recording") ? " recording " + recording(call) : "")
        + " with "
        + text(call, "/otherParty/number")
        + transfer
        + " ("
        + text(call, "/id").substring(0, 4)
        + ")";
  }
}
