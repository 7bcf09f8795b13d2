package io.patchcord.gateway.call;

/** Where a call stands, seen by its agent. */
public enum CallState {
  /** The agent's own line is being called. */
  DIALING,
  /** The agent is on the line, the other party is being called. */
  CONNECTING,
  /** An incoming call rings on the agent's line. */
  RINGING,
  /** Agent and other party hear each other. */
  ACTIVE,
  /** The agent has put the other party on hold. */
  HELD,
  /** The agent has left, and the other party waits until somebody picks up. */
  PARKED,
  ENDED
}
