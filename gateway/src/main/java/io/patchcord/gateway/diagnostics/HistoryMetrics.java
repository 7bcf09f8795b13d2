package io.patchcord.gateway.diagnostics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.patchcord.gateway.history.CallHistory;

/** How the history does, at {@code /metrics}. */
public final class HistoryMetrics {
  private HistoryMetrics() {}

  public static void bind(MeterRegistry registry, CallHistory history) {
    Gauge.builder("patchcord.history.waiting", history, h -> h.counts().waiting())
        .description("Call records that the database does not have yet")
        .register(registry);
    Gauge.builder("patchcord.history.kept", history, h -> h.counts().kept())
        .description("Call records on disk: of calls that live, and those that wait")
        .register(registry);
    FunctionCounter.builder("patchcord.history.written", history, h -> h.counts().written())
        .description("Call records written to the database")
        .register(registry);
    FunctionCounter.builder("patchcord.history.spooled", history, h -> h.counts().spooled())
        .description("Call records written to the spool directory")
        .register(registry);
    FunctionCounter.builder("patchcord.history.dropped", history, h -> h.counts().dropped())
        .description("Call records lost because as many waited as may, or that were refused")
        .register(registry);
    FunctionCounter.builder("patchcord.history.expired", history, h -> h.counts().expired())
        .description("Call records deleted because they were kept long enough")
        .register(registry);
  }
}
