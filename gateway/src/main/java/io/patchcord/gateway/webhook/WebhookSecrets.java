package io.patchcord.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The webhooks' secrets. None is stored: each is made from one key of the gateway, which is in a
 * file that its owner alone can read, and what the webhook is.
 */
public final class WebhookSecrets {
  /** By which people and scanners know one when they see it. */
  public static final String PREFIX = "whsec_";

  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final byte[] key;

  private WebhookSecrets(byte[] key) {
    this.key = key.clone();
  }

  /**
   * Reads the key, or makes one.
   *
   * @throws IOException when the file cannot be read or made, or has no such key in it
   */
  public static WebhookSecrets in(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(Files.readString(file).strip());
    } catch (IllegalArgumentException notOne) {
      throw new IOException("it has no key in it", notOne);
    }
    if (key.length != KEY_BYTES) {
      throw new IOException("it has no key of " + KEY_BYTES + " bytes in it");
    }
    return new WebhookSecrets(key);
  }

  private static void make(Path file) throws IOException {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    Path folder = requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
    Files.createDirectories(folder);
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createFile(file, ownerOnly);
      Files.writeString(
          file, Base64.getEncoder().encodeToString(fresh) + "\n", StandardOpenOption.SYNC);
    } catch (FileAlreadyExistsException faster) {
      // Another process has made it just now: that one counts.
    }
  }

  /** The secret of that generation. Shown to an admin once; both sides sign with it. */
  public String secretOf(UUID webhook, int generation) {
    byte[] secret = hmac(key, webhook + ":" + generation);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** By which it is known whether a secret is still the one that was shown. */
  public static String checkOf(String secret) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + HMAC, impossible);
    }
  }
}
