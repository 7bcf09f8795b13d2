package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A phone that is registered on a line.
 *
 * @param kind what it is, by the way it is connected
 * @param userAgent what it calls itself, such as {@code Yealink SIP-T46S}; {@code null} where the
 *     switch did not say
 */
public record Phone(Kind kind, @Nullable String userAgent) {
  private static final int MAX_USER_AGENT = 80;

  /** What kinds of phones there are. */
  public enum Kind {
    /** On a desk, or a program. */
    SIP_PHONE,
    /** In a browser: it is connected by a WebSocket. */
    BROWSER
  }

  public Phone {
    requireNonNull(kind, "kind is null");
  }

  /**
   * @param contact its SIP address as it registered, or as the switch lists it
   */
  static Phone at(@Nullable String contact, @Nullable String userAgent) {
    String address = contact == null ? "" : contact.toLowerCase(Locale.ROOT);
    boolean webSocket = address.contains("transport=ws"); // and wss
    String name = userAgent == null ? "" : userAgent.replaceAll("\\p{Cntrl}", " ").strip();
    return new Phone(
        webSocket ? Kind.BROWSER : Kind.SIP_PHONE,
        name.isEmpty() ? null : name.substring(0, Math.min(name.length(), MAX_USER_AGENT)));
  }
}
