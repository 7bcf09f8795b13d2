package io.patchcord.gateway.security;

/** Why a key or a session opens nothing any more. */
public enum AccessEnd {
  KEY_REVOKED("The key was withdrawn."),
  KEY_EXPIRED("The key has expired."),
  SIGNED_OUT("The session was ended."),
  SESSION_EXPIRED("The session has expired."),
  AGENT_LEFT("The agent has left, and all keys and sessions with it.");

  private final String sentence;

  AccessEnd(String sentence) {
    this.sentence = sentence;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }
}
