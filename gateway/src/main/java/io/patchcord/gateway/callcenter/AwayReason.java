package io.patchcord.gateway.callcenter;

import static java.util.Objects.requireNonNull;

/**
 * Why an agent is away.
 *
 * @param code stable, such as {@code LUNCH}
 * @param label for people
 */
public record AwayReason(String code, String label) {
  public AwayReason {
    requireNonNull(code, "code is null");
    requireNonNull(label, "label is null");
  }
}
