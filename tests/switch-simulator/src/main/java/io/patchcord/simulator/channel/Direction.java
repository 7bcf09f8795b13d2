package io.patchcord.simulator.channel;

import java.util.Locale;

/** Whether the switch was called or calls. An agent's phone that the switch rings is outbound. */
public enum Direction {
  INBOUND,
  OUTBOUND;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
