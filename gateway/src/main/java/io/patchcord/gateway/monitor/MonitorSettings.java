package io.patchcord.gateway.monitor;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param ringTime how long the supervisor's line rings; whole seconds
 * @param confirmation how long the event that confirms a command may take
 */
public record MonitorSettings(Duration ringTime, Duration confirmation) {
  public MonitorSettings {
    requireNonNull(ringTime, "ringTime is null");
    requireNonNull(confirmation, "confirmation is null");
  }
}
