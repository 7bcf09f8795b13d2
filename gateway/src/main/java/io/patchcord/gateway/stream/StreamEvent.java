package io.patchcord.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event, as it goes out: written as bytes once, however many streams it goes to. Whoever gets
 * the bytes must not change them.
 */
public final class StreamEvent {
  private final @Nullable String id;
  private final long sequence;
  private final Instant at;
  private final String type;
  private final Audience audience;
  private final byte[] wire;
  private final int dataStart;

  private StreamEvent(
      @Nullable String id,
      long sequence,
      Instant at,
      String type,
      Audience audience,
      String head,
      byte[] data) {
    this.id = id;
    this.sequence = sequence;
    this.at = requireNonNull(at, "at is null");
    this.type = requireNonNull(type, "type is null");
    this.audience = requireNonNull(audience, "audience is null");
    byte[] before = (head + "event: " + type + "\ndata: ").getBytes(UTF_8);
    this.dataStart = before.length;
    this.wire = new byte[before.length + data.length + 2];
    System.arraycopy(before, 0, wire, 0, before.length);
    System.arraycopy(data, 0, wire, before.length, data.length);
    wire[wire.length - 2] = '\n';
    wire[wire.length - 1] = '\n';
  }

  /**
   * One of the log.
   *
   * @param id what a client gives back as {@code Last-Event-ID}
   * @param type such as {@code call}
   * @param data one line of JSON, as UTF-8
   */
  public static StreamEvent of(
      String id, long sequence, Instant at, String type, Audience audience, byte[] data) {
    return new StreamEvent(id, sequence, at, type, audience, "id: " + id + "\n", data);
  }

  /**
   * One for a single stream, after which that stream has everything up to this place in the log.
   */
  static StreamEvent upTo(String cursor, Instant at, String type, String data) {
    return new StreamEvent(
        cursor, 0, at, type, Audience.everybody(), "id: " + cursor + "\n", data.getBytes(UTF_8));
  }

  /** One for a single stream that changes nothing of what its client has: it has no id. */
  static StreamEvent aside(Instant at, String type, String data) {
    return new StreamEvent(null, 0, at, type, Audience.everybody(), "", data.getBytes(UTF_8));
  }

  /** The same, and the client is not to come back earlier than that. */
  static StreamEvent aside(Instant at, String type, String data, long retryMillis) {
    return new StreamEvent(
        null,
        0,
        at,
        type,
        Audience.everybody(),
        "retry: " + retryMillis + "\n",
        data.getBytes(UTF_8));
  }

  /** What a client gives back as {@code Last-Event-ID}; empty for one that changes nothing. */
  public String id() {
    return id == null ? "" : id;
  }

  /** Its number in the log; 0 for one that is not in it. */
  public long sequence() {
    return sequence;
  }

  public Instant at() {
    return at;
  }

  /** Such as {@code call}. */
  public String type() {
    return type;
  }

  public Audience audience() {
    return audience;
  }

  /** One line of JSON. */
  public String data() {
    return new String(wire, dataStart, wire.length - dataStart - 2, UTF_8);
  }

  /** As Server-Sent Events has it; not to be changed. */
  byte[] wire() {
    return wire;
  }

  @Override
  public String toString() {
    return id() + " " + type;
  }
}
