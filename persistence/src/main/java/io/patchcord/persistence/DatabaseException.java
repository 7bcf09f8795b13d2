package io.patchcord.persistence;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used; the message is one sentence that says why, and what to do about it.
 */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
