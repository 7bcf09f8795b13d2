package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.LegState;
import java.util.EnumSet;
import java.util.Set;

/** What an agent may ask for, by how the call stands. */
final class Actions {
  private Actions() {}

  static Set<Action> of(Call call) {
    if (call.isOver()) {
      return Set.of();
    }
    Set<Action> actions = EnumSet.of(Action.HANGUP);
    if (call.state() == CallState.RINGING) {
      actions.add(Action.REJECT);
      actions.add(Action.ANSWER);
    }
    if (call.agentLeg().isPresent()) {
      actions.add(call.muted() ? Action.UNMUTE : Action.MUTE);
    }
    if (call.state() == CallState.ACTIVE || call.state() == CallState.HELD) {
      whileTalking(call, actions);
    }
    return actions;
  }

  private static void whileTalking(Call call, Set<Action> actions) {
    actions.add(call.state() == CallState.HELD ? Action.RETRIEVE : Action.HOLD);
    if (call.state() == CallState.ACTIVE && talksToOne(call)) {
      actions.add(Action.DTMF);
    }
    if (talksToOne(call)) {
      actions.add(Action.TRANSFER);
    }
    CallRecording recording = call.recording();
    if (recording == null) {
      actions.add(Action.RECORD_START);
    } else {
      actions.add(Action.RECORD_STOP);
      actions.add(recording.paused() ? Action.RECORD_RESUME : Action.RECORD_PAUSE);
    }
  }

  private static boolean talksToOne(Call call) {
    return call.agentLeg().filter(leg -> leg.partner() != null).isPresent();
  }

  /** Whether the leg is on hold; on the way back it is until the switch says that it is active. */
  static boolean isHeld(LegState state) {
    return state == LegState.HELD || state == LegState.UNHELD;
  }
}
