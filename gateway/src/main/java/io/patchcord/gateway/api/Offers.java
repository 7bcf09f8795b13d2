package io.patchcord.gateway.api;

import io.patchcord.gateway.call.Action;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.callcenter.Feature;
import io.patchcord.gateway.callcenter.LineCapability;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.patchcord.gateway.callcenter.SoftphoneRules;
import io.patchcord.gateway.line.Directory;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What call centers and lines offer of what a call could. */
final class Offers {
  private final Function<Call, SoftphoneRules> softphones;
  private final Function<Call, Set<LineCapability>> phones;

  /**
   * @param softphones what is prescribed for the softphone that has the call
   * @param phones what the agent's phone can
   */
  Offers(Function<Call, SoftphoneRules> softphones, Function<Call, Set<LineCapability>> phones) {
    this.softphones = softphones;
    this.phones = phones;
  }

  static Offers of(Directory directory) {
    return new Offers(
        call -> directory.softphone(call.line(), call.callCenter()),
        call -> directory.lineRules(call.line()).capabilities());
  }

  /**
   * Checks that the call center has an action on, and that the phone can do it. What ends, takes
   * back or goes on is always possible.
   *
   * @throws ProblemException if not
   */
  void require(Call call, Action action) {
    if (!can(call, action)) {
      throw new ProblemException(
          Problem.of(
                  ProblemCode.ACTION_NOT_POSSIBLE,
                  "The phone of line " + call.line() + " cannot do '" + action.path() + "'.")
              .withCall(CallView.from(call, this)));
    }
    if (!allows(softphones.apply(call), action)) {
      throw new ProblemException(
          ProblemCode.FEATURE_OFF, "The call center has '" + action.path() + "' off.");
    }
  }

  /** The paths of those of the actions that the call center has on, in alphabetical order. */
  List<String> paths(Call call, Set<Action> possible) {
    SoftphoneRules rules = softphones.apply(call);
    return possible.stream()
        .filter(action -> allows(rules, action) && can(call, action))
        .map(Action::path)
        .sorted()
        .toList();
  }

  private boolean can(Call call, Action action) {
    return action != Action.ANSWER || phones.apply(call).contains(LineCapability.REMOTE_ANSWER);
  }

  private static boolean allows(SoftphoneRules rules, Action action) {
    if (action == Action.RECORD_START && rules.recording() == RecordingPolicy.OFF) {
      return false;
    }
    if (action == Action.RECORD_STOP && rules.recording() == RecordingPolicy.ALWAYS) {
      return false;
    }
    Feature feature = feature(action);
    return feature == null || rules.features().contains(feature);
  }

  private static @Nullable Feature feature(Action action) {
    return switch (action) {
      case HOLD -> Feature.HOLD;
      case MUTE -> Feature.MUTE;
      case DTMF -> Feature.KEYPAD;
      case TRANSFER -> Feature.TRANSFER;
      case CONSULTATION -> Feature.CONSULTATION;
      case CONFERENCE, PARTICIPANTS -> Feature.CONFERENCE;
      case PARK -> Feature.PARK;
      case HANGUP,
          ANSWER,
          REJECT,
          RETRIEVE,
          UNMUTE,
          COMPLETE,
          CANCEL,
          SWAP,
          PICK_UP,
          RECORD_START,
          RECORD_STOP,
          RECORD_PAUSE,
          RECORD_RESUME ->
          null;
    };
  }
}
