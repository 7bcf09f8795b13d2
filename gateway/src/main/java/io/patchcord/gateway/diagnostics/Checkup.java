package io.patchcord.gateway.diagnostics;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All checks of a gateway, layer by layer. Blocks; safe for all threads. */
public final class Checkup {
  private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);

  /** Who has waited for another's checks has fresh ones. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final List<Checks> checks;
  private final Clock clock;
  private @Nullable Report last;

  /**
   * @param checks in the order in which people read them
   */
  public Checkup(List<Checks> checks, Clock clock) {
    this.checks = List.copyOf(checks);
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * What was found.
   *
   * @param at when the last check was made
   */
  public record Report(Instant at, List<Finding> findings) {
    public Report {
      findings = List.copyOf(findings);
    }
  }

  /** Makes all checks; one at a time, since each asks the switch. */
  public synchronized Report run() {
    if (last != null && last.at().plus(FRESH).isAfter(clock.instant())) {
      return last;
    }
    List<Finding> findings = checks.stream().flatMap(each -> findings(each).stream()).toList();
    last = new Report(clock.instant(), findings);
    return last;
  }

  /** A fault in a check is a finding, too; it must not hide the others. */
  private static List<Finding> findings(Checks checks) {
    try {
      return checks.run();
    } catch (RuntimeException e) {
      LOG.error("A check failed", e);
      return List.of(
          Finding.unknown(
              Layer.GATEWAY,
              "checks",
              "Some checks could not be made.",
              "Read the gateway's log, and report what it says."));
    }
  }
}
