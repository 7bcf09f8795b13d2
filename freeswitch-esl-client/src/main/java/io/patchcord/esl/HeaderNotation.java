package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the ways in which the switch writes headers. A name begins where the {@link HeaderIndex}
 * says and ends before the {@link #terminator}; the rest is decoded when it is asked for, and since
 * the bytes were checked when they were indexed, decoding never fails.
 */
abstract class HeaderNotation {

  static final String ARRAY_PREFIX = "ARRAY::";
  static final String ARRAY_SEPARATOR = "|:";

  /** The byte after a name, which is in no name. */
  final char terminator;

  HeaderNotation(char terminator) {
    this.terminator = terminator;
  }

  /**
   * Checks what stands in [from, to) and enters its headers.
   *
   * @return where the headers end
   * @throws EslProtocolException if it is malformed or has too many headers
   */
  abstract int index(byte[] bytes, int from, int to, HeaderIndex index);

  /** Finds the terminator of the name that begins there. */
  int nameEnd(byte[] bytes, int start, int limit) {
    return ByteSearch.indexOf(bytes, terminator, start, limit);
  }

  /** Decodes the name that begins there. */
  String name(byte[] bytes, int start, int limit) {
    return new String(bytes, start, nameEnd(bytes, start, limit) - start, UTF_8);
  }

  /** Decodes the value of the header whose name ends there, an array as {@code ARRAY::a|:b}. */
  abstract String value(byte[] bytes, int nameEnd, int limit);

  /** Decodes the elements of the header whose name ends there; a plain value is a list of one. */
  List<String> elements(byte[] bytes, int nameEnd, int limit) {
    return split(value(bytes, nameEnd, limit));
  }

  /** Decodes the event's body. */
  abstract String body(byte[] bytes, int start, int end);

  static String join(List<String> elements) {
    return ARRAY_PREFIX + String.join(ARRAY_SEPARATOR, elements);
  }

  static List<String> split(String value) {
    if (!value.startsWith(ARRAY_PREFIX)) {
      return List.of(value);
    }
    List<String> elements = new ArrayList<>();
    int start = ARRAY_PREFIX.length();
    for (int end = value.indexOf(ARRAY_SEPARATOR, start);
        end >= 0;
        end = value.indexOf(ARRAY_SEPARATOR, start)) {
      elements.add(value.substring(start, end));
      start = end + ARRAY_SEPARATOR.length();
    }
    elements.add(value.substring(start));
    return elements;
  }

  /**
   * Decodes {@code %XX} as bytes first and UTF-8 after that. A {@code %} that begins no {@code %XX}
   * is kept: the switch leaves an existing {@code %XX} as it is, so both can be a plain percent
   * sign.
   */
  static String percentDecoded(byte[] bytes, int from, int to) {
    int percent = ByteSearch.indexOf(bytes, '%', from, to);
    if (percent < 0) {
      return new String(bytes, from, to - from, UTF_8);
    }
    byte[] decoded = new byte[to - from];
    int length = percent - from;
    System.arraycopy(bytes, from, decoded, 0, length);
    for (int i = percent; i < to; i++) {
      byte b = bytes[i];
      if (b == '%' && i + 2 < to) {
        int high = Character.digit(bytes[i + 1], 16);
        int low = Character.digit(bytes[i + 2], 16);
        if (high >= 0 && low >= 0) {
          b = (byte) ((high << 4) | low);
          i += 2;
        }
      }
      decoded[length++] = b;
    }
    return new String(decoded, 0, length, UTF_8);
  }
}
