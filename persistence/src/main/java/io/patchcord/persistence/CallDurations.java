package io.patchcord.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * How long a call was in each state, in milliseconds; null where it never was, or where nobody
 * knows.
 *
 * @param dialing the agent's own line was being called
 * @param connecting the agent was on the line, the other party was being called
 * @param ringing an incoming call rang on the agent's line
 * @param active both heard each other
 * @param held the other party was on hold
 * @param parked the agent had left, and the other party waited for somebody to pick up
 */
@Embeddable
public record CallDurations(
    @Column(name = "dialing_ms") @Nullable Long dialing,
    @Column(name = "connecting_ms") @Nullable Long connecting,
    @Column(name = "call_ringing_ms") @Nullable Long ringing,
    @Column(name = "active_ms") @Nullable Long active,
    @Column(name = "held_ms") @Nullable Long held,
    @Column(name = "parked_ms") @Nullable Long parked) {}
