package io.patchcord.systemtests;

import static io.patchcord.systemtests.PictureComparison.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What an agent asks of the API: how it is sent, what must be answered, and what must follow. */
final class AskedOfApi {
  static final String DIAL = "dial";
  static final String DROP = "drop";
  static final String PICK_UP = "pick-up";
  static final Set<String> OF_TRANSFER = Set.of("complete", "cancel", "swap", "conference");
  static final Set<String> WITH_TARGET = Set.of("transfer", "consultation", "participants");

  private final ModelSystem system;
  private final Step step;
  private final JsonNode call;

  private AskedOfApi(ModelSystem system, Step step, JsonNode call) {
    this.system = system;
    this.step = step;
    this.call = call;
  }

  /** Nothing when there is no such call. */
  static Optional<AskedOfApi> of(ModelSystem system, Step step, Situation now) {
    if (step.verb().equals(DIAL)) {
      return Optional.of(new AskedOfApi(system, step, MissingNode.getInstance()));
    }
    return now.callOf(step).map(call -> new AskedOfApi(system, step, call));
  }

  Api.Answer send() {
    Api agent = system.agent(step.who());
    String path = "/api/v1/calls/" + text(call, "/id") + "/" + step.verb();
    String verb = step.verb();
    if (verb.equals(DIAL)) {
      return agent.post("/api/v1/calls", "{\"to\": \"" + step.argument() + "\"}");
    }
    if (verb.equals("dtmf")) {
      return agent.post(path, "{\"digits\": \"" + step.argument() + "\"}");
    }
    if (WITH_TARGET.contains(verb)) {
      return agent.post(path, "{\"to\": \"" + step.argument() + "\"}");
    }
    if (verb.equals(DROP)) {
      return bare(
          agent, "DELETE", "/api/v1/calls/" + text(call, "/id") + "/participants/" + participant());
    }
    if (OF_TRANSFER.contains(verb)) {
      String id = call.hasNonNull("transfer") ? text(call, "/transfer/id") : noId();
      return bare(agent, "POST", "/api/v1/transfers/" + id + "/" + verb);
    }
    return bare(agent, "POST", path);
  }

  private static Api.Answer bare(Api agent, String method, String path) {
    return agent.send(method, path, "application/json", Api.noBody());
  }

  private String participant() {
    int place = step.argument().matches("[0-9]") ? Integer.parseInt(step.argument()) : 0;
    String id = text(call.path("participants").path(2 + place), "/id");
    return id.isEmpty() ? noId() : id;
  }

  private static String noId() {
    return new UUID(0, 0).toString();
  }

  /** What must be answered. */
  int status() {
    String verb = step.verb();
    if (verb.equals(DIAL)) {
      return 202;
    }
    boolean parked = text(call, "/state").equals("PARKED");
    if (!text(call, "/agent").equals(step.who()) && !(verb.equals(PICK_UP) && parked)) {
      return 404;
    }
    if (WITH_TARGET.contains(verb) && isInCall()) {
      return 400;
    }
    if (OF_TRANSFER.contains(verb) && !call.hasNonNull("transfer")) {
      return 404;
    }
    if (verb.equals(DROP)) {
      return participant().equals(noId()) ? 404 : 202;
    }
    boolean offered =
        ActionRules.offered(call).contains(verb)
            || ActionRules.offeredOfTransfer(call).contains(verb);
    return offered || ActionRules.holds(call, verb) ? 202 : 409;
  }

  private boolean isInCall() {
    boolean consulting = PictureComparison.isConsulting(call);
    return List.of(
            text(call, "/line"),
            text(call, "/agent"),
            text(call, "/otherParty/number"),
            consulting ? text(call, "/transfer/target/number") : "")
        .contains(step.argument().startsWith("+") ? Step.NONE : step.argument());
  }

  /** What must be so once all is done that was asked for. */
  BooleanSupplier done(Api.Answer answer, CallEvents events) {
    if (step.verb().equals("participants") && !isReachable()) {
      return () -> events.wasNotReached(answer.header("Command-Id"));
    }
    Predicate<JsonNode> wanted = wanted(answer);
    String id =
        Set.of(DIAL, PICK_UP).contains(step.verb()) ? answer.text("/id") : text(call, "/id");
    return () -> wanted.test(system.gateway().supervisor().call(id));
  }

  private boolean isReachable() {
    return !step.argument().matches("1019|\\+?[0-9]+(0486|0404)");
  }

  private Predicate<JsonNode> wanted(Api.Answer answer) {
    String wasTalkingTo = text(call, "/transfer/talkingTo");
    int participants = call.path("participants").size();
    return switch (step.verb()) {
      case DIAL -> now -> !text(now, "/state").equals("DIALING");
      case PICK_UP -> now -> !text(now, "/state").matches("PARKED|DIALING");
      // An agent may leave those who are to be joined; asked again, it is they who are hung up.
      case "hangup" ->
          now ->
              text(now, "/state").equals("ENDED")
                  || (PictureComparison.hasLeft(now) && !PictureComparison.hasLeft(call));
      case "transfer" -> now -> text(now, "/state").equals("ENDED");
      // A colleague who is parked while asking takes the own other party back at once.
      case "park" -> now -> text(now, "/state").matches("PARKED|ENDED");
      case "answer" -> now -> !text(now, "/state").equals("RINGING");
      case "reject" -> now -> text(now, "/state").equals("ENDED");
      case "complete" ->
          now ->
              text(now, "/transfer/state").equals("COMPLETED")
                  && text(now, "/state").equals("ENDED");
      case "swap" -> now -> !text(now, "/transfer/talkingTo").equals(wasTalkingTo);
      case "consultation" ->
          now ->
              text(now, "/transfer/id").equals(answer.text("/id"))
                  && text(now, "/transfer/phase")
                      .matches(isReachable() ? "RINGING|ANSWERED" : "GONE");
      case "participants" -> now -> now.path("participants").size() > participants;
      case DROP -> now -> now.path("participants").size() < participants;
      case "dtmf" -> now -> true;
      default -> now -> ActionRules.holds(now, step.verb());
    };
  }
}
