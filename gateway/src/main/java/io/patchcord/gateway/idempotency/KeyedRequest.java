package io.patchcord.gateway.idempotency;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request that came with a key, as hashes: what it said cannot be read out of them.
 *
 * @param hash of who asked, with which key, for what: two with the same one are attempts at one
 *     thing, or a mistake
 * @param fingerprint of all that was asked: it tells the two apart
 */
public record KeyedRequest(String hash, String fingerprint) {
  public KeyedRequest {
    requireNonNull(hash, "hash is null");
    requireNonNull(fingerprint, "fingerprint is null");
  }

  /**
   * @param who the same for all requests of one principal, and of no other
   * @param uri as it came, with its query
   * @param body as it came
   */
  public static KeyedRequest of(
      String who, IdempotencyKey key, String method, URI uri, byte[] body) {
    String path = String.valueOf(uri.getRawPath());
    String query = String.valueOf(uri.getRawQuery());
    return new KeyedRequest(
        hash(text(who), text(method), text(path), text(key.value())),
        hash(text(method), text(path), text(query), body));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** With each part's length before it: "ab" and "c" are not "a" and "bc". */
  private static String hash(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(text(part.length + ":"));
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
