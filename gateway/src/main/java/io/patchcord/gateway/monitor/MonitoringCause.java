package io.patchcord.gateway.monitor;

import io.patchcord.gateway.call.CommandFault;
import java.util.Locale;

/** Why a monitoring is over: a stable code, and a sentence that a person understands. */
public enum MonitoringCause {
  STOPPED("The supervisor ended it.", CommandFault.NOT_POSSIBLE_NOW),
  SUPERVISOR_HUNG_UP("The supervisor's phone hung up.", CommandFault.LINE_NOT_REACHED),
  CALL_ENDED("The agent's call ended, or the agent left it.", CommandFault.CALL_ENDED),
  LINE_BUSY("The supervisor's line is busy.", CommandFault.LINE_NOT_REACHED),
  LINE_NO_ANSWER("The supervisor's phone was not answered.", CommandFault.LINE_NOT_REACHED),
  LINE_REJECTED("The supervisor's phone refused the call.", CommandFault.LINE_NOT_REACHED),
  LINE_NOT_REGISTERED(
      "The supervisor's line has no phone connected to it.", CommandFault.LINE_NOT_REACHED),
  LINE_UNREACHABLE("The supervisor's line could not be reached.", CommandFault.LINE_NOT_REACHED),
  REFUSED("The phone system did not let the supervisor listen.", CommandFault.COMMAND_REFUSED),
  TIMEOUT("The phone system did not confirm it in time.", CommandFault.COMMAND_TIMEOUT),
  SWITCH_UNAVAILABLE(
      "There was no connection to the phone system.", CommandFault.SWITCH_UNAVAILABLE),
  UNKNOWN_DURING_OUTAGE(
      "It ended while the gateway had no connection to the phone system.",
      CommandFault.OUTCOME_UNKNOWN);

  private final String sentence;
  private final CommandFault fault;

  MonitoringCause(String sentence, CommandFault fault) {
    this.sentence = sentence;
    this.fault = fault;
  }

  public String sentence() {
    return sentence;
  }

  /** What it is for a command that it has overtaken. */
  CommandFault fault() {
    return fault;
  }

  /**
   * Why the line could not be had.
   *
   * @param jobText the command's result, such as {@code -ERR USER_BUSY}
   */
  static MonitoringCause ofJob(String jobText) {
    String word = jobText.replaceFirst("^-ERR ", "").strip().toUpperCase(Locale.ROOT);
    return switch (word) {
      case "USER_BUSY" -> LINE_BUSY;
      case "NO_ANSWER", "NO_USER_RESPONSE", "ALLOTTED_TIMEOUT", "PROGRESS_TIMEOUT" ->
          LINE_NO_ANSWER;
      case "CALL_REJECTED" -> LINE_REJECTED;
      case "USER_NOT_REGISTERED" -> LINE_NOT_REGISTERED;
      default -> LINE_UNREACHABLE;
    };
  }
}
