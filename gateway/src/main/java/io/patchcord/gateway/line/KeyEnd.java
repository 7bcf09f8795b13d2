package io.patchcord.gateway.line;

/** Why a key opens nothing any more. */
public enum KeyEnd {
  KEY_REVOKED("The key was withdrawn."),
  KEY_EXPIRED("The key has expired."),
  AGENT_LEFT("The agent has left, and all keys with it.");

  private final String sentence;

  KeyEnd(String sentence) {
    this.sentence = sentence;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }
}
