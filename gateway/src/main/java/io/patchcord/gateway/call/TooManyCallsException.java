package io.patchcord.gateway.call;

/** The bound of live calls is reached. */
public final class TooManyCallsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyCallsException(int limit) {
    super("live calls: " + limit + " (expected: < " + limit + ")");
  }
}
