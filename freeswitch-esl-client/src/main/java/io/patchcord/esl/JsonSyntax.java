package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;

/** Walks over JSON in bytes. Every walk ends at {@code to}, or says what it misses there. */
final class JsonSyntax {

  private static final List<String> WORDS = List.of("true", "false", "null");

  private JsonSyntax() {}

  static int skipSpace(byte[] bytes, int from, int to) {
    if (from < to && bytes[from] > ' ') {
      return from;
    }
    int at = from;
    while (at < to
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
    return at;
  }

  static byte peek(byte[] bytes, int at, int to) {
    if (at >= to) {
      throw malformed("more", at);
    }
    return bytes[at];
  }

  static int expect(byte[] bytes, int at, int to, char wanted) {
    if (at >= to || bytes[at] != wanted) {
      throw malformed("'" + wanted + "'", at);
    }
    return at + 1;
  }

  /** From the end of a name to the beginning of its value. */
  static int skipColon(byte[] bytes, int from, int to) {
    int colon = skipSpace(bytes, from, to);
    return skipSpace(bytes, expect(bytes, colon, to, ':'), to);
  }

  /** From the first quote to behind the last, with a look at every escape between. */
  static int skipString(byte[] bytes, int from, int to) {
    int at = expect(bytes, from, to, '"');
    while (true) {
      at = ByteSearch.indexOfEither(bytes, '"', '\\', at, to);
      if (at < 0) {
        throw malformed("'\"'", to);
      }
      if (bytes[at] == '"') {
        return at + 1;
      }
      at = skipEscape(bytes, at, to);
    }
  }

  private static int skipEscape(byte[] bytes, int backslash, int to) {
    int at = backslash + 1;
    switch (peek(bytes, at, to)) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return at + 1;
      }
      case 'u' -> {
        for (int digit = at + 1; digit <= at + 4; digit++) {
          if (Character.digit(peek(bytes, digit, to), 16) < 0) {
            throw malformed("a hexadecimal digit", digit);
          }
        }
        return at + 5;
      }
      default -> throw malformed("an escape", at);
    }
  }

  static int skipValue(byte[] bytes, int from, int to, int depth) {
    return switch (peek(bytes, from, to)) {
      case '"' -> skipString(bytes, from, to);
      case '{' -> skipContainer(bytes, from, to, '}', depth);
      case '[' -> skipContainer(bytes, from, to, ']', depth);
      default -> skipLiteral(bytes, from, to);
    };
  }

  private static int skipContainer(byte[] bytes, int from, int to, char close, int depth) {
    if (depth == 0) {
      throw new EslProtocolException("JSON depth: too many levels at byte " + from);
    }
    int at = skipSpace(bytes, from + 1, to);
    if (at < to && bytes[at] == close) {
      return at + 1;
    }
    while (true) {
      at = skipSpace(bytes, at, to);
      if (close == '}') {
        at = skipColon(bytes, skipString(bytes, at, to), to);
      }
      at = skipSpace(bytes, skipValue(bytes, at, to, depth - 1), to);
      if (at == to || bytes[at] != ',') {
        return expect(bytes, at, to, close);
      }
      at++;
    }
  }

  private static int skipLiteral(byte[] bytes, int from, int to) {
    for (String word : WORDS) {
      if (ByteSearch.startsWith(bytes, from, to, word)) {
        return from + word.length();
      }
    }
    int at = skipDigits(bytes, bytes[from] == '-' ? from + 1 : from, to);
    if (at < to && bytes[at] == '.') {
      at = skipDigits(bytes, at + 1, to);
    }
    if (at < to && (bytes[at] == 'e' || bytes[at] == 'E')) {
      at++;
      boolean signed = at < to && (bytes[at] == '-' || bytes[at] == '+');
      at = skipDigits(bytes, signed ? at + 1 : at, to);
    }
    return at;
  }

  private static int skipDigits(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw malformed("a value", at);
    }
    return at;
  }

  /**
   * Decodes what stands between two quotes. A surrogate without its other half becomes U+FFFD, as
   * does a byte that is not UTF-8.
   */
  static String unescaped(byte[] bytes, int from, int to) {
    int backslash = ByteSearch.indexOf(bytes, '\\', from, to);
    if (backslash < 0) {
      return new String(bytes, from, to - from, UTF_8);
    }
    // No escape is shorter than the UTF-8 of what it stands for.
    ByteBuffer decoded = ByteBuffer.allocate(to - from);
    int at = from;
    while (backslash >= 0) {
      decoded.put(bytes, at, backslash - at);
      at = unescape(bytes, backslash + 1, to, decoded);
      backslash = ByteSearch.indexOf(bytes, '\\', at, to);
    }
    decoded.put(bytes, at, to - at);
    return new String(decoded.array(), 0, decoded.position(), UTF_8);
  }

  private static int unescape(byte[] bytes, int at, int to, ByteBuffer decoded) {
    byte escape = bytes[at];
    if (escape == 'u') {
      return unescapeUnicode(bytes, at + 1, to, decoded);
    }
    decoded.put(
        (byte)
            switch (escape) {
              case 'b' -> '\b';
              case 'f' -> '\f';
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              default -> escape;
            });
    return at + 1;
  }

  private static int unescapeUnicode(byte[] bytes, int digits, int to, ByteBuffer decoded) {
    int codePoint = fourDigits(bytes, digits);
    int end = digits + 4;
    if (Character.isHighSurrogate((char) codePoint)
        && ByteSearch.startsWith(bytes, end, to, "\\u")
        && Character.isLowSurrogate((char) fourDigits(bytes, end + 2))) {
      codePoint = Character.toCodePoint((char) codePoint, (char) fourDigits(bytes, end + 2));
      end += 6;
    }
    Utf8.put(codePoint, decoded);
    return end;
  }

  private static int fourDigits(byte[] bytes, int from) {
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      value = (value << 4) | Character.digit(bytes[i], 16);
    }
    return value;
  }

  static EslProtocolException malformed(String expected, int at) {
    return new EslProtocolException("Not a JSON event: " + expected + " expected at byte " + at);
  }
}
