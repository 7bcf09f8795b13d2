package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Walks over the little XML that the switch writes. */
final class XmlSyntax {

  /** The longest is a hash and seven digits; leading zeros beyond that are nobody's. */
  private static final int MAX_ENTITY = 12;

  private XmlSyntax() {}

  /** Past an XML declaration, which the switch leaves out of events. */
  static int skipProlog(byte[] bytes, int from, int to) {
    int at = JsonSyntax.skipSpace(bytes, from, to);
    if (!ByteSearch.startsWith(bytes, at, to, "<?xml ")) {
      return at;
    }
    int end = ByteSearch.indexOf(bytes, '>', at, to);
    if (end < 0) {
      throw malformed("?>", to);
    }
    return JsonSyntax.skipSpace(bytes, end + 1, to);
  }

  /** Text between elements is what is left of a strange name, or white space: nobody's. */
  static int nextTag(byte[] bytes, int from, int to) {
    int tag = ByteSearch.indexOf(bytes, '<', from, to);
    if (tag < 0) {
      throw malformed("</event>", to);
    }
    return tag;
  }

  static int nameEnd(byte[] bytes, int start, int to) {
    int end = ByteSearch.indexOfEither(bytes, '>', '<', start, to);
    boolean name = end > start && bytes[end] == '>' && "/!?".indexOf(bytes[start]) < 0;
    if (!name) {
      throw malformed("an element", start);
    }
    return end;
  }

  /** From its name to behind its closing tag; there is only text between. */
  static int elementEnd(byte[] bytes, int start, int nameEnd, int to) {
    int tag = nextTag(bytes, nameEnd + 1, to);
    int closingName = tag + 2;
    int end = closingName + nameEnd - start;
    if (end >= to || bytes[tag + 1] != '/' || !sameName(bytes, start, closingName, end)) {
      throw malformed("a closing tag", tag);
    }
    return end + 1;
  }

  /** Whether the name that begins there is the one in [start, end), which a {@code >} follows. */
  static boolean sameName(byte[] bytes, int otherStart, int start, int end) {
    int otherEnd = otherStart + end - start;
    return bytes[end] == '>'
        && bytes[otherEnd] == '>'
        && Arrays.equals(bytes, otherStart, otherEnd, bytes, start, end);
  }

  static int lastIndexOf(byte[] bytes, int from, int to, String text) {
    for (int at = to - text.length(); at >= from; at--) {
      if (ByteSearch.startsWith(bytes, at, to, text)) {
        return at;
      }
    }
    return -1;
  }

  /** Replaces the entities; a {@code &} that begins none is kept. */
  static byte[] unescaped(byte[] bytes, int from, int to) {
    // No entity is shorter than the UTF-8 of what it stands for.
    ByteBuffer unescaped = ByteBuffer.allocate(to - from);
    int at = from;
    for (int ampersand = ByteSearch.indexOf(bytes, '&', at, to);
        ampersand >= 0;
        ampersand = ByteSearch.indexOf(bytes, '&', at, to)) {
      unescaped.put(bytes, at, ampersand - at);
      at = ampersand + 1;
      int end = ByteSearch.indexOf(bytes, ';', at, Math.min(to, at + MAX_ENTITY));
      int character = end < 0 ? -1 : character(bytes, at, end);
      if (character < 0) {
        unescaped.put((byte) '&');
      } else {
        Utf8.put(character, unescaped);
        at = end + 1;
      }
    }
    unescaped.put(bytes, at, to - at);
    return Arrays.copyOf(unescaped.array(), unescaped.position());
  }

  /** What the entity stands for, or -1 if it is none. */
  private static int character(byte[] bytes, int from, int end) {
    if (end > from + 1 && bytes[from] == '#') {
      boolean hexadecimal = bytes[from + 1] == 'x';
      return number(bytes, hexadecimal ? from + 2 : from + 1, end, hexadecimal ? 16 : 10);
    }
    return switch (new String(bytes, from, end - from, US_ASCII)) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> -1;
    };
  }

  private static int number(byte[] bytes, int from, int end, int radix) {
    int value = from < end ? 0 : -1;
    for (int i = from; i < end && value >= 0; i++) {
      int digit = Character.digit(bytes[i], radix);
      // What is beyond Unicode stays beyond it, without an overflow.
      value = digit < 0 ? -1 : Math.min(value * radix + digit, Character.MAX_CODE_POINT + 1);
    }
    return value;
  }

  static EslProtocolException malformed(String expected, int at) {
    return new EslProtocolException("Not an XML event: " + expected + " expected at byte " + at);
  }
}
