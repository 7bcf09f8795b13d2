package io.patchcord.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** The header by which a receiver knows that a body is ours, and when it was sent. */
final class Signature {
  static final String HEADER = "Patchcord-Signature";

  private Signature() {}

  /**
   * {@code t=SECONDS,v1=HEX}, and one more {@code v1} for each further secret.
   *
   * @param secrets those that count now, the newest first
   */
  static String of(String body, Instant at, List<String> secrets) {
    long seconds = at.getEpochSecond();
    StringBuilder header = new StringBuilder("t=").append(seconds);
    for (String secret : secrets) {
      header
          .append(",v1=")
          .append(
              HexFormat.of()
                  .formatHex(WebhookSecrets.hmac(secret.getBytes(UTF_8), seconds + "." + body)));
    }
    return header.toString();
  }
}
