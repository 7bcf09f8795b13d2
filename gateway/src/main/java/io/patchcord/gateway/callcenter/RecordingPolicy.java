package io.patchcord.gateway.callcenter;

import java.util.Arrays;

/** When calls are recorded. */
public enum RecordingPolicy {
  /** Never. */
  OFF("off"),
  /** When the agent begins it. */
  ON_DEMAND("onDemand"),
  /** From the moment that the agent and somebody else talk; nobody can end it, only pause it. */
  ALWAYS("always");

  private final String value;

  RecordingPolicy(String value) {
    this.value = value;
  }

  /**
   * The one that a Call Center definition means.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RecordingPolicy of(String value) {
    return Arrays.stream(values())
        .filter(policy -> policy.value.equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no policy: " + value));
  }

  /** As it stands in a Call Center definition. */
  public String value() {
    return value;
  }
}
