package io.patchcord.esl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds a byte in an array eight bytes at a time. */
final class ByteSearch {

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final long TOP_BITS = 0x8080808080808080L;

  private ByteSearch() {}

  /** Returns the first index of the byte within [from, to), or -1. */
  static int indexOf(byte[] bytes, char wanted, int from, int to) {
    long pattern = wanted * EACH_BYTE;
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long found = firstMatch(word(bytes, i), pattern);
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the first index of either byte within [from, to), or -1. */
  static int indexOfEither(byte[] bytes, char one, char other, int from, int to) {
    long onePattern = one * EACH_BYTE;
    long otherPattern = other * EACH_BYTE;
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = word(bytes, i);
      long found = firstMatch(word, onePattern) | firstMatch(word, otherPattern);
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == one || bytes[i] == other) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the ASCII text stands at that place, and ends within the bound. */
  static boolean startsWith(byte[] bytes, int from, int to, String text) {
    if (text.length() > to - from) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the ASCII text stands at that place in any case; the caller minds the bound. */
  static boolean startsWithIgnoringCase(byte[] bytes, int from, String text) {
    for (int i = 0; i < text.length(); i++) {
      int wanted = text.charAt(i);
      int found = bytes[from + i];
      if (found != wanted) {
        int lowerCase = wanted | 0x20;
        if ((found | 0x20) != lowerCase || lowerCase < 'a' || lowerCase > 'z') {
          return false;
        }
      }
    }
    return true;
  }

  /** Eight bytes, the first in the lowest bits. */
  private static long word(byte[] bytes, int at) {
    return (long) EIGHT_BYTES.get(bytes, at);
  }

  /** Marks the bytes that match; only the lowest mark is to be trusted. */
  private static long firstMatch(long word, long pattern) {
    long other = word ^ pattern;
    return (other - EACH_BYTE) & ~other & TOP_BITS;
  }
}
