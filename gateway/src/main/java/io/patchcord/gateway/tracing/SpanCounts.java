package io.patchcord.gateway.tracing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What became of spans since the start. Safe for all threads. */
public final class SpanCounts {
  final AtomicInteger waiting = new AtomicInteger();
  final LongAdder sent = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder dropped = new LongAdder();

  /** Those that are not sent yet. */
  public int waiting() {
    return waiting.get();
  }

  /** Those that the receiver has taken. */
  public long sent() {
    return sent.sum();
  }

  /** Those that the receiver has not taken, or that could not be sent. */
  public long failed() {
    return failed.sum();
  }

  /** Those that were not kept because as many waited as may. */
  public long dropped() {
    return dropped.sum();
  }
}
