package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.SwitchCommand;
import io.patchcord.gateway.switching.SwitchEvent;
import org.jspecify.annotations.Nullable;

/** Reads why a call is over from how its legs ended. */
final class CauseRules {
  /** The cause of a leg that was gone after a gap; not a word of the switch's. */
  static final String VANISHED = "VANISHED";

  static final LegEnding VANISHED_ENDING = LegEnding.UNKNOWN;

  private static final String SHUTDOWN = "SYSTEM_SHUTDOWN";
  private static final String NORMAL = "NORMAL_CLEARING";
  private static final String ATTENDED_TRANSFER = "ATTENDED_TRANSFER";
  private static final String LOST_RACE = "LOSE_RACE";

  private CauseRules() {}

  /**
   * The agent's line never answered.
   *
   * @param jobText the dial command's result, such as {@code -ERR NO_ANSWER}; may be empty
   */
  static CallCause dialFailed(Call call, String jobText) {
    String told = jobText.startsWith("-ERR ") ? jobText.substring("-ERR ".length()) : null;
    String switchCause = told == null ? lastCause(call, Role.AGENT) : told;
    if (call.hangupRequested()) {
      return by(CauseCode.CANCELLED, switchCause, Role.AGENT);
    }
    return ofAgentPhone(switchCause, call);
  }

  /** The agent's leg is gone. */
  static CallCause ended(Call call, SwitchEvent event) {
    Leg agents = last(call, Role.AGENT);
    String cause = agents == null || agents.cause() == null ? "UNKNOWN" : agents.cause();
    LegEnding ending = agents == null ? null : agents.ending();
    if (cause.equals(SHUTDOWN)) {
      return new CallCause(CauseCode.SWITCH_SHUTDOWN, cause, null);
    }
    Transfer transfer = call.transfer();
    if (cause.equals(VANISHED)) {
      // That the two others talk to each other can be seen; anything else is a guess.
      return transfer != null && transfer.state() == TransferState.COMPLETED
          ? by(CauseCode.TRANSFERRED, null, Role.AGENT)
          : new CallCause(CauseCode.UNKNOWN_DURING_OUTAGE, null, null);
    }
    boolean completed = transfer != null && transfer.state() == TransferState.COMPLETED;
    boolean sentOn = call.transferredTo() != null && !call.hangupRequested();
    if (completed || sentOn || cause.equals(ATTENDED_TRANSFER)) {
      return by(CauseCode.TRANSFERRED, cause, Role.AGENT);
    }
    if (call.state() == CallState.PARKED) {
      Leg others = last(call, Role.OTHER);
      String why = others == null ? null : others.cause();
      if (SwitchCommand.EXPIRED.equals(why)) {
        return new CallCause(CauseCode.PARK_EXPIRED, why, null);
      }
      return call.hangupRequested()
          ? by(CauseCode.AGENT_HUNG_UP, why, Role.AGENT)
          : by(CauseCode.OTHER_HUNG_UP, why, Role.OTHER);
    }
    // An incoming call's bridge is told on the caller's leg, and may come after all this.
    boolean taken = call.direction() == Direction.INBOUND && call.times().answered() != null;
    if (call.times().connected() != null || taken) {
      return ofConversation(call, cause, ending);
    }
    if (call.direction() == Direction.INBOUND) {
      return ofRinging(call, cause, ending);
    }
    if (call.times().answered() == null) {
      return dialFailed(call, "");
    }
    if (call.hangupRequested() || ending == LegEnding.BY_PARTY) {
      return by(CauseCode.CANCELLED, cause, Role.AGENT);
    }
    String othersCause = lastCause(call, Role.OTHER);
    if (othersCause == null && event instanceof SwitchEvent.LegEnded end) {
      othersCause = end.otherLegCause();
    }
    return ofOtherPhone(othersCause == null ? cause : othersCause);
  }

  private static CallCause ofConversation(Call call, String cause, @Nullable LegEnding ending) {
    if (call.hangupRequested() || ending == LegEnding.BY_PARTY) {
      return by(CauseCode.AGENT_HUNG_UP, cause, Role.AGENT);
    }
    Leg others = last(call, Role.OTHER);
    LegEnding othersEnding = others == null ? null : others.ending();
    if (othersEnding == LegEnding.BY_PARTY
        || call.leftFirst() == Role.OTHER
        || (othersEnding == null && call.leftFirst() == null && cause.equals(NORMAL))) {
      return by(CauseCode.OTHER_HUNG_UP, cause, Role.OTHER);
    }
    return new CallCause(CauseCode.ENDED_BY_SWITCH, cause, null);
  }

