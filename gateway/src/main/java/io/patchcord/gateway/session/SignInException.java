package io.patchcord.gateway.session;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Nobody was signed in. Its message is a sentence for whoever set the org up. */
public final class SignInException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final Duration delay;

  /** Why. */
  public enum Reason {
    /** The token is not what it has to be. */
    REFUSED,
    /** The user is nobody here, or not in that role. */
    NOT_ALLOWED,
    /** Too many attempts of the same address or user have failed. */
    SLOWED,
    TOO_MANY,
    DATABASE_AWAY
  }

  SignInException(Reason reason, String message) {
    super(requireNonNull(message, "message is null"));
    this.reason = requireNonNull(reason, "reason is null");
    this.delay = Duration.ZERO;
  }

  /** One that came within a delay. */
  SignInException(Duration delay) {
    super("Too many attempts have failed.");
    this.reason = Reason.SLOWED;
    this.delay = requireNonNull(delay, "delay is null");
  }

  public Reason reason() {
    return reason;
  }

  /** How long to wait; zero for all who were not {@link Reason#SLOWED}. */
  public Duration delay() {
    return delay;
  }
}
