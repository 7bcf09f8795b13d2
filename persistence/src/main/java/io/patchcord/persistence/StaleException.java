package io.patchcord.persistence;

/**
 * Somebody else changed it since it was read; nothing of the transaction was stored. Read it again.
 */
public final class StaleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleException(Throwable cause) {
    super("it has changed since it was read", cause);
  }
}
