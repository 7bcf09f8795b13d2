package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.SwitchCommandException;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import java.util.concurrent.CompletionException;

/** Why a command was not carried out: a stable code, and a sentence that a person understands. */
public enum CommandFault {
  COMMAND_TIMEOUT("The phone system did not confirm the command in time."),
  COMMAND_REFUSED("The phone system refused the command."),
  SWITCH_UNAVAILABLE("There is no connection to the phone system, so nothing was sent."),
  LINE_NOT_REACHED("The line that was to be called could not be had."),
  TARGET_BUSY("The one who was called is busy."),
  TARGET_NO_ANSWER("The one who was called did not answer."),
  TARGET_REJECTED("The one who was called declined."),
  TARGET_NOT_REGISTERED("The line has no phone connected to it."),
  TARGET_UNREACHABLE("The one who was called could not be reached."),
  OUTCOME_UNKNOWN("The connection to the phone system was lost before it confirmed the command."),
  NOT_POSSIBLE_NOW("The call has changed meanwhile, and this is not possible any more."),
  CALL_ENDED("The call ended before the command was carried out.");

  private final String sentence;

  CommandFault(String sentence) {
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
  static CommandFault ofJob(String jobText) {
    return switch (TransferCause.ofJob(jobText)) {
      case TARGET_BUSY -> TARGET_BUSY;
      case TARGET_NO_ANSWER -> TARGET_NO_ANSWER;
      case TARGET_REJECTED -> TARGET_REJECTED;
      case TARGET_NOT_REGISTERED -> TARGET_NOT_REGISTERED;
      default -> TARGET_UNREACHABLE;
    };
  }

  /** What the failure of something that was sent to the switch is for the command. */
  public static CommandFault of(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof SwitchUnavailableException) {
      return SWITCH_UNAVAILABLE;
    }
    if (cause instanceof IllegalStateException) {
      return NOT_POSSIBLE_NOW;
    }
    if (cause instanceof SwitchCommandException command) {
      return switch (command.reason()) {
        case NO_ANSWER -> COMMAND_TIMEOUT;
        case NOT_SENT -> SWITCH_UNAVAILABLE;
        case REFUSED -> COMMAND_REFUSED;
        case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
      };
    }
    return COMMAND_REFUSED;
  }
}
