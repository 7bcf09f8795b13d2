package io.patchcord.gateway.switching;

import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.ChannelCommands;
import io.patchcord.esl.command.ChannelCommands.Legs;
import io.patchcord.esl.command.ChannelCommands.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Something to be done with legs: one command of the switch or several in a row. What it is made of
 * has passed a whitelist. That the switch took it proves nothing; each says what confirms it.
 *
 * <p>Every method throws {@link IllegalArgumentException} for a leg whose id no command may hold.
 */
public final class SwitchCommand {
  /** The cause of a leg that was hung up because it had waited too long. */
  public static final String EXPIRED = "ALLOTTED_TIMEOUT";

  private static final String HANGUP_AFTER = "hangup_after_bridge";
  private static final String PARK_AFTER = "park_after_bridge";

  private final List<ApiCommand> steps;
  private final Set<ApiCommand> mayBeRefused;

  private SwitchCommand(ApiCommand... steps) {
    this(List.of(steps), Set.of());
  }

  private SwitchCommand(List<ApiCommand> steps, Set<ApiCommand> mayBeRefused) {
    this.steps = List.copyOf(steps);
    this.mayBeRefused = Set.copyOf(mayBeRefused);
  }

  /** Whether the rest goes on when the switch refuses this step. */
  boolean mayBeRefused(ApiCommand step) {
    return mayBeRefused.contains(step);
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

  /** The parked leg hears music until it leaves the park. Nothing but the reply confirms it. */
  public static SwitchCommand playMusic(String legId) {
    return new SwitchCommand(ChannelCommands.playHoldMusic(legId));
  }

  /** The parked leg hears that somebody's phone rings. Nothing but the reply confirms it. */
  public static SwitchCommand playRingingTone(String legId) {
    return new SwitchCommand(ChannelCommands.playRingingTone(legId));
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
        ChannelCommands.setVariable(legId, HANGUP_AFTER, "true"),
        // A leg that somebody asks for something is to wait after that, and leaves now.
        ChannelCommands.setVariable(legId, PARK_AFTER, ""),
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

  /**
   * Parts two legs that talk, and lets both wait: {@code LegsUnbridged}. Neither ends when the one
   * it talks to later ends.
   *
   * @param held whether the other leg is on hold, which ends first
   * @param variables what a restarted gateway has to find on both
   */
  public static SwitchCommand part(
      String legId, String otherLegId, boolean held, Map<CallVariable, String> variables) {
    List<ApiCommand> steps = new ArrayList<>();
    if (held) {
      steps.add(ChannelCommands.retrieve(legId));
    }
    for (String each : List.of(legId, otherLegId)) {
      steps.add(ChannelCommands.setVariable(each, HANGUP_AFTER, "false"));
      steps.add(ChannelCommands.setVariable(each, PARK_AFTER, "true"));
      new TreeMap<>(variables).forEach((name, value) -> steps.add(set(each, name, value)));
    }
    steps.add(ChannelCommands.park(otherLegId, Legs.BOTH));
    return new SwitchCommand(steps, Set.of());
  }

  /** Joins two legs, whatever each does: {@code LegsBridged}. Who talked to either waits. */
  public static SwitchCommand join(String legId, String otherLegId) {
    return new SwitchCommand(ChannelCommands.bridge(legId, otherLegId));
  }

  /** Hangs legs up, those that are still there, and then joins two others: {@code LegsBridged}. */
  public static SwitchCommand joinInstead(List<String> ended, String legId, String otherLegId) {
    List<ApiCommand> kills = kills(ended);
    List<ApiCommand> steps = new ArrayList<>();
    steps.add(ChannelCommands.setVariable(otherLegId, PARK_AFTER, "true"));
    steps.addAll(kills);
    steps.add(ChannelCommands.bridge(legId, otherLegId));
    return new SwitchCommand(steps, Set.copyOf(kills));
  }

  /**
   * The same the other way round, for a leg that is in a conference with those who are hung up: it
   * would be alone there, and be hung up for that.
   */
  public static SwitchCommand joinAndEnd(List<String> ended, String legId, String otherLegId) {
    return thenEnd(ChannelCommands.bridge(legId, otherLegId), ended);
  }

  private static SwitchCommand thenEnd(ApiCommand first, List<String> ended) {
    List<ApiCommand> kills = kills(ended);
    List<ApiCommand> steps = new ArrayList<>(List.of(first));
    steps.addAll(kills);
    return new SwitchCommand(steps, Set.copyOf(kills));
  }

  private static List<ApiCommand> kills(List<String> legIds) {
    return legIds.stream().map(each -> ChannelCommands.hangup(each, "NORMAL_CLEARING")).toList();
  }

  /** Moves legs into a conference that others are in: {@code LegJoinedConference} for each. */
  public static SwitchCommand enter(List<String> legIds, String conference) {
    return new SwitchCommand(
        legIds.stream().map(each -> enter(each, conference)).toList(), Set.of());
  }

  /** Moves a leg into a conference that others are in, and then hangs legs up. */
  public static SwitchCommand enterAndEnd(List<String> ended, String legId, String conference) {
    return thenEnd(enter(legId, conference), ended);
  }

  private static ApiCommand enter(String legId, String conference) {
    return ChannelCommands.conference(legId, Legs.THIS, conference, "default");
  }

  /**
   * Two legs that talk belong together again: when one ends, so does the other. Nothing but the
   * reply confirms it.
   */
  public static SwitchCommand settle(String legId, String otherLegId) {
    List<ApiCommand> steps = new ArrayList<>();
    for (String each : List.of(legId, otherLegId)) {
      steps.add(ChannelCommands.setVariable(each, HANGUP_AFTER, "true"));
      steps.add(ChannelCommands.setVariable(each, PARK_AFTER, ""));
      steps.add(set(each, CallVariable.TRANSFER_ID, ""));
    }
    return new SwitchCommand(steps, Set.copyOf(steps));
  }

  /**
   * Moves legs into a conference: {@code LegJoinedConference} for each.
   *
   * @param legId goes there with the leg that it talks to
   * @param alone those that talk to nobody
   * @param held whether the leg has put the one it talks to on hold, which ends first
   */
  public static SwitchCommand conference(
      String legId, List<String> alone, boolean held, String name) {
    List<ApiCommand> steps = new ArrayList<>();
    if (held) {
      steps.add(ChannelCommands.retrieve(legId));
    }
    steps.add(ChannelCommands.conference(legId, Legs.BOTH, name, "default"));
    alone.forEach(each -> steps.add(enter(each, name)));
    return new SwitchCommand(steps, Set.of());
  }

  /**
   * Lets the leg's partner wait, and hangs the leg up: {@code LegEnded}.
   *
   * @param variables what a restarted gateway has to find on who waits
   */
  public static SwitchCommand park(
      String legId, String otherLegId, boolean held, Map<CallVariable, String> variables) {
    List<ApiCommand> steps = new ArrayList<>();
    if (held) {
      steps.add(ChannelCommands.retrieve(legId));
    }
    steps.add(ChannelCommands.setVariable(legId, HANGUP_AFTER, "true"));
    steps.add(ChannelCommands.setVariable(legId, PARK_AFTER, ""));
    new TreeMap<>(variables).forEach((name, value) -> steps.add(set(otherLegId, name, value)));
    steps.add(ChannelCommands.park(legId, Legs.OTHER));
    return new SwitchCommand(steps, Set.of());
  }

  /**
   * Lets the leg carry what a restarted gateway is to know; nothing but the reply confirms it.
   *
   * @param text letters, digits, - and _; empty to unset it
   */
  public static SwitchCommand remember(String legId, CallVariable variable, String text) {
    return new SwitchCommand(set(legId, variable, text));
  }

  /**
   * Takes note that a restarted switch has rebuilt the leg: it is not muted and not recorded any
   * more. Nothing but the reply confirms it.
   *
   * @param core the switch's run
   */
  public static SwitchCommand forgetBefore(String legId, String core) {
    return new SwitchCommand(
        set(legId, CallVariable.MUTED, ""),
        set(legId, CallVariable.RECORDING, ""),
        set(legId, CallVariable.RECORDING_PAUSED, ""),
        set(legId, CallVariable.CORE, core));
  }

  /** Hangs the leg up: {@code LegEnded}. */
  public static SwitchCommand hangUp(String legId) {
    return new SwitchCommand(ChannelCommands.hangup(legId, "NORMAL_CLEARING"));
  }

  /** Hangs up a leg that has waited too long: {@code LegEnded} with {@link #EXPIRED}. */
  public static SwitchCommand expire(String legId) {
    return new SwitchCommand(ChannelCommands.hangup(legId, EXPIRED));
  }

  /** Hangs those up that are still there; nothing is done where there are none. */
  public static SwitchCommand hangUp(List<String> legIds) {
    List<ApiCommand> kills = kills(legIds);
    return new SwitchCommand(kills, Set.copyOf(kills));
  }

  /**
   * Changes who hears a leg that listens in: {@code LegKeyPressed}.
   *
   * @param key that the switch's eavesdrop takes for it
   * @param mode what a restarted gateway has to find on the leg
   */
  public static SwitchCommand switchMonitor(String legId, String key, String mode) {
    return new SwitchCommand(
        ChannelCommands.pressDigits(legId, key), set(legId, CallVariable.MONITOR_MODE, mode));
  }

  /**
   * Says by which connection a phone is reached from now on: mod_sofia sends the next re-INVITE of
   * the leg there, and what comes after it. No event.
   */
  public static SwitchCommand reachBy(String legId, String address, int port, String transport) {
    return new SwitchCommand(ChannelCommands.reachBy(legId, address, port, transport));
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
