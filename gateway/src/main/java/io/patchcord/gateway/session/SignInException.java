package io.patchcord.gateway.session;

import static java.util.Objects.requireNonNull;

/** Nobody was signed in. Its message is a sentence for whoever set the org up. */
public final class SignInException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why. */
  public enum Reason {
    /** The token is not what it has to be. */
    REFUSED,
    /** The user is nobody here, or not in that role. */
    NOT_ALLOWED,
    /** The role does not say whose. */
    CALL_CENTER_MISSING,
    TOO_MANY,
    DATABASE_AWAY
  }

  SignInException(Reason reason, String message) {
    super(requireNonNull(message, "message is null"));
    this.reason = requireNonNull(reason, "reason is null");
  }

  public Reason reason() {
    return reason;
  }
}
