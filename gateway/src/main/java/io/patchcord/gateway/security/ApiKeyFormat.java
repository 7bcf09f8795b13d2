package io.patchcord.gateway.security;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What an API key looks like: {@code pck_}, eight characters by which people know it, and a secret
 * of 32 random bytes.
 */
public final class ApiKeyFormat {
  private static final String TAG = "pck_";
  private static final SecureRandom RANDOM = new SecureRandom();

  private ApiKeyFormat() {}

  /** A new key. Shown once, then only its hash remains. */
  public static String generate() {
    return TAG + random(6) + "_" + random(32);
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
