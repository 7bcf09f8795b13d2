package io.patchcord.esl;

/** The command was not sent: as many as allowed are already waiting for an answer. */
public final class EslBusyException extends EslException {

  /**
   * Says what happened.
   *
   * @param message a sentence for a person, without secrets
   */
  public EslBusyException(String message) {
    super(message, null);
  }
}
