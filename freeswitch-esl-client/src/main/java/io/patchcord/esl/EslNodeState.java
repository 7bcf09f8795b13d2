package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Where a node stands with its switch. */
public sealed interface EslNodeState {

  /**
   * On its way: connecting, authenticating or subscribing.
   *
   * @param attempt counts from 1 since the last stable connection; 0 before {@link EslNode#start()}
   * @param since when this attempt began
   */
  record Connecting(int attempt, Instant since) implements EslNodeState {
    /** Checks that nothing is null. */
    public Connecting {
      requireNonNull(since, "since is null");
    }
  }

  /**
   * Both connections are up and the subscription was accepted.
   *
   * @param since when that was complete
   */
  record Connected(Instant since) implements EslNodeState {
    /** Checks that nothing is null. */
    public Connected {
      requireNonNull(since, "since is null");
    }
  }

  /**
   * Not connected, and waiting before the next attempt.
   *
   * @param retryAt when the next attempt begins
   * @param lastProblem a sentence for a person, such as {@code 127.0.0.1:8021 refused the
   *     connection}
   */
  record Waiting(Instant retryAt, String lastProblem) implements EslNodeState {
    /** Checks that nothing is null. */
    public Waiting {
      requireNonNull(retryAt, "retryAt is null");
      requireNonNull(lastProblem, "lastProblem is null");
    }
  }

  /** Closed by its owner, for good. */
  record Closed() implements EslNodeState {}
}
