package io.patchcord.esl;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param connect for the TCP connect, and again for the handshake
 * @param reply for a reply, where the caller gives no deadline
 * @param liveness a connection on which nothing at all was received for that long is dead
 * @param minBackoff the wait after a first failure
 * @param maxBackoff the longest wait between attempts; a rejected password waits longer
 */
public record EslTimeouts(
    Duration connect, Duration reply, Duration liveness, Duration minBackoff, Duration maxBackoff) {

  /** A switch on the same network answers in a millisecond or is in trouble. */
  private static final Duration DEFAULT_CONNECT = Duration.ofSeconds(5);

  /** An api round trip takes 0.12 ms; a switch that needs seconds is not well. */
  private static final Duration DEFAULT_REPLY = Duration.ofSeconds(5);

  /** Heartbeats come every 20 s: three of them. */
  private static final Duration DEFAULT_LIVENESS = Duration.ofSeconds(60);

  private static final Duration DEFAULT_MIN_BACKOFF = Duration.ofMillis(250);
  private static final Duration DEFAULT_MAX_BACKOFF = Duration.ofSeconds(10);

  /**
   * Checks every part.
   *
   * @throws IllegalArgumentException if one is not positive, or the backoffs are the wrong way
   *     round
   */
  public EslTimeouts {
    Durations.checkPositive("connect", connect);
    Durations.checkPositive("reply", reply);
    Durations.checkPositive("liveness", liveness);
    Durations.checkPositive("minBackoff", minBackoff);
    Durations.checkPositive("maxBackoff", maxBackoff);
    if (maxBackoff.compareTo(minBackoff) < 0) {
      throw new IllegalArgumentException(
          "maxBackoff: " + maxBackoff + " (expected: >= minBackoff, " + minBackoff + ")");
    }
  }

  /** Returns 5 s, 5 s, 60 s, 250 ms, 10 s. */
  public static EslTimeouts defaults() {
    return new EslTimeouts(
        DEFAULT_CONNECT, DEFAULT_REPLY, DEFAULT_LIVENESS, DEFAULT_MIN_BACKOFF, DEFAULT_MAX_BACKOFF);
  }

  /** Returns the same with another {@code connect}. */
  public EslTimeouts withConnect(Duration value) {
    return new EslTimeouts(value, reply, liveness, minBackoff, maxBackoff);
  }

  /** Returns the same with another {@code reply}. */
  public EslTimeouts withReply(Duration value) {
    return new EslTimeouts(connect, value, liveness, minBackoff, maxBackoff);
  }

  /** Returns the same with another {@code liveness}. */
  public EslTimeouts withLiveness(Duration value) {
    return new EslTimeouts(connect, reply, value, minBackoff, maxBackoff);
  }

  /** Returns the same with other waits between attempts. */
  public EslTimeouts withBackoff(Duration min, Duration max) {
    return new EslTimeouts(connect, reply, liveness, min, max);
  }
}
