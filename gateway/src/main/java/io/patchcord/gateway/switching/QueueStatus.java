package io.patchcord.gateway.switching;

import java.util.Optional;

/** Whether an agent of the switch's queues works, in the switch's own words. */
public enum QueueStatus {
  AVAILABLE("Available"),
  /** Takes one call, and the next when the agent asks for it. */
  AVAILABLE_ON_DEMAND("Available (On Demand)"),
  ON_BREAK("On Break"),
  LOGGED_OUT("Logged Out");

  private final String words;

  QueueStatus(String words) {
    this.words = words;
  }

  /** As the switch spells it. */
  public String words() {
    return words;
  }

  /** Reads it whatever its case: the switch keeps it as somebody typed it. */
  public static Optional<QueueStatus> of(String words) {
    for (QueueStatus status : values()) {
      if (status.words.equalsIgnoreCase(words)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  /** Whether the agent is offered calls. */
  public boolean isAvailable() {
    return this == AVAILABLE || this == AVAILABLE_ON_DEMAND;
  }
}
