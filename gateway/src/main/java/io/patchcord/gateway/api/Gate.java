package io.patchcord.gateway.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.audit.RefusalTrail;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.security.Authenticator;
import io.patchcord.gateway.security.Brake;
import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.RateLimits;
import io.patchcord.gateway.security.Role;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in at all, by the API and by the event stream alike: who shows a key or a session,
 * and does not ask too often. What that one may do then, {@link Allowed} says. Never blocks.
 */
final class Gate {
  /** By which a program says for whom it acts in a request. */
  static final String ON_BEHALF = "Patchcord-Agent";

  private final Authenticator authenticator;
  private final Directory directory;
  private final RateLimits limits;
  private final Brake brake;
  private final RefusalTrail trail;

  /**
   * @param brake slows down the addresses from which unknown keys come
   */
  Gate(
      Authenticator authenticator,
      Directory directory,
      RateLimits limits,
      Brake brake,
      RefusalTrail trail) {
    this.authenticator = requireNonNull(authenticator, "authenticator is null");
    this.directory = requireNonNull(directory, "directory is null");
    this.limits = requireNonNull(limits, "limits is null");
    this.brake = requireNonNull(brake, "brake is null");
    this.trail = requireNonNull(trail, "trail is null");
  }

  /**
   * What a request shows of itself.
   *
   * @param authorization the header; {@code null} for none
   * @param onBehalf the header {@link #ON_BEHALF}; {@code null} for none
   * @param address of the connection
   */
  record Visit(
      @Nullable String authorization,
      @Nullable String onBehalf,
      @Nullable String address,
      @Nullable String requestId) {
    @Override
    public String toString() {
      return "Visit[address=" + address + ", onBehalf=" + onBehalf + "]";
    }
  }

  /**
   * One who is let in.
   *
   * @param balance how often that one may still ask
   */
  record Admitted(Principal principal, RateLimits.Balance balance) {}

  /**
   * Lets one in.
   *
   * @throws ProblemException if nobody is let in
   */
  Admitted admit(Visit visit) {
    Optional<Principal> known = authenticator.authenticate(visit.authorization());
    if (known.isEmpty()) {
      throw unknown(visit);
    }
    // Those who are known are never slowed down for what somebody else at their address does.
    RateLimits.Balance balance = limits.take(known.get().counted());
    if (!balance.isGranted()) {
      throw new ProblemException(
          Problem.of(
              ProblemCode.RATE_LIMITED,
              "More than " + balance.limit() + " requests: the next one in " + seconds(balance)),
          RateLimitHeaders.of(balance));
    }
    try {
      return new Admitted(acting(known.get(), visit.onBehalf()), balance);
    } catch (ProblemException refused) {
      throw new ProblemException(refused.problem(), RateLimitHeaders.of(balance));
    }
  }

  private static String seconds(RateLimits.Balance balance) {
    return balance.retrySeconds() + " s.";
  }

  private Principal acting(Principal principal, @Nullable String onBehalf) {
    if (onBehalf == null) {
      return principal;
    }
    if (principal.role() != Role.INTEGRATION) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN,
          "The role " + principal.role() + " acts for nobody: leave out " + ON_BEHALF + ".");
    }
    return directory
        .lineOf(onBehalf.toLowerCase(Locale.ROOT))
        .filter(at -> principal.sees(at.agent().username(), at.callCenter().internalName()))
        .map(at -> principal.onBehalfOf(at.agent().username()))
        .orElseThrow(() -> new ProblemException(ProblemCode.AGENT_NOT_FOUND, "No such agent."));
  }

  private ProblemException unknown(Visit visit) {
    String authorization = visit.authorization();
    if (authorization != null && !authenticator.wasKnown(authorization)) {
      Optional<Duration> wait = brake.failed(Brake.source(visit.address()));
      if (wait.isPresent()) {
        return slowed(wait.get());
      }
      trail.keyRefused(authorization, visit.address(), visit.requestId());
    }
    return new ProblemException(
        ProblemCode.UNAUTHENTICATED, "The request has no valid API key or session.");
  }

  /** The answer to one who fails too often. */
  static ProblemException slowed(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return new ProblemException(
        Problem.of(
            ProblemCode.TOO_MANY_FAILURES,
            "Too many attempts have failed: the next one counts in " + seconds + " s."),
        RateLimitHeaders.retryAfter(seconds));
  }
}
