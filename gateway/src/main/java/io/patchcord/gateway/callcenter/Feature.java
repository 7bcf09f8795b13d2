package io.patchcord.gateway.callcenter;

/** What a softphone offers during a call, unless the call center switches it off. */
public enum Feature {
  HOLD("hold"),
  MUTE("mute"),
  /** Keys that the other party hears. */
  KEYPAD("keypad"),
  TRANSFER("transfer"),
  CONSULTATION("consultation"),
  CONFERENCE("conference"),
  PARK("park");

  private final String item;

  Feature(String item) {
    this.item = item;
  }

  /** The name of its item in a Call Center definition. */
  public String item() {
    return item;
  }
}
