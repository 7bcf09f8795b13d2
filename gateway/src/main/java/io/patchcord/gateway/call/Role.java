package io.patchcord.gateway.call;

/** What a participant is in a call. */
public enum Role {
  /** The agent whose call it is. */
  AGENT,
  /** Whoever the agent talks to: a customer, or a colleague. */
  OTHER,
  /** Whom the agent consults, or has taken into the conversation. */
  CONSULTED
}
