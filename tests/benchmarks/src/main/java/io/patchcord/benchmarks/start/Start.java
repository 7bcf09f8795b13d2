package io.patchcord.benchmarks.start;

/**
 * One start.
 *
 * @param kind of it
 * @param millis from the command until it is ready; of {@link Kind#VERSION}, until it has ended
 * @param processorMillis what it used of the processor by then; 0 where that is not measured
 */
public record Start(Kind kind, long millis, long processorMillis) {
  /** What is started. */
  public enum Kind {
    /** A gateway that makes its database. */
    NEW_DATABASE,

    /** A gateway whose database is there. */
    OWN_DATABASE,

    /** The program says its version, and ends: what the machine needs for the least. */
    VERSION
  }
}
