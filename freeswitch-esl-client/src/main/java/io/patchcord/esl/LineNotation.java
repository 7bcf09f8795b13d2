package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code Name: value} on a line each, up to a blank line. */
final class LineNotation extends HeaderNotation {

  /** The outer headers of a frame, as they are. */
  static final HeaderNotation OUTER = new LineNotation(false);

  /** The headers of a plain event, or of the answer to {@code connect}: percent-encoded. */
  static final HeaderNotation PLAIN = new LineNotation(true);

  private final boolean percentEncoded;

  private LineNotation(boolean percentEncoded) {
    super(':');
    this.percentEncoded = percentEncoded;
  }

  /**
   * Finds the colon that ends each name, and the line feed that ends its value. Decoding comes
   * after splitting, so that a {@code %0A} in a value never makes another header.
   */
  @Override
  int index(byte[] bytes, int from, int to, HeaderIndex index) {
    int start = from;
    while (start < to) {
      int nameEnd = ByteSearch.indexOfEither(bytes, ':', '\n', start, to);
      if (nameEnd <= start || bytes[nameEnd] != ':') {
        int lineFeed = ByteSearch.indexOf(bytes, '\n', start, to);
        int lineEnd = lineFeed < 0 ? to : lineFeed;
        if (!isBlank(bytes, start, lineEnd)) {
          throw nameless(bytes, start, lineEnd);
        }
        // The nested Content-Length says nothing new: the frame ends where the body does.
        index.body(Math.min(lineEnd + 1, to), to);
        return start;
      }
      index.add(start);
      int lineFeed = ByteSearch.indexOf(bytes, '\n', nameEnd, to);
      start = lineFeed < 0 ? to : lineFeed + 1;
    }
    index.body(to, to);
    return to;
  }

  private static boolean isBlank(byte[] bytes, int start, int end) {
    return end == start || (end == start + 1 && bytes[start] == '\r');
  }

  /**
   * Checks that the line has a name and a colon.
   *
   * @throws EslProtocolException if it has not
   */
  static void checkName(byte[] bytes, int start, int end) {
    if (ByteSearch.indexOf(bytes, ':', start, end) <= start) {
      throw nameless(bytes, start, end);
    }
  }

  /** Quotes the beginning of the line, without anything unprintable. */
  private static EslProtocolException nameless(byte[] bytes, int start, int end) {
    String head = new String(bytes, start, Math.min(end - start, 40), ISO_8859_1);
    return new EslProtocolException(
        "A header line has no name and colon: \"" + head.replaceAll("[^ -~]", "?") + '"');
  }

  @Override
  String value(byte[] bytes, int nameEnd, int limit) {
    int from = valueStart(bytes, nameEnd, limit);
    int to = valueEnd(bytes, from, limit);
    return percentEncoded
        ? percentDecoded(bytes, from, to)
        : new String(bytes, from, to - from, UTF_8);
  }

  static int valueStart(byte[] bytes, int nameEnd, int limit) {
    int start = nameEnd + 1;
    while (start < limit && bytes[start] == ' ') {
      start++;
    }
    return start;
  }

  static int valueEnd(byte[] bytes, int start, int limit) {
    int lineFeed = ByteSearch.indexOf(bytes, '\n', start, limit);
    int end = lineFeed < 0 ? limit : lineFeed;
    return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  @Override
  String body(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, UTF_8);
  }
}
