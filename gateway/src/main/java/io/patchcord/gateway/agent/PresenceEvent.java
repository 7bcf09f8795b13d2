package io.patchcord.gateway.agent;

import java.util.UUID;

/** Something that may change how an agent stands. */
public sealed interface PresenceEvent {

  /** The agent or a supervisor asks for a state. */
  record Asked(Choice choice) implements PresenceEvent {}

  /**
   * The switch has the agent in another status, and not by the gateway's doing: somebody set it
   * there, or it took the agent off the queues for missing calls.
   */
  record SetOnSwitch(Choice choice) implements PresenceEvent {}

  /** A call of the agent's lives, or something about it changed. */
  record CallLives(LiveCall call) implements PresenceEvent {}

  /**
   * A call of the agent's is over.
   *
   * @param connected whether the agent talked to somebody
   */
  record CallOver(UUID call, boolean connected) implements PresenceEvent {}

  /** The agent wants more time for the notes. */
  record WrapUpExtended() implements PresenceEvent {}

  /** The agent is done with the notes. */
  record WrapUpEnded() implements PresenceEvent {}

  /** What a call was about has been saved. */
  record LogSaved(UUID call) implements PresenceEvent {}

  /** It is later than it was. */
  record TimePassed() implements PresenceEvent {}

  /** After a gap, all live calls have been told. */
  record CallsKnown() implements PresenceEvent {}
}
