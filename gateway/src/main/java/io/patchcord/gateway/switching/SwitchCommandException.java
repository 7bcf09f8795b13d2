package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

/** A command that came to nothing, or of which nobody knows what it came to. */
public final class SwitchCommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** The switch did not answer within the deadline. */
    NO_ANSWER,
    /** The connection was lost after the command was written. */
    OUTCOME_UNKNOWN,
    /** The connection was lost before the command was written, or too many were waiting. */
    NOT_SENT,
    /** The switch answered with an error. */
    REFUSED
  }

  private final Reason reason;

  public SwitchCommandException(Reason reason, String message) {
    super(message);
    this.reason = requireNonNull(reason, "reason is null");
  }

  public Reason reason() {
    return reason;
  }
}
