package io.patchcord.gateway.switching;

/**
 * A channel's call state, in the switch's own words (Channel-Call-State).
 *
 * <p>{@code RING_WAIT} is an answered leg that waits for the leg it has called. After it the switch
 * says {@code ACTIVE} again also when the other leg failed: only a bridge means talking.
 */
public enum LegState {
  DOWN,
  DIALING,
  RINGING,
  EARLY,
  ACTIVE,
  RING_WAIT,
  HELD,
  UNHELD,
  HANGUP;

  /** Whether the leg has been answered and still lives. */
  public boolean isAnswered() {
    return switch (this) {
      case ACTIVE, RING_WAIT, HELD, UNHELD -> true;
      case DOWN, DIALING, RINGING, EARLY, HANGUP -> false;
    };
  }
}
