package io.patchcord.simulator.callcenter;

import java.util.Arrays;
import java.util.Optional;

/** What an agent says of itself. */
public enum AgentStatus {
  LOGGED_OUT("Logged Out"),
  AVAILABLE("Available"),
  AVAILABLE_ON_DEMAND("Available (On Demand)"),
  ON_BREAK("On Break");

  private final String words;

  AgentStatus(String words) {
    this.words = words;
  }

  /** As commands and events say it. */
  public String words() {
    return words;
  }

  /** The status of those words, capital letters or not. */
  public static Optional<AgentStatus> of(String words) {
    return Arrays.stream(values())
        .filter(status -> status.words.equalsIgnoreCase(words))
        .findFirst();
  }
}
