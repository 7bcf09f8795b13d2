package io.patchcord.gateway.agent;

/** What an agent is doing, as colleagues and the queues see it. */
public enum PresenceState {
  /** Ready for calls. */
  AVAILABLE,
  /** A call of the agent's lives: it rings, is dialled, or is talked on. Nobody asks for this. */
  BUSY,
  /** Not to be rung, for a reason. */
  AWAY,
  /** Writing up the call that has ended, for a time. Nobody asks for this. */
  WRAP_UP,
  /** Not working. */
  OFFLINE;

  /** Whether an agent can ask for it; the others come from what happens. */
  public boolean canBeChosen() {
    return this == AVAILABLE || this == AWAY || this == OFFLINE;
  }
}
