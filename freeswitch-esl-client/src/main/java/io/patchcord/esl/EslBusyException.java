package io.patchcord.esl;

/**
 * The command was not sent: as many as allowed already wait for an answer, or one with the same id
 * does.
 */
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
