package io.patchcord.gateway.history;

/** The record was changed since whoever changes it now has read it. */
public final class StaleRevisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long revision;

  StaleRevisionException(long revision) {
    super("the record is of revision " + revision);
    this.revision = revision;
  }

  /** The record's revision now. */
  public long revision() {
    return revision;
  }
}
