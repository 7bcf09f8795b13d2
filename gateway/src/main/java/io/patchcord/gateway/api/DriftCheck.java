package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.DriftReport;
import java.util.Optional;

/** Compares the org, the assignments and the switch. Safe for all threads. */
public interface DriftCheck {
  /** Compares now. Blocks. */
  DriftReport check();

  /** A waiver came or went: counts again what the last comparison found, and tells it. Blocks. */
  void recount();

  /** What the last comparison of this run of the gateway came to; nothing before the first. */
  Optional<DriftReport> last();
}
