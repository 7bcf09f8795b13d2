package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a switch after a gap in what it told.
 *
 * @param reason why there was a gap
 * @param since when the gap began, by this machine's clock; {@code null} when the gateway has just
 *     started and knows nothing of the time before
 * @param at when the switch had told everything, by this machine's clock
 * @param legs all that live
 */
public record Resync(
    Reason reason, @Nullable Instant since, Instant at, List<SwitchEvent.LegFound> legs) {

  public Resync {
    requireNonNull(reason, "reason is null");
    requireNonNull(at, "at is null");
    legs = List.copyOf(legs);
  }

  /** Why there was a gap. */
  public enum Reason {
    /** The gateway has started. */
    STARTED,
    /** The connection to the switch was lost. */
    CONNECTION_LOST,
    /** The switch is another run of itself. */
    SWITCH_RESTARTED,
    /** Something that the switch told was lost, or does not fit. */
    EVENTS_LOST
  }
}
