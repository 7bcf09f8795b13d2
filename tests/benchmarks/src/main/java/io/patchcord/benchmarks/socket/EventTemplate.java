package io.patchcord.benchmarks.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import io.patchcord.benchmarks.decode.RecordedFrame;
import io.patchcord.benchmarks.decode.Recording;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded channel event into which another channel, a number and a time can be written in place,
 * so that sending one costs no more than copying its bytes. Not safe for several threads.
 */
public final class EventTemplate {

  /** A header of ours: the event's number within its channel, from 0. */
  public static final String SEQUENCE = "Benchmark-Sequence";

  /** A header of ours: when the event was due to be sent, of {@link System#nanoTime()}. */
  public static final String SENT_NANOS = "Benchmark-Sent-Nanos";

  /** Nineteen digits hold every positive long. */
  private static final int DIGITS = 19;

  private static final int UUID_LENGTH = 36;

  private static final Pattern UNIQUE_ID = Pattern.compile("(?m)^Unique-ID: [0-9a-f-]{36}$");

  private final byte[] frame;
  private final int uniqueIdAt;
  private final int sequenceAt;
  private final int sentAt;

  private EventTemplate(byte[] frame, int uniqueIdAt, int sequenceAt, int sentAt) {
    this.frame = frame;
    this.uniqueIdAt = uniqueIdAt;
    this.sequenceAt = sequenceAt;
    this.sentAt = sentAt;
  }

  /** Returns the recording's events that belong to a channel, in their order. */
  public static List<EventTemplate> recorded() {
    return Recording.plain().frames().stream()
        .filter(frame -> frame.isEvent() && UNIQUE_ID.matcher(frame.body()).find())
        .map(EventTemplate::of)
        .toList();
  }

  private static EventTemplate of(RecordedFrame recorded) {
    String zeros = "0".repeat(DIGITS);
    Matcher uniqueId = UNIQUE_ID.matcher(recorded.body());
    if (!uniqueId.find()) {
      throw new IllegalArgumentException("The event is of no channel");
    }
    String body =
        recorded.body().substring(0, uniqueId.end())
            + ("\n" + SEQUENCE + ": " + zeros + "\n" + SENT_NANOS + ": " + zeros)
            + recorded.body().substring(uniqueId.end());
    String headers = "Content-Length: " + body.length() + "\nContent-Type: text/event-plain\n\n";
    String text = headers + body;
    return new EventTemplate(
        text.getBytes(ISO_8859_1),
        headers.length() + uniqueId.end() - UUID_LENGTH,
        text.indexOf(SEQUENCE) + SEQUENCE.length() + 2,
        text.indexOf(SENT_NANOS) + SENT_NANOS.length() + 2);
  }

  /**
   * Fills in one event.
   *
   * @param channel its {@code Unique-ID} in ASCII, 36 bytes
   * @return the whole frame: this template's own array, good until the next call
   */
  public byte[] fill(byte[] channel, long sequence, long sentNanos) {
    requireNonNull(channel, "channel is null");
    System.arraycopy(channel, 0, frame, uniqueIdAt, UUID_LENGTH);
    digits(sequence, sequenceAt);
    digits(sentNanos, sentAt);
    return frame;
  }

  private void digits(long value, int at) {
    long rest = value;
    for (int i = at + DIGITS - 1; i >= at; i--) {
      frame[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
