package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a channel of the switch tells about itself, when it is created or when it is found after a
 * gap.
 *
 * @param legId the channel's Unique-ID
 * @param state where the channel stands
 * @param line the line it belongs to (the user part of Channel-Presence-ID), {@code null} for a leg
 *     to or from the outside
 * @param otherLegId the leg that it was created for, or that it created; {@code null} when it has
 *     none yet
 * @param createdByOtherLeg whether the other leg came first and called this one
 * @param callerNumber who is calling, as this leg is told; {@code null} when withheld
 * @param callerName the caller's name, {@code null} when there is none
 * @param dialledNumber the number that was dialled, on the leg that came first
 * @param createdAt when the channel came into being
 * @param answeredAt when it was answered, {@code null} while it is not
 * @param bridgedAt when it was joined to the other leg, {@code null} while it is not
 * @param inbound whether a phone, or somebody outside, began it; otherwise the switch did
 * @param conference the conference that it is in, {@code null} while it is in none
 * @param variables the channel variables that are Patchcord's own, by name
 */
public record LegFacts(
    String legId,
    LegState state,
    @Nullable String line,
    @Nullable String otherLegId,
    boolean createdByOtherLeg,
    @Nullable String callerNumber,
    @Nullable String callerName,
    @Nullable String dialledNumber,
    Instant createdAt,
    @Nullable Instant answeredAt,
    @Nullable Instant bridgedAt,
    boolean inbound,
    @Nullable String conference,
    Map<String, String> variables) {

  public LegFacts {
    requireNonNull(legId, "legId is null");
    requireNonNull(state, "state is null");
    requireNonNull(createdAt, "createdAt is null");
    variables = Map.copyOf(variables);
  }

  /** A variable of Patchcord's own, if it is set. */
  public Optional<String> variable(CallVariable variable) {
    return Optional.ofNullable(variables.get(variable.variableName()));
  }

  /** Whether a command of ours has muted the leg. */
  public boolean isMuted() {
    return variable(CallVariable.MUTED).isPresent();
  }
}
