package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Why a call is over.
 *
 * @param cause the stable code, at most 40 characters
 * @param switchCause the switch's own word, at most 80; null when it said none
 * @param endedBy AGENT or OTHER; null when it was nobody's doing or is not known
 */
@Embeddable
public record CallEnd(
    String cause,
    @Column(name = "switch_cause") @Nullable String switchCause,
    @Column(name = "ended_by") @Nullable String endedBy) {

  public CallEnd {
    requireNonNull(cause, "cause is null");
  }
}
