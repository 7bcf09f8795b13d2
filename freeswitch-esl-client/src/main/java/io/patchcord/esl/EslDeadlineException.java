package io.patchcord.esl;

/**
 * No answer came in time. The command may still be carried out: the switch cannot be told to forget
 * it.
 */
public final class EslDeadlineException extends EslException {

  /**
   * Says what happened.
   *
   * @param message a sentence for a person, without secrets
   */
  public EslDeadlineException(String message) {
    super(message, null);
  }
}
