package io.patchcord.simulator.channel;

/** The states of a call as a person would name them, with the numbers that events carry. */
public enum CallState {
  DOWN(0),
  DIALING(1),
  RINGING(2),
  EARLY(3),
  ACTIVE(4),
  HELD(5),
  RING_WAIT(6),
  HANGUP(7),
  UNHELD(8);

  private final int number;

  CallState(int number) {
    this.number = number;
  }

  /** The number in {@code Channel-Call-State-Number}. */
  public int number() {
    return number;
  }
}