  /** An incoming call that was never joined to the agent. */
  private static CallCause ofRinging(Call call, String cause, @Nullable LegEnding ending) {
    if (call.hangupRequested()) {
      return by(CauseCode.AGENT_REJECTED, cause, Role.AGENT);
    }
    return switch (cause) {
      case "ORIGINATOR_CANCEL" -> by(CauseCode.CALLER_GAVE_UP, cause, Role.OTHER);
      case "PICKED_OFF", LOST_RACE -> new CallCause(CauseCode.ANSWERED_ELSEWHERE, cause, null);
      default ->
          ending == LegEnding.BY_PARTY
              ? by(CauseCode.AGENT_REJECTED, cause, Role.AGENT)
              : ofAgentPhone(cause, call);
    };
  }

  private static CallCause ofAgentPhone(@Nullable String cause, Call call) {
    if (cause == null) {
      return new CallCause(CauseCode.DIAL_FAILED, null, null);
    }
    return switch (cause) {
      case "USER_NOT_REGISTERED" -> new CallCause(CauseCode.LINE_NOT_REGISTERED, cause, null);
      case "SUBSCRIBER_ABSENT" -> new CallCause(CauseCode.LINE_UNKNOWN, cause, null);
      case "NO_ANSWER", "NO_USER_RESPONSE", "ALLOTTED_TIMEOUT", "PROGRESS_TIMEOUT" ->
          new CallCause(CauseCode.AGENT_NO_ANSWER, cause, null);
      case "USER_BUSY", "CALL_REJECTED" -> by(CauseCode.AGENT_REJECTED, cause, Role.AGENT);
      case SHUTDOWN -> new CallCause(CauseCode.SWITCH_SHUTDOWN, cause, null);
      case VANISHED -> new CallCause(CauseCode.UNKNOWN_DURING_OUTAGE, null, null);
      case NORMAL ->
          call.direction() == Direction.INBOUND
              ? by(CauseCode.CALLER_GAVE_UP, cause, Role.OTHER)
              : new CallCause(CauseCode.ENDED_BY_SWITCH, cause, null);
      default -> new CallCause(CauseCode.DIAL_FAILED, cause, null);
    };
  }

  private static CallCause ofOtherPhone(String cause) {
    return switch (cause) {
      case "USER_BUSY" -> by(CauseCode.CUSTOMER_BUSY, cause, Role.OTHER);
      case "NO_ANSWER", "NO_USER_RESPONSE", "ALLOTTED_TIMEOUT", "PROGRESS_TIMEOUT" ->
          new CallCause(CauseCode.CUSTOMER_NO_ANSWER, cause, null);
      case "CALL_REJECTED" -> by(CauseCode.CUSTOMER_REJECTED, cause, Role.OTHER);
      case "UNALLOCATED_NUMBER", "NUMBER_CHANGED", "INVALID_NUMBER_FORMAT" ->
          new CallCause(CauseCode.NUMBER_UNKNOWN, cause, null);
      case "NO_ROUTE_DESTINATION", "NO_ROUTE_TRANSIT_NET" ->
          new CallCause(CauseCode.NUMBER_UNROUTABLE, cause, null);
      case NORMAL -> new CallCause(CauseCode.ENDED_BY_SWITCH, cause, null);
      case VANISHED -> new CallCause(CauseCode.UNKNOWN_DURING_OUTAGE, null, null);
      default -> new CallCause(CauseCode.CUSTOMER_UNREACHABLE, cause, null);
    };
  }

  private static CallCause by(CauseCode code, @Nullable String switchCause, Role who) {
    return new CallCause(code, switchCause, who);
  }

  private static @Nullable String lastCause(Call call, Role role) {
    Leg leg = last(call, role);
    return leg == null ? null : leg.cause();
  }

  /** A phone that rang beside the one that answered tells nothing, unless all of them lost. */
  private static @Nullable Leg last(Call call, Role role) {
    return call.legs(role)
        .reduce((last, next) -> lost(next) && !lost(last) ? last : next)
        .orElse(null);
  }

  private static boolean lost(Leg leg) {
    return LOST_RACE.equals(leg.cause());
  }
}
