package io.patchcord.gateway.http;

import java.time.Duration;

/**
 * The bounds of connections and requests. Event streams have none of time: they are there to stay
 * open, and have bounds of their own.
 *
 * @param connections how many may be open at once, event streams too
 * @param headTime for a request's first bytes after the connection is made, and for all of its head
 * @param bodyTime for the whole body
 * @param requestTime until the answer's first byte
 * @param idleTime between an answer and the next request
 * @param headBytes of request line and headers together
 * @param headers how many
 * @param uriBytes of path and query
 */
public record HttpLimits(
    int connections,
    Duration headTime,
    Duration bodyTime,
    Duration requestTime,
    Duration idleTime,
    int headBytes,
    int headers,
    int uriBytes) {
  /** What the largest proxies let pass; a session's token has 60. */
  public static final int HEAD_BYTES = 16 * 1024;

  /** Browsers send twenty. */
  public static final int HEADERS = 100;

  /** What RFC 9110 (4.1) asks for at least; a search of the history has some hundred. */
  public static final int URI_BYTES = 8_000;

  /**
   * Longer than the usual clients keep an idle connection (30 s in Java): who closes first may take
   * a request with it.
   */
  public static final Duration IDLE_TIME = Duration.ofSeconds(75);

  public HttpLimits {
    positive("headTime", headTime);
    positive("bodyTime", bodyTime);
    positive("requestTime", requestTime);
    positive("idleTime", idleTime);
    if (connections < 1 || headers < 1 || uriBytes < 1 || headBytes <= uriBytes) {
      throw new IllegalArgumentException(
          "connections, headers and bytes have to be positive, and a head larger than its URI");
    }
  }

  private static void positive(String name, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(name + ": " + time + " (expected: > 0)");
    }
  }
}
