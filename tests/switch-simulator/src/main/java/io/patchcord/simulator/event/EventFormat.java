package io.patchcord.simulator.event;

/** The ways in which a client can ask for events. */
public enum EventFormat {
  /** Percent-encoded header lines. */
  PLAIN("plain"),
  /** One JSON object. */
  JSON("json"),
  /** XML whose header values are percent-encoded as well. */
  XML("xml");

  private final String word;

  EventFormat(String word) {
    this.word = word;
  }

  /** The word that the {@code event} command and the content type use. */
  public String word() {
    return word;
  }
}
