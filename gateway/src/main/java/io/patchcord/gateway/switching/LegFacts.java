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
 * @param ringingAt when its phone began to ring, {@code null} if it never did
 * @param rebuiltBy the run of the switch that has rebuilt it after the end of an earlier one, as
 *     long as nobody has taken note of that; {@code null} otherwise
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
    @Nullable Instant ringingAt,
    @Nullable String rebuiltBy,
    Map<String, String> variables) {

  public LegFacts {
    requireNonNull(legId, "legId is null");
    requireNonNull(state, "state is null");
    requireNonNull(createdAt, "createdAt is null");
    variables = Map.copyOf(variables);
  }

  /** One whose phone has not rung, on a switch that goes on running. */
  public LegFacts(
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
    this(
        legId,
        state,
        line,
        otherLegId,
        createdByOtherLeg,
        callerNumber,
        callerName,
        dialledNumber,
        createdAt,
        answeredAt,
        bridgedAt,
        inbound,
        conference,
        null,
        null,
        variables);
  }

  /** The same leg, which hears nobody. */
  LegFacts alone() {
    return new LegFacts(
        legId,
        state,
        line,
        otherLegId,
        createdByOtherLeg,
        callerNumber,
        callerName,
        dialledNumber,
        createdAt,
        answeredAt,
        null,
        inbound,
        conference,
        ringingAt,
        rebuiltBy,
        variables);
  }

  /** A variable of Patchcord's own, if it is set. */
  public Optional<String> variable(CallVariable variable) {
    return Optional.ofNullable(variables.get(variable.variableName()));
  }

  /** A variable of Patchcord's own that holds a time, in milliseconds since 1970. */
  public Optional<Instant> time(CallVariable variable) {
    return variable(variable)
        .filter(text -> text.matches("[0-9]{1,15}"))
        .map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
  }

  /** The file that the leg is recorded into by a command of ours. */
  public Optional<String> recording() {
    return rebuiltBy == null ? variable(CallVariable.RECORDING) : Optional.empty();
  }

  /** Whether a command of ours has muted the leg. */
  public boolean isMuted() {
    return rebuiltBy == null && variable(CallVariable.MUTED).isPresent();
  }
}
