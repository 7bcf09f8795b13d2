package io.patchcord.benchmarks.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One frame of a recording: its outer headers and its body. Cut without either of the decoders that
 * are measured, so that both can be held to it.
 *
 * @param headers the outer header lines with their blank line; one character for each byte
 * @param body the body, one character for each byte; empty if there is none
 */
public record RecordedFrame(String headers, String body) {

  private static final Pattern CONTENT_LENGTH = Pattern.compile("(?m)^Content-Length: (\\d+)$");

  /** Checks that both parts are there. */
  public RecordedFrame {
    requireNonNull(headers, "headers is null");
    requireNonNull(body, "body is null");
  }

  /**
   * Cuts a recording.
   *
   * @throws IllegalArgumentException if it does not end with a whole frame
   */
  public static List<RecordedFrame> cut(byte[] recording) {
    String text = new String(recording, ISO_8859_1);
    List<RecordedFrame> frames = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int blankLine = text.indexOf("\n\n", start);
      if (blankLine < 0) {
        throw new IllegalArgumentException("The recording ends within headers, from " + start);
      }
      int bodyStart = blankLine + 2;
      String headers = text.substring(start, bodyStart);
      Matcher length = CONTENT_LENGTH.matcher(headers);
      int bodyEnd = bodyStart + (length.find() ? Integer.parseInt(length.group(1)) : 0);
      if (bodyEnd > text.length()) {
        throw new IllegalArgumentException("The recording ends within a body, from " + bodyStart);
      }
      frames.add(new RecordedFrame(headers, text.substring(bodyStart, bodyEnd)));
      start = bodyEnd;
    }
    return frames;
  }

  /** Returns whether this is an event, plain or JSON. */
  public boolean isEvent() {
    return headers.contains("Content-Type: text/event-");
  }

  /** Returns how many bytes the frame had. */
  public int length() {
    return headers.length() + body.length();
  }
}
