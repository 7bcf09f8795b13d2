package io.patchcord.gateway.http;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts limits that are reached, and says so in the log: each at most once a minute, because who
 * reaches one often does it a thousand times. Safe for all threads.
 */
public final class LimitLog {
  private static final Logger LOG = LoggerFactory.getLogger(LimitLog.class);
  private static final long INTERVAL_NANOS = 60_000_000_000L;

  private final LongSupplier nanos;
  private final Map<Limit, Entry> entries = new EnumMap<>(Limit.class);

  private static final class Entry {
    private final AtomicLong count = new AtomicLong();
    private boolean said;
    private long saidAt;
    private long saidCount;
  }

  public LimitLog() {
    this(System::nanoTime);
  }

  LimitLog(LongSupplier nanos) {
    this.nanos = requireNonNull(nanos, "nanos is null");
    for (Limit limit : Limit.values()) {
      entries.put(limit, new Entry());
    }
  }

  /**
   * @param from the client's address, as the log may show it
   */
  public void reached(Limit limit, String from) {
    Entry entry = entry(limit);
    long count = entry.count.incrementAndGet();
    if (limit == Limit.IDLE_TIME) {
      return; // That is how most connections end.
    }
    long more;
    synchronized (entry) {
      long now = nanos.getAsLong();
      if (entry.said && now - entry.saidAt < INTERVAL_NANOS) {
        return;
      }
      more = count - entry.saidCount - 1;
      entry.said = true;
      entry.saidAt = now;
      entry.saidCount = count;
    }
    if (more > 0) {
      LOG.warn("From {}: {} (and {} times since this was last said)", from, limit.sentence(), more);
    } else {
      LOG.warn("From {}: {}", from, limit.sentence());
    }
  }

  /** How often it was reached since the start. */
  public long count(Limit limit) {
    return entry(limit).count.get();
  }

  private Entry entry(Limit limit) {
    return requireNonNull(entries.get(limit), "entry is null");
  }
}
