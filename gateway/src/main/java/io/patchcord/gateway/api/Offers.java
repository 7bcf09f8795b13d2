package io.patchcord.gateway.api;

import io.patchcord.gateway.call.Action;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.callcenter.Feature;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.patchcord.gateway.callcenter.SoftphoneRules;
import io.patchcord.gateway.line.Directory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the call center of a call offers its agents. */
final class Offers {
  private final Directory directory;

  Offers(Directory directory) {
    this.directory = directory;
  }

  /**
   * Checks that the call center has an action on. What ends, takes back or goes on is always
   * possible.
   *
   * @throws ProblemException if it has it off
   */
  void require(Call call, Action action) {
    SoftphoneRules rules =
        directory
            .settings(call.callCenter())
            .map(settings -> settings.softphone())
            .orElse(SoftphoneRules.ALL);
    boolean recordingOff =
        action == Action.RECORD_START && rules.recording() == RecordingPolicy.OFF;
    boolean off =
        Optional.ofNullable(feature(action))
            .filter(feature -> !rules.features().contains(feature))
            .isPresent();
    if (recordingOff || off) {
      throw new ProblemException(
          ProblemCode.FEATURE_OFF, "The call center has '" + action.path() + "' off.");
    }
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
