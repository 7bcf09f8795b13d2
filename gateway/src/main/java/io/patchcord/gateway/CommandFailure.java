package io.patchcord.gateway;

import java.io.Serial;

/** What was asked for cannot be done; the message is one sentence for whoever asked. */
final class CommandFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  CommandFailure(String message) {
    super(message);
  }
}
