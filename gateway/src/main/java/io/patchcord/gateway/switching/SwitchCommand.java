package io.patchcord.gateway.switching;

import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.ChannelCommands;
import io.patchcord.esl.command.ChannelCommands.Legs;
import io.patchcord.esl.command.ChannelCommands.Recording;
import java.util.List;

/**
 * Something to be done with legs: one command of the switch or several in a row. What it is made of
 * has passed a whitelist. That the switch took it proves nothing; each says what confirms it.
 *
 * <p>Every method throws {@link IllegalArgumentException} for a leg whose id no command may hold.
 */
public final class SwitchCommand {
  private final List<ApiCommand> steps;

  private SwitchCommand(ApiCommand... steps) {
    this.steps = List.of(steps);
  }

  /** One after another; a step that is refused is the last. */
  List<ApiCommand> steps() {
    return steps;
  }

  /** Answers a phone that the switch rings, if it obeys NOTIFY talk: {@code LegAnswered}. */
  public static SwitchCommand answer(String legId) {
    return new SwitchCommand(ChannelCommands.talk(legId));
  }

  /** Refuses a call that rings on the leg, for all its phones: {@code LegEnded}. */
  public static SwitchCommand reject(String legId) {
    return new SwitchCommand(ChannelCommands.hangup(legId, "CALL_REJECTED"));
  }

  /** The leg's partner hears music: {@code LegStateChanged} to HELD. */
  public static SwitchCommand hold(String legId) {
    return new SwitchCommand(ChannelCommands.hold(legId));
  }

  /** They hear each other again: {@code LegStateChanged} to ACTIVE. */
  public static SwitchCommand retrieve(String legId) {
    return new SwitchCommand(ChannelCommands.retrieve(legId));
  }

  /** {@code LegMuted}. */
  public static SwitchCommand mute(String legId) {
    return new SwitchCommand(ChannelCommands.mute(legId), set(legId, CallVariable.MUTED, "true"));
  }

  /** {@code LegMuted}. */
  public static SwitchCommand unmute(String legId) {
    return new SwitchCommand(ChannelCommands.unmute(legId), set(legId, CallVariable.MUTED, ""));
  }

  /**
   * Sends keys to the far end of the leg; nothing but the reply confirms it.
   *
   * @throws IllegalArgumentException for what is no key or pause
   */
  public static SwitchCommand digits(String farLegId, String digits) {
    return new SwitchCommand(ChannelCommands.sendDigits(farLegId, digits));
  }

  /** Sends the leg's partner through the dialplan, and hangs the leg up: {@code LegEnded}. */
  public static SwitchCommand transferPartner(
      String legId, Destination number, Destination context) {
    return new SwitchCommand(
        ChannelCommands.setVariable(legId, "hangup_after_bridge", "true"),
        ChannelCommands.transfer(legId, Legs.OTHER, number.value(), context.value()));
  }

  /**
   * {@code RecordingStarted}.
   *
   * @param path on the switch's host
   */
  public static SwitchCommand record(String legId, String path) {
    return new SwitchCommand(
        ChannelCommands.record(legId, Recording.START, path),
        set(legId, CallVariable.RECORDING_PAUSED, ""),
        set(legId, CallVariable.RECORDING, path));
  }

  /** {@code RecordingStopped}. */
  public static SwitchCommand stopRecording(String legId, String path) {
    return new SwitchCommand(
        ChannelCommands.record(legId, Recording.STOP, path),
        set(legId, CallVariable.RECORDING, ""));
  }

  /** Writes silence from now on; nothing but the reply confirms it. */
  public static SwitchCommand pauseRecording(String legId, String path) {
    return new SwitchCommand(
        ChannelCommands.record(legId, Recording.MASK, path),
        set(legId, CallVariable.RECORDING_PAUSED, "true"));
  }

  /** Writes what is said again; nothing but the reply confirms it. */
  public static SwitchCommand resumeRecording(String legId, String path) {
    return new SwitchCommand(
        ChannelCommands.record(legId, Recording.UNMASK, path),
        set(legId, CallVariable.RECORDING_PAUSED, ""));
  }

  /** So that a restarted gateway finds it; an empty value unsets the variable. */
  private static ApiCommand set(String legId, CallVariable variable, String value) {
    return ChannelCommands.setVariable(legId, variable.variableName(), value);
  }

  /** Returns what is sent, for messages; no arguments. */
  @Override
  public String toString() {
    return steps.toString();
  }
}
