package io.patchcord.simulator.event;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The encoding of a plain header value ({@code switch_url_encode_opt} without double encoding).
 *
 * <p>What already looks like {@code %XX} in capitals stays as it is, so decoding is not always the
 * inverse. That is the real switch's doing.
 */
final class PercentEncoding {
  /** {@code SWITCH_URL_UNSAFE} of switch_utils.h, beside everything outside printable ASCII. */
  private static final String UNSAFE = "\r\n #%&+:;<=>?@[\\]^`{|}\"";

  private static final String HEXADECIMAL = "0123456789ABCDEF";

  /** What the switch writes for a header without a value. */
  private static final String EMPTY = "_undef_";

  private PercentEncoding() {}

  static String encode(String value) {
    if (value.isEmpty()) {
      return EMPTY;
    }
    byte[] bytes = value.getBytes(UTF_8);
    StringBuilder encoded = new StringBuilder(bytes.length + 16);
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      if (isSafe(b) || isEncodedAlready(bytes, i)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEXADECIMAL.charAt(b >> 4)).append(HEXADECIMAL.charAt(b & 0x0f));
      }
    }
    return encoded.toString();
  }

  private static boolean isSafe(int b) {
    return b >= ' ' && b <= '~' && UNSAFE.indexOf(b) < 0;
  }

  private static boolean isEncodedAlready(byte[] bytes, int at) {
    return bytes[at] == '%'
        && at + 2 < bytes.length
        && HEXADECIMAL.indexOf(bytes[at + 1]) >= 0
        && HEXADECIMAL.indexOf(bytes[at + 2]) >= 0;
  }
}
