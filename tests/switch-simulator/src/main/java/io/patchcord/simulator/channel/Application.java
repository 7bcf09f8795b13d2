package io.patchcord.simulator.channel;

import static java.util.Objects.requireNonNull;

/** An application of the dialplan with its data, which may be empty. */
public record Application(String name, String data) {
  /** Nothing runs. */
  public static final Application NONE = new Application("", "");

  public Application {
    requireNonNull(name, "name is null");
    requireNonNull(data, "data is null");
  }

  /** As {@code NAME(DATA)} or {@code NAME}, which is how {@code originate} takes it. */
  public static Application ofCall(String text) {
    int bracket = text.indexOf('(');
    if (bracket < 0) {
      return new Application(text.strip(), "");
    }
    int end = text.lastIndexOf(')');
    return new Application(
        text.substring(0, bracket).strip(),
        text.substring(bracket + 1, end < bracket ? text.length() : end));
  }

  /** As {@code NAME:DATA} or {@code NAME}, which is how the inline dialplan takes it. */
  public static Application ofInline(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Application(text.strip(), "")
        : new Application(text.substring(0, colon).strip(), text.substring(colon + 1));
  }
}
