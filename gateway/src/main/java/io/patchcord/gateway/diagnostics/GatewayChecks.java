package io.patchcord.gateway.diagnostics;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.history.CallHistory;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The gateway itself, from inside: what readiness says, and whether call records get away. */
public final class GatewayChecks implements Checks {
  private static final Layer LAYER = Layer.GATEWAY;

  /** What waits for longer than the database takes for one. */
  private static final long MANY = 100;

  private final Readiness readiness;
  private final Supplier<CallHistory.Counts> history;

  public GatewayChecks(Readiness readiness, Supplier<CallHistory.Counts> history) {
    this.readiness = requireNonNull(readiness, "readiness is null");
    this.history = requireNonNull(history, "history is null");
  }

  @Override
  public List<Finding> run() {
    return Stream.concat(
            readiness.checks().stream().map(GatewayChecks::of), Stream.of(records(history.get())))
        .toList();
  }

  private static Finding of(Check check) {
    String sentence = sentence(check.detail());
    return check.passed()
        ? Finding.ok(LAYER, "ready:" + check.name(), sentence)
        : Finding.failed(
            LAYER,
            "ready:" + check.name(),
            sentence,
            check.name().equals("gateway")
                ? "Wait until it is back."
                : "Mend what is named; the gateway comes back by itself.");
  }

  private static String sentence(String text) {
    String capital =
        text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return capital.endsWith(".") ? capital : capital + ".";
  }

  static Finding records(CallHistory.Counts counts) {
    if (counts.dropped() > 0) {
      return Finding.failed(
          LAYER,
          "records",
          counts.dropped() + " call records were lost since the start.",
          "See patchcord.history.spool-limit, and why the database did not take them.");
    }
    return counts.waiting() < MANY
        ? Finding.ok(LAYER, "records", counts.waiting() + " call records wait for the database.")
        : Finding.warning(
            LAYER,
            "records",
            counts.waiting() + " call records wait for the database.",
            "See whether the database is slow or away; they are on disk meanwhile.");
  }
}
