package io.patchcord.gateway.idempotency;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By which a client's second attempt is known as one: a key of the client's own choice. The draft
 * of the IETF (draft-ietf-httpapi-idempotency-key-header) puts it into quotes, most of today's
 * clients do not: both are the same key.
 *
 * @param value without quotes; 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {
  /** Long enough for anything that somebody generates. */
  public static final int MAX_LENGTH = 255;

  private static final Pattern VISIBLE = Pattern.compile("[!-~]{1," + MAX_LENGTH + "}");

  /** A string of RFC 9651: only quote and backslash can be, and must be, escaped. */
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\[\"\\\\])*\"");

  public IdempotencyKey {
    if (!VISIBLE.matcher(requireNonNull(value, "value is null")).matches()) {
      throw new IllegalArgumentException("value has no 1 to 255 visible ASCII characters");
    }
  }

  /**
   * Reads the header.
   *
   * @return nothing if it is no key
   */
  public static Optional<IdempotencyKey> parse(String header) {
    String text = header.strip();
    if (text.startsWith("\"")) {
      // Twice as long if every character of it is escaped.
      if (text.length() > 2 * MAX_LENGTH + 2 || !QUOTED.matcher(text).matches()) {
        return Optional.empty();
      }
      text = text.substring(1, text.length() - 1).replaceAll("\\\\([\"\\\\])", "$1");
    }
    return VISIBLE.matcher(text).matches()
        ? Optional.of(new IdempotencyKey(text))
        : Optional.empty();
  }
}
