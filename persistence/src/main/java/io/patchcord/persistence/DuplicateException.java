package io.patchcord.persistence;

/**
 * Something was refused because there may be only one like it; nothing of its transaction was
 * stored.
 */
public final class DuplicateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String index;

  DuplicateException(String index, Throwable cause) {
    super("there may be only one: " + index, cause);
    this.index = index;
  }

  /**
   * Returns the name of the unique index that refused it, in lower case: {@code agent_username},
   * {@code assignment_live_line}, …; the migrations tell them all.
   */
  public String index() {
    return index;
  }
}
