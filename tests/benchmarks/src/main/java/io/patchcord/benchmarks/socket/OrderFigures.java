package io.patchcord.benchmarks.socket;

import static java.util.Objects.requireNonNull;

/**
 * Order within each channel.
 *
 * @param channels how many channels' events were interleaved
 * @param ours this project's client
 * @param theirs the other
 */
public record OrderFigures(int channels, Delivery ours, Delivery theirs) {

  /** Checks that nothing is missing. */
  public OrderFigures {
    requireNonNull(ours, "ours is null");
    requireNonNull(theirs, "theirs is null");
  }
}
