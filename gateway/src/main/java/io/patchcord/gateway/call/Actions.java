package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.LegState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an agent may ask for, by how the call stands. */
final class Actions {
  private Actions() {}

  static Set<Action> of(Call call) {
    if (call.isOver()) {
      return Set.of();
    }
    Set<Action> actions = EnumSet.of(Action.HANGUP);
    if (call.state() == CallState.PARKED) {
      actions.add(Action.PICK_UP);
      return actions;
    }
    if (call.state() == CallState.RINGING) {
      actions.add(Action.REJECT);
      List<Leg> phones = call.aliveLegs(Role.AGENT).toList();
      if (phones.isEmpty() || phones.stream().anyMatch(Leg::notifiable)) {
        actions.add(Action.ANSWER);
      }
    }
    boolean there = call.agentLeg().isPresent();
    if (there) {
      actions.add(call.muted() ? Action.UNMUTE : Action.MUTE);
    }
    if (there && (call.state() == CallState.ACTIVE || call.state() == CallState.HELD)) {
      whileTalking(call, actions);
    }
    return actions;
  }

  /** What may be asked of the call's consultation. */
  static Set<Action> ofTransfer(Call call) {
    Transfer transfer = call.transfer();
    if (call.isOver() || transfer == null || !transfer.isRunning() || call.agentLeg().isEmpty()) {
      return Set.of();
    }
    Set<Action> actions = EnumSet.of(Action.CANCEL);
    if (transfer.phase() == TargetPhase.ANSWERED) {
      actions.add(Action.COMPLETE);
      actions.add(Action.SWAP);
      actions.add(Action.CONFERENCE);
    }
    return actions;
  }

  private static void whileTalking(Call call, Set<Action> actions) {
    Transfer transfer = call.transfer();
    boolean inConference = call.agentLeg().map(Leg::conference).isPresent();
    boolean consulting = transfer != null && transfer.isRunning();
    if (!consulting && call.state() == CallState.HELD && canRetrieve(call)) {
      actions.add(Action.RETRIEVE);
    }
    // Whoever hears nobody, or many, puts nobody on hold.
    if (!consulting && call.state() == CallState.ACTIVE && talksToOne(call)) {
      actions.add(Action.HOLD);
    }
    if (!consulting && talksTo(call, Role.OTHER)) {
      actions.add(Action.CONSULTATION);
      actions.add(Action.PARK);
    }
    if (!consulting && (inConference || talksTo(call, Role.OTHER))) {
      actions.add(Action.PARTICIPANTS);
    }
    if (call.state() == CallState.ACTIVE && talksToOne(call)) {
      actions.add(Action.DTMF);
    }
    if (!consulting && talksTo(call, Role.OTHER)) {
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

  /** Nobody can who was on hold when a colleague let the agent wait: that hold is over. */
  private static boolean canRetrieve(Call call) {
    return call.agentLegState() == LegState.HELD || isKeptApart(call);
  }

  /** Whether a consultation that is over has left the other party waiting. */
  static boolean isKeptApart(Call call) {
    Transfer transfer = call.transfer();
    return transfer != null
        && !transfer.isRunning()
        && transfer.keepsApart()
        && TransferReducer.other(call).isPresent();
  }

  private static boolean talksToOne(Call call) {
    return call.agentLeg().filter(leg -> leg.partner() != null).isPresent();
  }

  private static boolean talksTo(Call call, Role role) {
    return TransferReducer.talkingTo(call) == role;
  }

  /** Whether the leg is on hold; on the way back it is until the switch says that it is active. */
  static boolean isHeld(LegState state) {
    return state == LegState.HELD || state == LegState.UNHELD;
  }
}
