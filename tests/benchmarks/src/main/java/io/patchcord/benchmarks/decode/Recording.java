package io.patchcord.benchmarks.decode;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a FreeSWITCH 1.10.12 sent during one call, from the first byte after the reply to the
 * subscription, and in which pieces it is read.
 */
public final class Recording {

  /** What a read from a busy socket gives at most, with the usual receive buffer. */
  private static final int SOCKET_READ = 64 * 1024;

  private static final String PLAIN = "click-to-dial-plain-all";
  private static final String JSON = "click-to-dial-json-all";

  private final byte[] bytes;
  private final List<Integer> lengths;
  private final List<RecordedFrame> frames;

  private Recording(byte[] bytes, List<Integer> lengths, List<RecordedFrame> frames) {
    this.bytes = bytes;
    this.lengths = lengths;
    this.frames = frames;
  }

  /** Returns the call in plain events, in reads of 64 KB. */
  public static Recording plain() {
    return inSocketReads(PLAIN);
  }

  /** Returns the same call in JSON events, in reads of 64 KB. */
  public static Recording json() {
    return inSocketReads(JSON);
  }

  /** Returns the call in plain events, in the pieces in which the recorder received it. */
  public static Recording plainAsRecorded() {
    Recording whole = inSocketReads(PLAIN);
    int subscribed = resource(PLAIN + "/switch.bin").length - whole.bytes.length;
    List<Integer> lengths = new ArrayList<>();
    try (InputStream in = open(PLAIN + "/timeline.jsonl");
        MappingIterator<JsonNode> lines =
            new ObjectMapper().readerFor(JsonNode.class).readValues(in)) {
      while (lines.hasNext()) {
        JsonNode line = lines.next();
        if (line.path("from").asText().equals("switch")
            && line.path("offset").asInt() >= subscribed) {
          lengths.add(line.path("length").asInt());
        }
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return new Recording(whole.bytes, lengths, whole.frames);
  }

  private static Recording inSocketReads(String transcript) {
    byte[] all = resource(transcript + "/switch.bin");
    List<RecordedFrame> frames = RecordedFrame.cut(all);
    int offset = 0;
    int first = 0;
    while (!frames.get(first).headers().contains("+OK event listener enabled")) {
      offset += frames.get(first++).length();
    }
    offset += frames.get(first++).length();
    byte[] bytes = new byte[all.length - offset];
    System.arraycopy(all, offset, bytes, 0, bytes.length);
    List<Integer> lengths = new ArrayList<>();
    for (int rest = bytes.length; rest > 0; rest -= SOCKET_READ) {
      lengths.add(Math.min(rest, SOCKET_READ));
    }
    return new Recording(bytes, lengths, List.copyOf(frames.subList(first, frames.size())));
  }

  /**
   * Feeds the whole recording to a decoder, read by read.
   *
   * @return how many events it found
   */
  public int feed(EventDecoder decoder, FiveHeaders sink) {
    int events = 0;
    int offset = 0;
    for (int length : lengths) {
      events += decoder.decode(bytes, offset, length, sink);
      offset += length;
    }
    return events;
  }

  /** Returns how many events there are, counted without either decoder. */
  public int events() {
    return (int) frames.stream().filter(RecordedFrame::isEvent).count();
  }

  /** Returns the size of all of it. */
  public int byteCount() {
    return bytes.length;
  }

  /** Returns the lengths of the reads, in order. */
  public List<Integer> readLengths() {
    return List.copyOf(lengths);
  }

  /** Returns what was cut out of the bytes, replies included. */
  public List<RecordedFrame> frames() {
    return frames;
  }

  /** Returns a recorded file's bytes, such as {@code connect-status-exit/switch.bin}. */
  public static byte[] resource(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static InputStream open(String name) {
    return requireNonNull(
        Recording.class.getResourceAsStream("/transcripts/" + name), "no recording " + name);
  }
}
