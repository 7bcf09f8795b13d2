package io.patchcord.systemtests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a phone proves that it has its line's password (RFC 2617). */
final class SipDigest {
  private static final Pattern FIELD = Pattern.compile("([A-Za-z]+)=\"?([^\",]+)\"?");

  private SipDigest() {}

  /** The header that answers a challenge. */
  static String answer(String challenge, String method, String uri, String user, String password) {
    Map<String, String> fields = fields(challenge);
    String realm = fields.getOrDefault("realm", "");
    String nonce = fields.getOrDefault("nonce", "");
    String mine = UUID.randomUUID().toString().replace("-", "");
    String response =
        hash(
            hash(user + ':' + realm + ':' + password)
                + ':'
                + nonce
                + ":00000001:"
                + mine
                + ":auth:"
                + hash(method + ':' + uri));
    return "Digest username=\""
        + user
        + "\", realm=\""
        + realm
        + "\", nonce=\""
        + nonce
        + "\", uri=\""
        + uri
        + "\", response=\""
        + response
        + "\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\""
        + mine
        + "\"";
  }

  /** What a proof says; empty if it does not say that. */
  static String field(String proof, String name) {
    return fields(proof).getOrDefault(name, "");
  }

  /**
   * Whether somebody who gives that proof has the password, as a switch finds out.
   *
   * @param kept the hash of user, realm and password
   */
  static boolean proves(String proof, String method, String kept) {
    Map<String, String> said = fields(proof);
    String expected =
        hash(
            kept
                + ':'
                + said.get("nonce")
                + ':'
                + said.get("nc")
                + ':'
                + said.get("cnonce")
                + ':'
                + said.get("qop")
                + ':'
                + hash(method + ':' + said.get("uri")));
    return expected.equals(said.get("response"));
  }

  private static Map<String, String> fields(String header) {
    Map<String, String> fields = new TreeMap<>();
    Matcher field = FIELD.matcher(header);
    while (field.find()) {
      fields.put(field.group(1).toLowerCase(Locale.ROOT), field.group(2));
    }
    return fields;
  }

  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has MD5", e);
    }
  }
}
