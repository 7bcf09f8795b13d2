package io.patchcord.esl.command;

/** How the switch writes its events. They read the same here; plain is the smallest and fastest. */
public enum EventFormat {
  /** Headers, percent-encoded. */
  PLAIN,
  /** One flat JSON object. */
  JSON,
  /** One flat XML document. */
  XML
}
