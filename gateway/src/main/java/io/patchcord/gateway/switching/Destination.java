package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A number or extension as the switch's dialplan takes it. The whitelist is the only way in:
 * application data with {@code ${…}} would run commands on the switch, and a comma, a bar or {@code
 * :_:} would fork further legs.
 */
public record Destination(String value) {
  private static final Pattern ALLOWED = Pattern.compile("[+0-9*#A-Za-z._-]{1,64}");

  public Destination {
    requireNonNull(value, "value is null");
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException("not a destination: a character or its length is refused");
    }
  }
}
