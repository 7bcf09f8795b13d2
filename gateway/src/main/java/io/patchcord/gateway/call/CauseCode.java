package io.patchcord.gateway.call;

/** Why a call is over: a stable code, and a sentence that a person understands. */
public enum CauseCode {
  AGENT_HUNG_UP("The agent hung up."),
  OTHER_HUNG_UP("The other party hung up."),
  TRANSFERRED("The agent transferred the call."),
  PICKED_UP("Somebody else picked up the waiting party."),
  PARK_EXPIRED("Nobody picked up the waiting party in time."),
  CANCELLED("The agent ended the call before the other party answered."),
  LINE_NOT_REGISTERED("The agent's line has no phone connected to it."),
  LINE_UNKNOWN("The phone system does not know the agent's line."),
  AGENT_NO_ANSWER("The agent's phone rang and was not answered."),
  AGENT_REJECTED("The call was declined on the agent's phone."),
  CUSTOMER_BUSY("The number is busy."),
  CUSTOMER_NO_ANSWER("The other party did not answer."),
  CUSTOMER_REJECTED("The other party declined the call."),
  NUMBER_UNKNOWN("The number does not exist."),
  NUMBER_UNROUTABLE("The phone system has no route to this number."),
  CUSTOMER_UNREACHABLE("The other party could not be reached."),
  CALLER_GAVE_UP("The caller hung up before the call was answered."),
  ANSWERED_ELSEWHERE("The call was answered on another phone."),
  DIAL_FAILED("The phone system could not place the call."),
  SWITCH_UNAVAILABLE("The connection to the phone system was lost before the call was placed."),
  SWITCH_SHUTDOWN("The phone system was shut down."),
  COMMAND_TIMEOUT("The phone system did not answer in time."),
  ENDED_BY_SWITCH("The phone system ended the call."),
  UNKNOWN_DURING_OUTAGE("The call ended while there was no connection to the phone system.");

  private final String sentence;

  CauseCode(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  /** Whether the end was concluded from silence, and not told by the switch. */
  public boolean isGuess() {
    return this == SWITCH_UNAVAILABLE || this == COMMAND_TIMEOUT || this == UNKNOWN_DURING_OUTAGE;
  }
}
