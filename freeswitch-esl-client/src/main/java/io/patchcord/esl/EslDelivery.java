package io.patchcord.esl;

/**
 * How events get to the listener. Past a bound events are dropped, counted, and told as an {@link
 * EslGap}, so that the switch never waits for a listener.
 *
 * @param threads how many events may be in the listener at once, each of another channel; 1 keeps
 *     the order of arrival across channels too
 * @param maxEvents events waiting, over all channels; past it, all that wait are dropped
 * @param maxBytes the same in bytes of the events' text
 * @param maxEventsOfChannel events waiting of one channel; past it, those are dropped
 */
public record EslDelivery(int threads, int maxEvents, long maxBytes, int maxEventsOfChannel) {

  /** As many listeners may block before events of other channels wait. */
  private static final int DEFAULT_THREADS = 16;

  /** As many as the switch queues itself; about four minutes of 5,000 agents' events. */
  private static final int DEFAULT_MAX_EVENTS = 100_000;

  /** 100,000 events of 2 to 12 KB could be a gigabyte. */
  private static final long DEFAULT_MAX_BYTES = 256L * 1024 * 1024;

  /** A call has some fifty events in all. */
  private static final int DEFAULT_MAX_EVENTS_OF_CHANNEL = 2_000;

  /**
   * Checks every part.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public EslDelivery {
    checkPositive("threads", threads);
    checkPositive("maxEvents", maxEvents);
    checkPositive("maxBytes", maxBytes);
    checkPositive("maxEventsOfChannel", maxEventsOfChannel);
  }

  /** Returns 16 threads, 100,000 events, 256 MiB, 2,000 events of one channel. */
  public static EslDelivery parallel() {
    return new EslDelivery(
        DEFAULT_THREADS, DEFAULT_MAX_EVENTS, DEFAULT_MAX_BYTES, DEFAULT_MAX_EVENTS_OF_CHANNEL);
  }

  /** Returns one thread that keeps the order of arrival, with the same bounds for all together. */
  public static EslDelivery inOrder() {
    return new EslDelivery(1, DEFAULT_MAX_EVENTS, DEFAULT_MAX_BYTES, DEFAULT_MAX_EVENTS);
  }

  private static void checkPositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
