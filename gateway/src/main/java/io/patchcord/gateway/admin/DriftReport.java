package io.patchcord.gateway.admin;

import java.time.Instant;
import java.util.Map;

/**
 * What one comparison came to.
 *
 * @param at when it was made
 * @param phonesKnown whether the switch told of its phones
 * @param queuesKnown whether the switch told of its queues
 * @param counts how many of each kind there are, without those that are waived
 * @param begun how many there are that were not told before
 * @param ended how many were told before and are no more
 */
public record DriftReport(
    Instant at,
    boolean phonesKnown,
    boolean queuesKnown,
    Map<DriftKind, Integer> counts,
    int begun,
    int ended) {
  public DriftReport {
    counts = Map.copyOf(counts);
  }

  /** How many there are of a kind. */
  public int count(DriftKind kind) {
    return counts.getOrDefault(kind, 0);
  }
}
