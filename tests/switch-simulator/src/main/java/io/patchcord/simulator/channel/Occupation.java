package io.patchcord.simulator.channel;

/** What an answered leg does by itself: it is parked, confers, queues or listens to another leg. */
public interface Occupation {
  /** The leg goes elsewhere and has its new profile already. */
  void left();

  /** The leg hangs up: that is told, and the leg is not down yet. */
  void hungUp();
}
