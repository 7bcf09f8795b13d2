package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

/**
 * A SIP gateway of the switch to the outside.
 *
 * @param registration as the switch says it: {@code NOREG}, {@code REGED}, {@code FAIL_WAIT}, …
 * @param status {@code UP}, or {@code DOWN} when it does not answer the switch's OPTIONS
 */
public record Trunk(String registration, String status) {
  public Trunk {
    requireNonNull(registration, "registration is null");
    requireNonNull(status, "status is null");
  }
}
