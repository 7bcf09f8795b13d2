package io.patchcord.gateway.webhook;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a receiver is left alone for a while: after some failures in a row it gets one request at
 * a time, and that ever more seldom, until one goes well. For one thread.
 */
final class Circuit {
  static final int FAILURES = 5;
  private static final int MOST_DOUBLINGS = 20;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Duration first;
  private int failures;
  private Instant closedUntil = Instant.MIN;

  /**
   * @param first how long it is left alone at first
   */
  Circuit(Duration first) {
    this.first = first;
  }

  /** How many requests it may have at once now. */
  int allows(Instant now, int usually) {
    if (failures < FAILURES) {
      return usually;
    }
    return now.isBefore(closedUntil) ? 0 : 1;
  }

  boolean isOpen() {
    return failures >= FAILURES;
  }

  /**
   * A request went well.
   *
   * @return whether it was left alone before
   */
  boolean onSuccess() {
    boolean was = isOpen();
    failures = 0;
    return was;
  }

  void onFailure(Instant now) {
    failures = Math.min(failures + 1, FAILURES + MOST_DOUBLINGS);
    if (isOpen()) {
      Duration pause = first.multipliedBy(1L << (failures - FAILURES));
      closedUntil = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
  }
}
