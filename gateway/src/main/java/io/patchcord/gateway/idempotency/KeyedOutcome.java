package io.patchcord.gateway.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a request is that came with a key.
 *
 * @param answer null unless it is answered
 */
record KeyedOutcome(
    KeyedRequest request,
    Instant startedAt,
    Instant expiresAt,
    State state,
    @Nullable KeptAnswer answer) {
  /** No request takes so long, but for imports of thousands of rows; one that does is in doubt. */
  static final Duration LONGEST = Duration.ofSeconds(60);

  enum State {
    RUNNING,
    ANSWERED,
    /** It failed in a way that tells nothing, or its gateway has died. */
    UNKNOWN
  }

  KeyedOutcome {
    requireNonNull(request, "request is null");
    requireNonNull(startedAt, "startedAt is null");
    requireNonNull(expiresAt, "expiresAt is null");
    if ((answer != null) != (state == State.ANSWERED)) {
      throw new IllegalArgumentException(state + " with answer " + answer);
    }
  }

  static KeyedOutcome running(KeyedRequest request, Instant now, Duration lifetime) {
    return new KeyedOutcome(request, now, now.plus(lifetime), State.RUNNING, null);
  }

  KeyedOutcome answered(KeptAnswer with) {
    return new KeyedOutcome(request, startedAt, expiresAt, State.ANSWERED, with);
  }

  KeyedOutcome unknown() {
    return new KeyedOutcome(request, startedAt, expiresAt, State.UNKNOWN, null);
  }

  boolean isRunning() {
    return state == State.RUNNING;
  }

  boolean countsAt(Instant now) {
    return now.isBefore(expiresAt);
  }

  int size() {
    return answer == null ? 0 : answer.size();
  }

  /** What another request with the same key is to get. */
  Claim claimOf(KeyedRequest other, Instant now) {
    if (!request.fingerprint().equals(other.fingerprint())) {
      return new Claim.OfAnotherRequest();
    }
    if (answer != null) {
      return answer.bodyKept() ? new Claim.Answered(answer) : new Claim.AnsweredWithoutBody(answer);
    }
    return isRunning() && now.isBefore(startedAt.plus(LONGEST))
        ? new Claim.InProgress()
        : new Claim.OutcomeUnknown();
  }
}
