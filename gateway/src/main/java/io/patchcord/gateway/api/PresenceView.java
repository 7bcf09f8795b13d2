package io.patchcord.gateway.api;

import io.patchcord.gateway.agent.Choice;
import io.patchcord.gateway.agent.Presence;
import io.patchcord.gateway.agent.PresenceState;
import io.patchcord.gateway.agent.WrapUp;
import io.patchcord.gateway.callcenter.AwayReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an agent stands.
 *
 * @param state how it is
 * @param reason why the agent is away; null for another state
 * @param since since when it is so
 * @param pending what follows the call or the wrap-up, when something else was asked for meanwhile
 * @param wrapUpCall the call that is written up, in WRAP_UP
 * @param wrapUpEndsAt when that ends by itself
 * @param extensionsLeft how often it may still be extended
 */
@Schema(name = "Presence")
public record PresenceView(
    PresenceState state,
    @Nullable ReasonView reason,
    Instant since,
    @Nullable ChoiceView pending,
    @Nullable UUID wrapUpCall,
    @Nullable Instant wrapUpEndsAt,
    @Nullable Integer extensionsLeft) {

  /**
   * Why an agent is away.
   *
   * @param code stable
   * @param label as people read it, in the call center's words
   */
  @Schema(name = "AwayReason")
  public record ReasonView(String code, String label) {
    static @Nullable ReasonView from(@Nullable AwayReason reason) {
      return reason == null ? null : of(reason);
    }

    static ReasonView of(AwayReason reason) {
      return new ReasonView(reason.code(), reason.label());
    }
  }

  /**
   * A state that was asked for.
   *
   * @param state what was asked for
   * @param reason why, for {@code AWAY}; else null
   */
  @Schema(name = "PendingPresence")
  public record ChoiceView(PresenceState state, @Nullable ReasonView reason) {
    static @Nullable ChoiceView from(@Nullable Choice choice) {
      return choice == null
          ? null
          : new ChoiceView(choice.state(), ReasonView.from(choice.reason()));
    }
  }

  /**
   * An agent's presence that changed: the data of the {@code presence} event.
   *
   * @param agent the agent's username
   * @param presence how the agent stands now
   */
  @Schema(name = "PresenceEvent")
  record Event(String agent, PresenceView presence) {}

  static PresenceView from(Presence presence) {
    WrapUp wrapUp = presence.state() == PresenceState.WRAP_UP ? presence.wrapUp() : null;
    return new PresenceView(
        presence.state(),
        ReasonView.from(presence.reason()),
        presence.since(),
        ChoiceView.from(presence.pending()),
        wrapUp == null ? null : wrapUp.call(),
        wrapUp == null ? null : wrapUp.endsAt(),
        wrapUp == null ? null : wrapUp.extensionsLeft());
  }
}
