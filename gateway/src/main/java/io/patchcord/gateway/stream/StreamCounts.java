package io.patchcord.gateway.stream;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What has happened to event streams since the start. Safe for all threads. */
public final class StreamCounts {
  final LongAdder delivered = new LongAdder();
  final LongAdder replayed = new LongAdder();
  final LongAdder snapshots = new LongAdder();
  final LongAdder cutOff = new LongAdder();
  private final Map<EventStreamHandler.Refusal, LongAdder> refused =
      new EnumMap<>(EventStreamHandler.Refusal.class);

  StreamCounts() {
    for (EventStreamHandler.Refusal refusal : EventStreamHandler.Refusal.values()) {
      refused.put(refusal, new LongAdder());
    }
  }

  void refuse(EventStreamHandler.Refusal why) {
    requireNonNull(refused.get(why), "refusal is unknown").increment();
  }

  /** Events that were given to a stream, each stream counted; those it began with are not. */
  public long delivered() {
    return delivered.sum();
  }

  /** Streams that went on where their client had left. */
  public long replayed() {
    return replayed.sum();
  }

  /** Streams that began with a snapshot. */
  public long snapshots() {
    return snapshots.sum();
  }

  /** Streams that were cut off because their reader did not read. */
  public long cutOff() {
    return cutOff.sum();
  }

  /** Requests that got no stream. */
  public long refused(EventStreamHandler.Refusal why) {
    LongAdder count = refused.get(why);
    return count == null ? 0 : count.sum();
  }
}
