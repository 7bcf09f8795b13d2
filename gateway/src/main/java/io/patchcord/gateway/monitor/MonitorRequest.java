package io.patchcord.gateway.monitor;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DisplayName;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to hear a call.
 *
 * @param supervisor the name of the key that asks
 * @param line the line that is rung
 * @param mode who is to hear the supervisor, once it is on
 * @param shownNumber what the line's phone shows
 * @param shownName its name, may be empty
 * @param requestId what the request is called that asks; {@code null} for none
 */
public record MonitorRequest(
    String supervisor,
    Destination line,
    MonitorMode mode,
    Destination shownNumber,
    DisplayName shownName,
    @Nullable String requestId) {

  public MonitorRequest {
    requireNonNull(supervisor, "supervisor is null");
    requireNonNull(line, "line is null");
    requireNonNull(mode, "mode is null");
    requireNonNull(shownNumber, "shownNumber is null");
    requireNonNull(shownName, "shownName is null");
  }
}
