package io.patchcord.benchmarks.socket;

import static java.util.Objects.requireNonNull;

/**
 * One library's delivery of events.
 *
 * @param percentiles from when an event was due to be sent until the listener had it
 * @param missing events that never reached the listener
 */
public record Latency(Percentiles percentiles, long missing) {

  /** Checks that there are percentiles. */
  public Latency {
    requireNonNull(percentiles, "percentiles is null");
  }
}
