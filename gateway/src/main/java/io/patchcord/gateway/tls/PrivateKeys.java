package io.patchcord.gateway.tls;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;

/**
 * Private keys in the three forms that openssl writes. The JDK reads PKCS#8 alone; what PKCS#1 and
 * SEC 1 hold is the inside of a PKCS#8 key, and is wrapped into one here.
 */
final class PrivateKeys {
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;

  /** {@code [0]}: the curve, in a key of SEC 1. */
  private static final int CURVE = 0xa0;

  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  /** rsaEncryption, 1.2.840.113549.1.1.1, and NULL. */
  private static final byte[] RSA = {
    0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0
  };

  /** ecPublicKey, 1.2.840.10045.2.1; the curve follows. */
  private static final byte[] EC = {
    0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01
  };

  private PrivateKeys() {}

  /**
   * @param kind what the PEM block says that it is
   * @throws TlsException when it is not that, or of an algorithm that TLS has no use for
   */
  static PrivateKey read(Path file, String kind, byte[] der) {
    PKCS8EncodedKeySpec key;
    try {
      key =
          new PKCS8EncodedKeySpec(
              switch (kind) {
                case "RSA PRIVATE KEY" -> wrap(RSA, der);
                case "EC PRIVATE KEY" -> wrap(concat(EC, curve(der)), der);
                default -> der;
              });
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw unreadable(file, kind);
    }
    for (String algorithm : List.of("RSA", "EC")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(key);
      } catch (GeneralSecurityException e) {
        // Of another algorithm, or of none.
      }
    }
    throw unreadable(file, kind);
  }

  private static TlsException unreadable(Path file, String kind) {
    return new TlsException(
        file + " has a block " + kind + " that is no RSA or EC key that can be read.");
  }

  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return element(SEQUENCE, concat(VERSION_0, element(SEQUENCE, algorithm), element(OCTETS, key)));
  }

  /** The curve's own identifier, out of {@code ECPrivateKey} (RFC 5915). */
  private static byte[] curve(byte[] der) {
    int[] all = content(der, 0);
    for (int at = all[0]; at < all[1]; ) {
      int[] inside = content(der, at);
      if ((der[at] & 0xff) == CURVE) {
        return Arrays.copyOfRange(der, inside[0], inside[1]);
      }
      at = inside[1];
    }
    throw new IllegalArgumentException("the key does not name its curve");
  }

  /** Where the content of an element begins and ends. */
  private static int[] content(byte[] der, int at) {
    int length = der[at + 1] & 0xff;
    int begin = at + 2;
    if (length > 0x7f) {
      int bytes = length & 0x7f;
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = (length << 8) | (der[begin++] & 0xff);
      }
    }
    if (length < 0 || length > der.length - begin) {
      throw new IllegalArgumentException("an element is longer than what holds it");
    }
    return new int[] {begin, begin + length};
  }

  private static byte[] element(int tag, byte[] content) {
    int length = content.length;
    byte[] head;
    if (length < 0x80) {
      head = new byte[] {(byte) tag, (byte) length};
    } else if (length < 0x100) {
      head = new byte[] {(byte) tag, (byte) 0x81, (byte) length};
    } else {
      head = new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    }
    return concat(head, content);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
