package io.patchcord.gateway.call;

/** Who started the call: the agent (outbound) or the other party (inbound). */
public enum Direction {
  OUTBOUND,
  INBOUND
}
