package io.patchcord.systemtests;

import static io.patchcord.systemtests.PictureComparison.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a call may offer, by nothing but how it says that it stands. */
final class ActionRules {
  private static final Set<String> OF_TALKING =
      Set.of("dtmf", "transfer", "consultation", "park", "participants");

  private ActionRules() {}

  /** What the agent may ask of the call now. */
  static Set<String> offered(JsonNode call) {
    Set<String> actions = new TreeSet<>();
    call.at("/participants/0/actions").forEach(action -> actions.add(action.asText()));
    return actions;
  }

  /** What may be asked of its consultation now. */
  static Set<String> offeredOfTransfer(JsonNode call) {
    Set<String> actions = new TreeSet<>();
    call.at("/transfer/actions").forEach(action -> actions.add(action.asText()));
    return actions;
  }

  /** Whether the call stands as that action would have it: to ask again is no error. */
  static boolean holds(JsonNode call, String action) {
    String state = text(call, "/state");
    boolean live = !state.equals("ENDED");
    boolean recording = call.hasNonNull("recording");
    boolean paused = call.at("/recording/paused").asBoolean();
    String transfer = text(call, "/transfer/state");
    return switch (action) {
      case "hangup" -> !live;
      case "reject" -> text(call, "/cause/code").equals("AGENT_REJECTED");
      case "transfer" -> text(call, "/cause/code").equals("TRANSFERRED");
      case "hold" -> state.equals("HELD");
      case "retrieve" -> state.equals("ACTIVE");
      case "mute" -> call.path("muted").asBoolean();
      case "unmute" -> live && !call.path("muted").asBoolean();
      // A leg that the phone began is not answered before the other party is.
      case "answer" -> state.matches("ACTIVE|HELD|CONNECTING") && offersSound(call);
      case "park" -> state.equals("PARKED");
      case "record-start" -> recording;
      case "record-stop" -> live && !recording;
      case "record-pause" -> paused;
      case "record-resume" -> recording && !paused;
      case "complete" -> transfer.equals("COMPLETED");
      case "cancel" -> transfer.equals("CANCELLED");
      case "conference" -> transfer.equals("CONFERENCED");
      default -> false;
    };
  }

  /** Whether the agent is on the line, and can be muted. */
  static boolean offersSound(JsonNode call) {
    return offered(call).contains(call.path("muted").asBoolean() ? "unmute" : "mute");
  }

  /** What the call offers and should not, or does not and should, in words. */
  static List<String> violations(JsonNode call) {
    Set<String> offered = offered(call);
    String state = text(call, "/state");
    List<String> wrong = new ArrayList<>();
    for (String action : offered) {
      boolean fits =
          switch (action) {
            case "hold" -> state.equals("ACTIVE");
            case "retrieve" -> state.equals("HELD");
            case "answer", "reject" -> state.equals("RINGING");
            case "pick-up" -> state.equals("PARKED");
            case "dtmf" -> state.equals("ACTIVE");
            default -> !OF_TALKING.contains(action) || state.matches("ACTIVE|HELD");
          };
      if (!fits || holds(call, action)) {
        wrong.add("it offers " + action);
      }
    }
    boolean live = !state.equals("ENDED");
    if (offered.contains("hangup") != live || (!live && !offered.isEmpty())) {
      wrong.add("it offers " + offered);
    }
    if (offered.contains("pick-up") != state.equals("PARKED")) {
      wrong.add("whoever waits must be there to be picked up");
    }
    boolean consulting =
        live && PictureComparison.isConsulting(call) && !PictureComparison.hasLeft(call);
    boolean answered = consulting && text(call, "/transfer/phase").equals("ANSWERED");
    Set<String> ofTransfer = offeredOfTransfer(call);
    if (ofTransfer.contains("cancel") != consulting
        || ofTransfer.contains("complete") != answered
        || ofTransfer.contains("swap") != answered
        || ofTransfer.contains("conference") != answered) {
      wrong.add("its consultation offers " + ofTransfer);
    }
    return wrong;
  }
}
