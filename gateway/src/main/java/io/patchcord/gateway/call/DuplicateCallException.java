package io.patchcord.gateway.call;

/** The id that was asked for belongs to a call already. */
public final class DuplicateCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Call existing;

  DuplicateCallException(Call existing) {
    super("the call exists");
    this.existing = existing;
  }

  public Call existing() {
    return existing;
  }
}
