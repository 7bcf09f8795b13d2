package io.patchcord.esl;

import java.nio.ByteBuffer;

/** Writes the UTF-8 of what an escape or an entity stands for. */
final class Utf8 {

  private static final int REPLACEMENT = 0xFFFD;

  private Utf8() {}

  /** Writes U+FFFD for what is no character. */
  static void put(int codePoint, ByteBuffer to) {
    boolean character =
        Character.isValidCodePoint(codePoint)
            && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    int c = character ? codePoint : REPLACEMENT;
    if (c < 0x80) {
      to.put((byte) c);
    } else if (c < 0x800) {
      to.put((byte) (0xC0 | (c >> 6))).put(continuation(c));
    } else if (c < 0x10000) {
      to.put((byte) (0xE0 | (c >> 12))).put(continuation(c >> 6)).put(continuation(c));
    } else {
      to.put((byte) (0xF0 | (c >> 18)))
          .put(continuation(c >> 12))
          .put(continuation(c >> 6))
          .put(continuation(c));
    }
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }
}
