package io.patchcord.simulator.channel;

import java.util.Locale;

/** What the other leg is to this one. */
public enum OtherType {
  /** The other leg caused this one. */
  ORIGINATOR,
  /** This leg caused the other one. */
  ORIGINATEE;

  /** The word in {@code Other-Type}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
