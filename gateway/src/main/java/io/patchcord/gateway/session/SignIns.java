package io.patchcord.gateway.session;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.audit.RefusalTrail;
import io.patchcord.gateway.security.Brake;
import io.patchcord.gateway.session.SignInException.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * How people get sessions: whoever fails too often is slowed down, and what fails is audited. What
 * an org has signed is looked at in any case, so that nobody is kept out by somebody else at the
 * same address; and only what it has signed counts for its user, so that nobody keeps that one out
 * either. Safe for all threads.
 */
public final class SignIns {
  /** A page that is opened in some windows tries as often; each attempt asks the database. */
  public static final int FREE_OF_USER = 10;

  private final Sessions sessions;
  private final Brake addresses;
  private final Brake users;
  private final RefusalTrail trail;

  /**
   * @param addresses slows down those from where tokens come that no org has signed
   * @param users slows down users of whom an org has signed what opens nothing
   */
  public SignIns(Sessions sessions, Brake addresses, Brake users, RefusalTrail trail) {
    this.sessions = requireNonNull(sessions, "sessions is null");
    this.addresses = requireNonNull(addresses, "addresses is null");
    this.users = requireNonNull(users, "users is null");
    this.trail = requireNonNull(trail, "trail is null");
  }

  /**
   * Opens a session. Blocks, but not for those who are slowed down.
   *
   * @throws SignInException if there is none for this one
   */
  public Opened open(SignIn wish) {
    Assertion assertion;
    try {
      assertion = sessions.read(wish.token());
    } catch (SignInException refused) {
      requireNoDelay(addresses.failed(Brake.source(wish.source())));
      trail.signInRefused(null, null, reason(refused), wish.source(), wish.requestId());
      throw refused;
    }
    String user = assertion.orgId() + " " + assertion.userId();
    requireNoDelay(users.delay(user));
    try {
      return sessions.open(assertion, wish);
    } catch (SignInException refused) {
      if (refused.reason() == Reason.REFUSED || refused.reason() == Reason.NOT_ALLOWED) {
        requireNoDelay(users.failed(user));
        trail.signInRefused(
            assertion.orgId(),
            assertion.userId(),
            reason(refused),
            wish.source(),
            wish.requestId());
      }
      throw refused;
    }
  }

  private static void requireNoDelay(Optional<Duration> delay) {
    if (delay.isPresent()) {
      throw new SignInException(delay.get());
    }
  }

  private static String reason(SignInException refused) {
    return String.valueOf(refused.getMessage());
  }
}
