package io.patchcord.gateway.queue;

import io.patchcord.gateway.agent.Choice;
import io.patchcord.gateway.agent.LiveCall;
import io.patchcord.gateway.agent.Presence;
import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.agent.PresenceState;
import io.patchcord.gateway.callcenter.AwayReason;
import io.patchcord.gateway.switching.QueueStatus;
import org.jspecify.annotations.Nullable;

/** What a presence means to the switch's queues, and the other way round. Pure. */
final class QueueRules {
  private static final AwayReason BY_SWITCH =
      new AwayReason(PresenceService.PHONE_SYSTEM, "Set to On Break on the phone system");

  private QueueRules() {}

  /**
   * What an agent should be on the switch.
   *
   * @param status {@code null} to leave it as it is
   * @param rung whether the agent may be rung; if not, the agent's state is Idle
   */
  record Wanted(@Nullable QueueStatus status, boolean rung) {}

  /**
   * What the switch should know of an agent.
   *
   * <p>A call that no queue offered only makes the agent Idle: a change of status and back would
   * reset the agent's statistics at each call. While a queue's offer rings nothing is touched: any
   * status but Available would take it back. On a queue's call the switch itself rings nobody, so
   * what is pending may be told at once, and no offer slips in at its end.
   *
   * @param phone whether the agent's line has a phone, as far as is known
   */
  static Wanted of(Presence presence, boolean phone) {
    return switch (presence.state()) {
      case AVAILABLE -> new Wanted(status(presence.chosen(), phone), true);
      case AWAY, OFFLINE -> new Wanted(status(presence.chosen(), phone), true);
      case WRAP_UP -> new Wanted(QueueStatus.ON_BREAK, true);
      case BUSY -> ofBusy(presence, phone);
    };
  }

  private static Wanted ofBusy(Presence presence, boolean phone) {
    if (presence.calls().stream().anyMatch(call -> call.queued() && !call.answered())) {
      return new Wanted(null, true);
    }
    Choice next = presence.pending() == null ? presence.chosen() : presence.pending();
    boolean queued = presence.calls().stream().anyMatch(LiveCall::queued);
    return new Wanted(status(next, phone), queued);
  }

  private static QueueStatus status(Choice choice, boolean phone) {
    if (choice.state() == PresenceState.OFFLINE) {
      return QueueStatus.LOGGED_OUT;
    }
    // A caller must not be sent to a phone that is not there.
    return choice.state() == PresenceState.AVAILABLE && phone
        ? QueueStatus.AVAILABLE
        : QueueStatus.ON_BREAK;
  }

  /** What somebody meant who set that status on the switch. */
  static Choice choice(QueueStatus status) {
    return switch (status) {
      case AVAILABLE, AVAILABLE_ON_DEMAND -> Choice.AVAILABLE;
      case ON_BREAK -> Choice.away(BY_SWITCH);
      case LOGGED_OUT -> Choice.OFFLINE;
    };
  }
}
