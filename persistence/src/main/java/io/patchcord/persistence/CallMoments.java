package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a call did what, kept to the microsecond.
 *
 * @param created when it was asked for or came in
 * @param answered when the agent's line answered; null if it never did
 * @param ringing when the phone that is awaited began to ring; null if that is not known
 * @param connected when both first heard each other; null if they never did
 * @param ended when it was over; null while it is not, as in a draft
 */
@Embeddable
public record CallMoments(
    @Column(name = "created_at") Instant created,
    @Column(name = "answered_at") @Nullable Instant answered,
    @Column(name = "ringing_at") @Nullable Instant ringing,
    @Column(name = "connected_at") @Nullable Instant connected,
    @Column(name = "ended_at") @Nullable Instant ended) {

  public CallMoments {
    created = requireNonNull(created, "created is null").truncatedTo(ChronoUnit.MICROS);
    answered = truncated(answered);
    ringing = truncated(ringing);
    connected = truncated(connected);
    ended = truncated(ended);
  }

  private static @Nullable Instant truncated(@Nullable Instant moment) {
    return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
  }
}
