package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor who hears a call.
 *
 * @param id the monitoring's
 * @param line the supervisor's
 * @param name who is at that line; {@code null} if nobody is known
 * @param mode who hears the supervisor: LISTEN, WHISPER or BARGE
 */
public record CallMonitor(UUID id, String line, @Nullable String name, String mode, Instant since) {

  public CallMonitor {
    requireNonNull(id, "id is null");
    requireNonNull(line, "line is null");
    requireNonNull(mode, "mode is null");
    requireNonNull(since, "since is null");
  }
}
