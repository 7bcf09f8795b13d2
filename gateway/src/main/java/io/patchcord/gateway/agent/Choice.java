package io.patchcord.gateway.agent;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.callcenter.AwayReason;
import org.jspecify.annotations.Nullable;

/**
 * A state that somebody asked for.
 *
 * @param state one that can be chosen
 * @param reason why, for {@code AWAY}; {@code null} for the others, and where the call center has
 *     no list
 */
public record Choice(PresenceState state, @Nullable AwayReason reason) {
  /** Ready for calls. */
  public static final Choice AVAILABLE = new Choice(PresenceState.AVAILABLE, null);

  /** Not working. */
  public static final Choice OFFLINE = new Choice(PresenceState.OFFLINE, null);

  public Choice {
    requireNonNull(state, "state is null");
    if (!state.canBeChosen()) {
      throw new IllegalArgumentException(state + " cannot be chosen");
    }
    if (reason != null && state != PresenceState.AWAY) {
      throw new IllegalArgumentException(state + " has no reason");
    }
  }

  /** Away, with a reason or without. */
  public static Choice away(@Nullable AwayReason reason) {
    return new Choice(PresenceState.AWAY, reason);
  }
}
