package io.patchcord.benchmarks.socket;

/** What of the listener is blocked while events of all channels go on arriving. */
public enum Blocked {
  /** Nothing: every call returns at once. */
  NOTHING("nothing"),

  /** One call, for one event; the listener's other calls return at once, of that channel too. */
  ONE_EVENT("one event"),

  /** Every call for the events of one channel, as when its call waits for a lock or a database. */
  ONE_CHANNEL("one channel");

  private final String title;

  Blocked(String title) {
    this.title = title;
  }

  /** Returns what to call it in a table. */
  public String title() {
    return title;
  }
}
