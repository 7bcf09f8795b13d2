package io.patchcord.benchmarks.socket;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends recorded events of many channels by turns, a few of each at once as a switch does, numbered
 * within each. For one thread.
 */
public final class EventFlood {

  /** As fast as the socket takes them. */
  public static final int UNLIMITED = 0;

  /** Written at once where nobody waits for the single event; the longest is some 12 KB. */
  private static final int BATCH = 128 * 1024;

  /** What a channel sends at once: in the recording one to 21, between four and five on average. */
  static final int RUN = 4;

  private final PeerConnection connection;
  private final Channels channels;
  private final List<EventTemplate> templates;
  private final byte[] batch = new byte[BATCH];
  private int batched;
  private long sent;

  /** Sends to one connection, from number 0 on. */
  public EventFlood(PeerConnection connection, Channels channels, List<EventTemplate> templates) {
    this.connection = requireNonNull(connection, "connection is null");
    this.channels = requireNonNull(channels, "channels is null");
    this.templates = List.copyOf(templates);
  }

  /**
   * Sends events, at an even pace. An event that goes out late still says when it was due, so a
   * client that does not read cannot hide the wait.
   *
   * @param count how many
   * @param perSecond the pace, or {@link #UNLIMITED}
   */
  public void send(long count, int perSecond) {
    long begin = System.nanoTime();
    for (long i = 0; i < count; i++) {
      long due =
          perSecond == UNLIMITED
              ? System.nanoTime()
              : begin + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      int channel = (int) (sent / RUN % channels.count());
      long sequence = sent / (RUN * (long) channels.count()) * RUN + sent % RUN;
      byte[] frame =
          templates.get((int) (sent % templates.size())).fill(channels.id(channel), sequence, due);
      if (batched + frame.length > BATCH) {
        flush();
      }
      System.arraycopy(frame, 0, batch, batched, frame.length);
      batched += frame.length;
      sent++;
      if (perSecond != UNLIMITED) {
        flush();
      }
    }
    flush();
  }

  private void flush() {
    connection.send(batch, batched);
    batched = 0;
  }
}
