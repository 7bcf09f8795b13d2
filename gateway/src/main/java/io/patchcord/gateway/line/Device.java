package io.patchcord.gateway.line;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The phone of a line.
 *
 * @param since when it became so; {@code null} when it was so before anybody looked
 */
public record Device(State state, @Nullable Instant since) {

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
