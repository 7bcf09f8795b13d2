package io.patchcord.gateway.history;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the history is kept.
 *
 * @param spoolDirectory where records wait; of this gateway alone
 * @param spoolLimit how many records may live or wait at once, those in memory counted: at least 1
 * @param retention how long after its end a call's record is kept; zero keeps it for ever
 */
public record HistorySettings(Path spoolDirectory, int spoolLimit, Duration retention) {
  public HistorySettings {
    requireNonNull(spoolDirectory, "spoolDirectory is null");
    requireNonNull(retention, "retention is null");
    if (spoolLimit < 1 || retention.isNegative()) {
      throw new IllegalArgumentException("spoolLimit is below 1, or retention below zero");
    }
  }
}
