package io.patchcord.gateway.webhook;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a request brought.
 *
 * @param status that was answered; {@code null} when nothing was
 * @param error why it does not count as delivered; {@code null} when it does
 * @param retryAfter what the receiver asks for; {@code null} when it does not
 */
record Attempt(
    @Nullable Integer status,
    Duration took,
    @Nullable String error,
    @Nullable Duration retryAfter) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVER_ERROR = 500;

  Attempt {
    requireNonNull(took, "took is null");
  }

  static Attempt answered(int status, Duration took, @Nullable Duration retryAfter) {
    boolean delivered = status >= 200 && status < 300;
    boolean redirected = status >= 300 && status < 400;
    return new Attempt(
        status,
        took,
        delivered
            ? null
            : redirected
                ? "answered " + status + ", and redirects are not followed"
                : "answered " + status,
        retryAfter);
  }

  static Attempt failed(String why, Duration took) {
    return new Attempt(null, took, why, null);
  }

  boolean delivered() {
    return error == null;
  }

  /** Whether the receiver is there and able, whatever it makes of this one. */
  boolean shedsNoDoubt() {
    return status != null
        && status < SERVER_ERROR
        && status != TOO_MANY_REQUESTS
        && status != REQUEST_TIMEOUT;
  }
}
