package io.patchcord.gateway.api;

import io.patchcord.gateway.agent.Choice;
import io.patchcord.gateway.agent.PresenceState;
import io.patchcord.gateway.callcenter.AwayReason;
import io.patchcord.gateway.callcenter.WorkRules;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT …/presence}.
 *
 * @param state AVAILABLE, AWAY or OFFLINE
 * @param reason the code of a reason from the call center's list, for AWAY
 */
@Schema(name = "PresenceChange")
public record PresenceBody(
    @Schema(
            allowableValues = {"AVAILABLE", "AWAY", "OFFLINE"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String state,
    @Schema(example = "LUNCH") @Nullable String reason) {

  /** What it asks for, by the rules of the agent's call center. */
  Choice toChoice(WorkRules rules) {
    PresenceState asked = requireState();
    if (asked != PresenceState.AWAY) {
      if (reason != null) {
        throw invalid("reason", "Only AWAY has a reason.");
      }
      return new Choice(asked, null);
    }
    if (reason == null) {
      if (!rules.reasons().isEmpty()) {
        throw invalid("reason", "AWAY needs a reason, one of " + codes(rules) + ".");
      }
      return Choice.away(null);
    }
    return Choice.away(
        rules
            .reason(reason)
            .orElseThrow(() -> invalid("reason", "A reason is one of " + codes(rules) + ".")));
  }

  private PresenceState requireState() {
    for (PresenceState known : PresenceState.values()) {
      if (known.canBeChosen() && known.name().equals(state)) {
        return known;
      }
    }
    throw invalid("state", "A state to ask for is AVAILABLE, AWAY or OFFLINE.");
  }

  private static String codes(WorkRules rules) {
    return rules.reasons().stream().map(AwayReason::code).collect(Collectors.joining(", "));
  }

  private static ProblemException invalid(String field, String detail) {
    return ProblemException.ofField(ProblemCode.FIELD_INVALID, field, detail);
  }
}
