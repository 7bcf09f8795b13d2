package io.patchcord.gateway.call;

/** Why a command was not carried out: a stable code, and a sentence that a person understands. */
public enum CommandFault {
  COMMAND_TIMEOUT("The phone system did not confirm the command in time."),
  COMMAND_REFUSED("The phone system refused the command."),
  SWITCH_UNAVAILABLE("There is no connection to the phone system, so nothing was sent."),
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
}
