package io.patchcord.esl;

/** The peer sent something that is not Event Socket, or more of it than the limits allow. */
public final class EslProtocolException extends EslException {

  /**
   * Says what happened.
   *
   * @param message a sentence for a person, without secrets
   */
  public EslProtocolException(String message) {
    super(message, null);
  }
}
