package io.patchcord.gateway.security;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What secrets look like: {@code pck_} for an API key and {@code pcs_} for a session, eight
 * characters by which people know it, and 32 random bytes.
 */
public final class SecretFormat {
  /** Nothing that is taken for something else when it is typed from paper. */
  private static final String TYPED = "abcdefghjkmnpqrstuvwxyz23456789";

  /** 99 bits: SIP's digest is MD5, which tries fast. */
  private static final int SIP_LENGTH = 20;

  /** Of what people know a key by, and copy from lists: never with the underscore that ends it. */
  private static final int PREFIX_LENGTH = 8;

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

  /** A new password for the phones of a line, which people type. Shown once. */
  public static String newSipPassword() {
    return typed(SIP_LENGTH);
  }

  private static String secret() {
    return typed(PREFIX_LENGTH) + "_" + random(32);
  }

  private static String typed(int length) {
    StringBuilder text = new StringBuilder();
    RANDOM.ints(length, 0, TYPED.length()).forEach(at -> text.append(TYPED.charAt(at)));
    return text.toString();
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
