package io.patchcord.gateway.line;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the phones of a line register with.
 *
 * @param line its number, which is the user's name
 * @param realm the SIP domain
 * @param hash as {@link #hash}
 */
public record SipAccount(String line, String realm, String hash) {
  public SipAccount {
    requireNonNull(line, "line is null");
    requireNonNull(realm, "realm is null");
    requireNonNull(hash, "hash is null");
  }

  /**
   * Returns H(A1) of SIP's digest (RFC 3261, 22.4), 32 hexadecimal digits. MD5 is the protocol's
   * choice; the password has to be long and random by itself.
   */
  public static String hash(String line, String realm, String password) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      String text = line + ':' + realm + ':' + password;
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  /** Without the hash, which is as secret as the password. */
  @Override
  public String toString() {
    return "SipAccount[" + line + '@' + realm + ']';
  }
}
