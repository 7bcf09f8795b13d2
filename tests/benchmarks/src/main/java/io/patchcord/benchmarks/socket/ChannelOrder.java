package io.patchcord.benchmarks.socket;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts events that a listener was given after a later event of the same channel. Safe for several
 * threads.
 */
public final class ChannelOrder {

  /** For each channel, the highest number given so far, plus one. */
  private final AtomicLongArray next;

  private final LongAdder violations = new LongAdder();

  /** Watches channels numbered from 0. */
  public ChannelOrder(int channels) {
    this.next = new AtomicLongArray(channels);
  }

  /** The listener begins with this event. */
  public void given(int channel, long sequence) {
    long before = next.getAndAccumulate(channel, sequence + 1, Math::max);
    if (before > sequence) {
      violations.increment();
    }
  }

  /** Returns how many came too late. */
  public long violations() {
    return violations.sum();
  }
}
