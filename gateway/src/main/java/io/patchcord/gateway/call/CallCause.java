package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Why a call is over.
 *
 * @param switchCause the switch's own word for it, {@code null} when it said none
 * @param endedBy whose doing it was, {@code null} when it was nobody's or is not known
 */
public record CallCause(CauseCode code, @Nullable String switchCause, @Nullable Role endedBy) {
  public CallCause {
    requireNonNull(code, "code is null");
  }
}
