package io.patchcord.systemtests;

import static io.patchcord.systemtests.PictureComparison.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchcord.systemtests.SwitchPicture.Doing;
import io.patchcord.systemtests.SwitchPicture.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Chooses what happens next: mostly what can be done as things stand, now and then what cannot. */
final class StepChooser {
  private static final List<String> CUSTOMERS = List.of("14155550480", "12125550480");
  private static final String ANSWERS = "+14155551212";
  private static final String BUSY = "+14155550486";
  private static final String NO_PHONE = "1019";

  private static final List<String> EVERY_ACTION =
      List.of(
          "answer",
          "reject",
          "hangup",
          "hold",
          "retrieve",
          "mute",
          "unmute",
          "park",
          "pick-up",
          "record-start",
          "record-stop",
          "record-pause",
          "record-resume",
          "dtmf",
          "transfer",
          "consultation",
          "participants",
          "drop",
          "complete",
          "cancel",
          "swap",
          "conference");

  /** Three agents cannot do much more at once; after that people hang up. */
  private static final int CROWD = 9;

  private final Random random;
  private final List<Step> choice = new ArrayList<>();

  StepChooser(Random random) {
    this.random = random;
  }

  Step next(Situation now) {
    choice.clear();
    boolean crowded = now.picture().legs().size() >= CROWD;
    for (Leg leg : now.picture().legs()) {
      peopleOn(leg, now, crowded);
    }
    for (int i = 0; i < ModelSystem.AGENTS.size(); i++) {
      String agent = ModelSystem.AGENTS.get(i);
      String line = ModelSystem.LINES.get(i);
      List<JsonNode> calls = now.callsOf(agent);
      if (!crowded) {
        begin(agent, line, calls.size());
      }
      for (int place = 0; place < calls.size(); place++) {
        askOf(agent, agent + "#" + place, calls.get(place), crowded);
      }
      rarelyPossible(agent, now);
    }
    return choice.get(random.nextInt(choice.size()));
  }

  private void peopleOn(Leg leg, Situation now, boolean crowded) {
    String name = now.picture().nameOf(leg);
    switch (leg.doing()) {
      case RINGS -> {
        add(6, Step.PEOPLE, "answer", name, Step.NONE);
        add(1, Step.PEOPLE, "reject", name, Step.NONE);
      }
      case TALKS, HOLDS -> {
        add(crowded ? 6 : 1, Step.PEOPLE, "hangup", name, Step.NONE);
        if (leg.agents() && !crowded) {
          add(1, Step.PEOPLE, "phone-hold", name, Step.NONE);
          add(leg.doing() == Doing.HOLDS ? 2 : 0, Step.PEOPLE, "phone-unhold", name, Step.NONE);
          // Nobody sends a colleague to the phone that the colleague talks on.
          String partner = now.picture().find(leg.partner()).map(Leg::party).orElse(leg.party());
          add(1, Step.PEOPLE, "phone-transfer", name, anybody(leg.party(), partner));
          if (now.picture().of(leg.party()).size() > 1) {
            add(2, Step.PEOPLE, "phone-attended-transfer", leg.party(), Step.NONE);
          }
        }
      }
      case CALLS, CONFERS, WAITS -> add(crowded ? 6 : 1, Step.PEOPLE, "hangup", name, Step.NONE);
      case CHANGES -> {}
    }
  }

  private void begin(String agent, String line, int calls) {
    int busy = calls == 0 ? 3 : 1;
    add(2 * busy, agent, AskedOfApi.DIAL, Step.NONE, anybody(line));
    add(busy, Step.PEOPLE, "phone-dial", line, anybody(line));
    add(
        2 * busy,
        Step.PEOPLE,
        "incoming",
        "+" + one(CUSTOMERS),
        "1800555010" + line.charAt(line.length() - 1));
  }

  private void askOf(String agent, String name, JsonNode call, boolean crowded) {
    for (String action : ActionRules.offered(call)) {
      int weight =
          switch (action) {
            case "hangup", "reject" -> crowded ? 6 : 1;
            case "answer" -> 4;
            case "consultation" -> 4;
            case "pick-up" -> 0;
            default -> crowded ? 0 : 2;
          };
      add(weight, agent, action, name, argument(action, text(call, "/line")));
    }
    for (String action : ActionRules.offeredOfTransfer(call)) {
      add(4, agent, action, name, Step.NONE);
    }
    int participants = call.path("participants").size() - 2;
    if (participants > 0) {
      add(2, agent, AskedOfApi.DROP, name, Integer.toString(random.nextInt(participants)));
    }
    String action = one(EVERY_ACTION);
    if (ActionRules.holds(call, action)) {
      add(2, agent, action, name, argument(action, text(call, "/line")));
    }
  }

  /** Also what must be refused: what the call does not offer, somebody else's, an ended call. */
  private void rarelyPossible(String agent, Situation now) {
    for (int place = 0; place < now.parked().size(); place++) {
      add(4, agent, AskedOfApi.PICK_UP, Situation.PARKED + "#" + place, Step.NONE);
    }
    String owner = one(ModelSystem.AGENTS);
    List<JsonNode> calls = now.callsOf(owner);
    String name =
        calls.isEmpty() || random.nextInt(4) == 0
            ? owner + "#" + Situation.ENDED
            : owner + "#" + random.nextInt(calls.size());
    String action = one(EVERY_ACTION);
    boolean harmful = Set.of("hangup", "transfer", "reject").contains(action);
    if (!harmful || !owner.equals(agent) || name.endsWith(Situation.ENDED)) {
      add(1, agent, action, name, argument(action, "1001"));
    }
  }

  private String argument(String action, String line) {
    if (action.equals("dtmf")) {
      return one(List.of("1", "42#", "*w9"));
    }
    if (action.equals(AskedOfApi.DROP)) {
      return "0";
    }
    return AskedOfApi.WITH_TARGET.contains(action) ? anybody(line) : Step.NONE;
  }

  /** A colleague mostly, or somebody outside. */
  private String anybody(String... butLines) {
    Set<String> lines = new TreeSet<>(ModelSystem.LINES);
    List.of(butLines).forEach(lines::remove);
    int which = random.nextInt(20);
    if (which < 11) {
      return one(List.copyOf(lines));
    }
    if (which < 17) {
      return "+" + one(CUSTOMERS);
    }
    return which == 17 ? BUSY : which == 18 ? NO_PHONE : ANSWERS;
  }

  private void add(int weight, String who, String verb, String target, String argument) {
    for (int i = 0; i < weight; i++) {
      choice.add(new Step(who, verb, target, argument));
    }
  }

  private <T> T one(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
