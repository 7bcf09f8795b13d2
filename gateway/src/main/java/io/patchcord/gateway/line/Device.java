package io.patchcord.gateway.line;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.Phone;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The phone of a line.
 *
 * @param since when it became so; {@code null} when it was so before anybody looked
 * @param phone the one that registered last; {@code null} while there is none
 * @param lostInCall whether the line had a call when its phone went
 */
public record Device(
    State state, @Nullable Instant since, @Nullable Phone phone, boolean lostInCall) {

  /** What the switch knows of it. */
  public enum State {
    REGISTERED,
    NOT_REGISTERED,
    /** The switch has not been asked yet. */
    UNKNOWN
  }

  public Device {
    requireNonNull(state, "state is null");
  }
}
