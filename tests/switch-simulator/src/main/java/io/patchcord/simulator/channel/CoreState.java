package io.patchcord.simulator.channel;

/** The states of the core's state machine, with the numbers that events carry. */
public enum CoreState {
  CS_INIT(1),
  CS_ROUTING(2),
  CS_SOFT_EXECUTE(3),
  CS_EXECUTE(4),
  CS_EXCHANGE_MEDIA(5),
  CS_PARK(6),
  CS_CONSUME_MEDIA(7),
  CS_HIBERNATE(8),
  CS_HANGUP(10),
  CS_REPORTING(11),
  CS_DESTROY(12);

  private final int number;

  CoreState(int number) {
    this.number = number;
  }

  /** The number in {@code Channel-State-Number}. */
  public int number() {
    return number;
  }
}
