package io.patchcord.esl;

/**
 * The switch refused: this address, which its access list does not have ({@code
 * text/rude-rejection}), or to run an application in an outbound session.
 */
public final class EslRejectedException extends EslException {

  /**
   * Says what happened.
   *
   * @param message a sentence for a person, without secrets
   */
  public EslRejectedException(String message) {
    super(message, null);
  }
}
