package io.patchcord.gateway.diagnostics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.patchcord.gateway.tracing.SpanCounts;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What becomes of traces, at {@code /metrics}. */
public final class TracingMetrics {
  private TracingMetrics() {}

  public static void bind(MeterRegistry registry, SpanCounts counts) {
    Gauge.builder("patchcord.tracing.waiting", counts, SpanCounts::waiting)
        .description("Spans that are not sent yet")
        .register(registry);
    Map<String, ToDoubleFunction<SpanCounts>> outcomes =
        Map.of(
            "sent", SpanCounts::sent,
            "failed", SpanCounts::failed,
            "dropped", SpanCounts::dropped);
    outcomes.forEach(
        (outcome, count) ->
            FunctionCounter.builder("patchcord.tracing.spans", counts, count)
                .tag("outcome", outcome)
                .description("Spans, by what became of them; 0 while tracing is off")
                .register(registry));
  }
}
