package io.patchcord.esl;

/**
 * The switch refused this address ({@code text/rude-rejection}): its access list does not have it.
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
