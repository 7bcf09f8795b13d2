package io.patchcord.gateway.agent;

import static java.util.Objects.requireNonNull;

/** A wrap-up cannot be changed as asked. */
public final class WrapUpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Reason {
    /** The agent is not in wrap-up. */
    NOT_IN_WRAP_UP,
    /** It has been extended as often as the call center allows. */
    NO_EXTENSION_LEFT
  }

  private final Reason reason;

  WrapUpException(Reason reason) {
    super(reason.name());
    this.reason = requireNonNull(reason, "reason is null");
  }

  /** Why not. */
  public Reason reason() {
    return reason;
  }
}
