package io.patchcord.gateway.security;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What secrets look like: {@code pck_} for an API key and {@code pcs_} for a session, eight
 * characters by which people know it, and 32 random bytes.
 */
public final class SecretFormat {
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecretFormat() {}

  /** A new key. Shown once, then only its hash remains. */
  public static String newKey() {
    return "pck_" + secret();
  }

  /** A new session's token. Shown once, then only its hash remains. */
  public static String newToken() {
    return "pcs_" + secret();
  }

  private static String secret() {
    return random(6) + "_" + random(32);
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
