package io.patchcord.gateway.callcenter;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which line an agent is to have, as a definition says.
 *
 * @param username in lower case
 * @param line the line's number
 * @param from when it begins; {@code null} for at once
 */
public record PlannedLine(String username, String line, @Nullable Instant from) {
  public PlannedLine {
    requireNonNull(username, "username is null");
    requireNonNull(line, "line is null");
  }
}
