package io.patchcord.gateway.call;

import java.util.Locale;

/** Why a consultation came to nothing: a stable code, and a sentence that a person understands. */
public enum TransferCause {
  AGENT_CANCELLED("The agent took the other party back."),
  TARGET_BUSY("The one who was to be asked is busy."),
  TARGET_NO_ANSWER("The one who was to be asked did not answer."),
  TARGET_REJECTED("The one who was to be asked declined."),
  TARGET_NOT_REGISTERED("The line has no phone connected to it."),
  TARGET_UNREACHABLE("The one who was to be asked could not be reached."),
  TARGET_HUNG_UP("The one who was asked hung up."),
  OTHER_HUNG_UP("The other party hung up."),
  AGENT_SENT_ON("The agent joined the other party with somebody else."),
  TARGET_SENT_ON("The agent's phone sent the one who was asked on to somebody else."),
  AGENT_GONE("The agent's phone went away before anybody had answered."),
  COMMAND_FAILED("The phone system did not do it."),
  UNKNOWN_DURING_OUTAGE("It ended while there was no connection to the phone system.");

  private final String sentence;

  TransferCause(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  /**
   * Why a leg could not be had.
   *
   * @param jobText the command's result, such as {@code -ERR USER_BUSY}
   */
  static TransferCause ofJob(String jobText) {
    String word = jobText.replaceFirst("^-ERR ", "").strip().toUpperCase(Locale.ROOT);
    return switch (word) {
      case "USER_BUSY" -> TARGET_BUSY;
      case "NO_ANSWER", "NO_USER_RESPONSE", "ALLOTTED_TIMEOUT", "PROGRESS_TIMEOUT" ->
          TARGET_NO_ANSWER;
      case "CALL_REJECTED" -> TARGET_REJECTED;
      case "USER_NOT_REGISTERED" -> TARGET_NOT_REGISTERED;
      default -> TARGET_UNREACHABLE;
    };
  }
}
