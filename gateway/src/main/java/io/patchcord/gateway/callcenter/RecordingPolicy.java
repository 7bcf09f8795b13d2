package io.patchcord.gateway.callcenter;

/** When calls are recorded. */
public enum RecordingPolicy {
  /** Never. */
  OFF("off"),
  /** When the agent begins it. */
  ON_DEMAND("onDemand");

  private final String value;

  RecordingPolicy(String value) {
    this.value = value;
  }

  /** As it stands in a Call Center definition. */
  public String value() {
    return value;
  }
}
