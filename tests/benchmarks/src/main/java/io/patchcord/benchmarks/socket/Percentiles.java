package io.patchcord.benchmarks.socket;

import org.HdrHistogram.ConcurrentHistogram;

/**
 * How long something took, in microseconds.
 *
 * @param count how often it was measured
 * @param p50Micros half took at most that
 * @param p99Micros all but a hundredth took at most that
 * @param maxMicros the longest
 */
public record Percentiles(long count, double p50Micros, double p99Micros, double maxMicros) {

  /** A minute in nanoseconds, more than any deadline here; longer counts as that. */
  private static final long LONGEST = 60_000_000_000L;

  /** Significant digits: a thousandth is less than two runs differ. */
  private static final int PRECISION = 3;

  private static final double NANOS_IN_MICRO = 1_000.0;

  /** Returns an empty measurement. */
  public static Recorded recorder() {
    return new Recorded();
  }

  /** What is being measured; safe for several threads. */
  public static final class Recorded {
    private final ConcurrentHistogram histogram = new ConcurrentHistogram(LONGEST, PRECISION);

    private Recorded() {}

    /** Adds one duration. */
    public void add(long nanos) {
      histogram.recordValue(Math.min(Math.max(nanos, 0), LONGEST));
    }

    /** Returns what was added so far. */
    public Percentiles percentiles() {
      return new Percentiles(
          histogram.getTotalCount(),
          histogram.getValueAtPercentile(50) / NANOS_IN_MICRO,
          histogram.getValueAtPercentile(99) / NANOS_IN_MICRO,
          histogram.getMaxValue() / NANOS_IN_MICRO);
    }
  }
}
