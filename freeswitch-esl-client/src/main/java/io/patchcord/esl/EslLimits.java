package io.patchcord.esl;

/**
 * How much one frame may hold, so that a peer gone wrong cannot fill this process's memory. A frame
 * over a limit is refused before its body is buffered, and its connection is closed.
 *
 * @param maxHeaderBytes bytes of one frame's outer header block, blank line included
 * @param maxBodyBytes bytes of one frame's body, that is the largest {@code Content-Length}
 * @param maxHeaders header lines in one block, an event's own headers included
 */
public record EslLimits(int maxHeaderBytes, int maxBodyBytes, int maxHeaders) {

  /** Outer blocks are under 500 bytes on a real switch; a long {@code Reply-Text} still fits. */
  private static final int DEFAULT_MAX_HEADER_BYTES = 64 * 1024;

  /** {@code show channels as json} is about 1 KB a channel: room for some 15,000 channels. */
  private static final int DEFAULT_MAX_BODY_BYTES = 16 * 1024 * 1024;

  /** A recorded call's richest event has 324 headers; dialplans add variables of their own. */
  private static final int DEFAULT_MAX_HEADERS = 2000;

  /**
   * Checks that every limit is positive.
   *
   * @throws IllegalArgumentException if a limit is not positive
   */
  public EslLimits {
    checkPositive(maxHeaderBytes, "maxHeaderBytes");
    checkPositive(maxBodyBytes, "maxBodyBytes");
    checkPositive(maxHeaders, "maxHeaders");
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
