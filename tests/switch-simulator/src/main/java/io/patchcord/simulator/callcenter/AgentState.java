package io.patchcord.simulator.callcenter;

import java.util.Arrays;
import java.util.Optional;

/** What the switch does with an agent. */
public enum AgentState {
  IDLE("Idle"),
  WAITING("Waiting"),
  RECEIVING("Receiving"),
  IN_A_QUEUE_CALL("In a queue call"),
  RESERVED("Reserved");

  private final String words;

  AgentState(String words) {
    this.words = words;
  }

  /** As commands and events say it. */
  public String words() {
    return words;
  }

  /** The state of those words, capital letters or not. */
  public static Optional<AgentState> of(String words) {
    return Arrays.stream(values()).filter(state -> state.words.equalsIgnoreCase(words)).findFirst();
  }
}
