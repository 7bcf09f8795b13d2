package io.patchcord.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The stream ends, and its client is to open another one: the data of {@code reconnect}.
 *
 * @param reason stable
 * @param message for a person
 * @param retryAfterMillis how long to wait first; different for each, so that not all come at once
 */
@Schema(name = "Reconnect")
record ReconnectView(Reason reason, String message, long retryAfterMillis) {

  /** Why the stream ends. */
  enum Reason {
    GATEWAY_STOPPING
  }

  static ReconnectView stopping(long retryAfterMillis) {
    return new ReconnectView(
        Reason.GATEWAY_STOPPING,
        "The gateway is being stopped. Calls go on; open the stream again in a moment.",
        retryAfterMillis);
  }
}
