package io.patchcord.gateway.callcenter.store;

/** The definition is not the one that was to be replaced; nothing was changed. */
public final class StaleDefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int revision;

  StaleDefinitionException(int revision) {
    super("the definition is of revision " + revision);
    this.revision = revision;
  }

  /** The one that there is; 0 for none. */
  public int revision() {
    return revision;
  }
}
