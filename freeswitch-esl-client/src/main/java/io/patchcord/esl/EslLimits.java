package io.patchcord.esl;

/**
 * How much one frame may hold, so that a peer gone wrong cannot fill this process's memory. A frame
 * over a limit is refused before its body is buffered, and its connection is closed.
 *
 * @param maxHeaderBytes bytes of one frame's outer header block, blank line included
 * @param maxBodyBytes bytes of one frame's body, that is the largest {@code Content-Length}
 * @param maxHeaders headers in one block, an event's own and the elements of its arrays included
 */
public record EslLimits(int maxHeaderBytes, int maxBodyBytes, int maxHeaders) {

  /** What every Java machine gives, less its own few bytes. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** Outer blocks are under 500 bytes on a real switch; a long {@code Reply-Text} still fits. */
  private static final int DEFAULT_MAX_HEADER_BYTES = 64 * 1024;

  /** {@code show channels as json} is about 1 KB a channel: room for some 15,000 channels. */
  private static final int DEFAULT_MAX_BODY_BYTES = 16 * 1024 * 1024;

  /** A recorded call's richest event has 324 headers; dialplans add variables of their own. */
  private static final int DEFAULT_MAX_HEADERS = 2000;

  /**
   * Checks that every limit is positive, and that a frame fits into one array.
   *
   * @throws IllegalArgumentException if a limit is not positive, or the two in bytes are together
   *     more than an array holds
   */
  public EslLimits {
    checkPositive(maxHeaderBytes, "maxHeaderBytes");
    checkPositive(maxBodyBytes, "maxBodyBytes");
    checkPositive(maxHeaders, "maxHeaders");
    long frameBytes = (long) maxHeaderBytes + maxBodyBytes;
    if (frameBytes > LARGEST_ARRAY) {
      throw new IllegalArgumentException(
          "maxHeaderBytes + maxBodyBytes: " + frameBytes + " (expected: <= " + LARGEST_ARRAY + ")");
    }
  }

  /** Returns 64 KiB of headers, 16 MiB of body, 2,000 headers. */
  public static EslLimits defaults() {
    return new EslLimits(DEFAULT_MAX_HEADER_BYTES, DEFAULT_MAX_BODY_BYTES, DEFAULT_MAX_HEADERS);
  }

  private static void checkPositive(int value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
