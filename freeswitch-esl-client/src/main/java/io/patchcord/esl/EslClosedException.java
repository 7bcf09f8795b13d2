package io.patchcord.esl;

import org.jspecify.annotations.Nullable;

/** There is no connection, or it ended before the answer came. */
public final class EslClosedException extends EslException {

  private final boolean outcomeUnknown;

  /**
   * Says why there is no connection.
   *
   * @param message a sentence for a person, without secrets
   * @param outcomeUnknown whether all of the command had already been written
   */
  public EslClosedException(String message, boolean outcomeUnknown) {
    this(message, outcomeUnknown, null);
  }

  /**
   * Says why there is no connection.
   *
   * @param message a sentence for a person, without secrets
   * @param outcomeUnknown whether the command had already been written
   * @param cause what the network said, or null
   */
  public EslClosedException(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
    super(message, cause);
    this.outcomeUnknown = outcomeUnknown;
  }

  /**
   * Returns whether the command had already been handed to the socket, so that the switch may or
   * may not have carried it out; false means that it certainly was not.
   */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }
}
