package io.patchcord.gateway.watch;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that may not grow beyond a limit, and what happens then. That a bound was reached is
 * counted, by the process, and is said in the log: at once, and then once a minute at most, since
 * what goes wrong there goes wrong often.
 */
@SuppressWarnings("ImmutableEnumChecker") // it counts, for the whole process
public enum Bound {
  LIVE_CALLS("the call is refused"),
  CALL_MAILBOX("what was to be done for the call is dropped, and the switch is asked anew"),
  CALL_COMMANDS("the command is refused"),
  STREAMS("the stream is refused"),
  STREAMS_OF_ONE("the stream is refused"),
  STREAM_QUEUE("the stream is cut off; its reader does not read"),
  SWITCH_HELD_EVENTS("the resync starts over"),
  QUEUE_WORK("all queues of the switch are asked anew"),
  PRESENCE_CHANGES("the oldest change is lost to the history"),
  AUDIT_ENTRIES("the entry is lost to the database; the log has it"),
  HISTORY_RECORDS("the record of the call is lost, as are more until the database takes some"),
  HISTORY_REQUESTS("the request is refused"),
  IDEMPOTENCY_RECORDS("the oldest record is lost, and with it the answer to a repetition"),
  MONITORINGS("the supervisor is refused"),
  MONITORING_COMMANDS("the command is refused"),
  TRACE_SPANS("the span is lost");

  private static final Logger LOG = LoggerFactory.getLogger(Bound.class);
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Longer ago than the pause. */
  private static final long NEVER = System.nanoTime() - 2 * PAUSE_NANOS;

  private final String consequence;
  private final AtomicLong times = new AtomicLong();
  private final AtomicLong said = new AtomicLong(Long.MIN_VALUE);

  Bound(String consequence) {
    this.consequence = consequence;
  }

  /** As metrics and documents call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How often it was reached since the start. */
  public long times() {
    return times.get();
  }

  /** It is reached: another one would have been too many. */
  public void reached(long limit) {
    long count = times.incrementAndGet();
    long now = System.nanoTime();
    long last = said.get();
    boolean due = now - (last == Long.MIN_VALUE ? NEVER : last) >= PAUSE_NANOS;
    if (due && said.compareAndSet(last, now)) {
      LOG.warn("Bound {} reached, {}: {} ({} times so far)", label(), limit, consequence, count);
    }
  }
}
