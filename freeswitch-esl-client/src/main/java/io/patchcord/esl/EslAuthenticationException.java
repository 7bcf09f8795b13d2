package io.patchcord.esl;

/** The switch answered the password with an error; it closes the connection right after. */
public final class EslAuthenticationException extends EslException {

  /**
   * Says what happened.
   *
   * @param message a sentence for a person, without secrets
   */
  public EslAuthenticationException(String message) {
    super(message, null);
  }
}
