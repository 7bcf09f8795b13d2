package io.patchcord.gateway.diagnostics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.patchcord.gateway.http.ConnectionGuard;
import io.patchcord.gateway.http.Limit;
import io.patchcord.gateway.http.LimitLog;

/** How many clients there are, and which of their limits they reach, at {@code /metrics}. */
public final class HttpMetrics {
  private HttpMetrics() {}

  public static void bind(MeterRegistry registry, ConnectionGuard guard, LimitLog log) {
    Gauge.builder("patchcord.http.connections", guard, ConnectionGuard::open)
        .description("Open connections, event streams too")
        .register(registry);
    for (Limit limit : Limit.values()) {
      FunctionCounter.builder("patchcord.http.limits.reached", log, l -> l.count(limit))
          .description("Requests and connections that were ended because a limit was reached")
          .tag("limit", limit.metric())
          .register(registry);
    }
  }
}
