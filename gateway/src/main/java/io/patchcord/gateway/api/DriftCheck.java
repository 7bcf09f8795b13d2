package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.DriftReport;
import java.util.Optional;

/** Compares the org, the assignments and the switch. Safe for all threads. */
public interface DriftCheck {
  /** Compares now. Blocks. */
  DriftReport check();

  /** What the last comparison of this run of the gateway came to; nothing before the first. */
  Optional<DriftReport> last();
}
