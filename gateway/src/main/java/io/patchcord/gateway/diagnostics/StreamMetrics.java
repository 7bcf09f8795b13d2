package io.patchcord.gateway.diagnostics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.stream.EventStreamHandler.Refusal;
import io.patchcord.gateway.stream.StreamCounts;
import java.util.Locale;

/** How the event streams do, at {@code /metrics}. */
public final class StreamMetrics {
  private StreamMetrics() {}

  public static void bind(MeterRegistry registry, EventLog log) {
    StreamCounts counts = log.counts();
    Gauge.builder("patchcord.stream.clients", log, EventLog::subscriberCount)
        .description("Open event streams")
        .register(registry);
    Gauge.builder("patchcord.stream.log.events", log, EventLog::size)
        .description("Events that can be replayed")
        .register(registry);
    Gauge.builder("patchcord.stream.log.bytes", log, EventLog::bytes)
        .description("Bytes of the events that can be replayed")
        .register(registry);
    FunctionCounter.builder("patchcord.stream.opened", counts, StreamCounts::replayed)
        .tag("begin", "replay")
        .description("Event streams that were opened")
        .register(registry);
    FunctionCounter.builder("patchcord.stream.opened", counts, StreamCounts::snapshots)
        .tag("begin", "snapshot")
        .description("Event streams that were opened")
        .register(registry);
    for (Refusal why : Refusal.values()) {
      FunctionCounter.builder("patchcord.stream.refused", counts, c -> c.refused(why))
          .tag("reason", why.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .description("Requests for an event stream that got none")
          .register(registry);
    }
    FunctionCounter.builder("patchcord.stream.delivered", counts, StreamCounts::delivered)
        .description("Events given to an event stream, each stream counted")
        .register(registry);
    FunctionCounter.builder("patchcord.stream.cut.off", counts, StreamCounts::cutOff)
        .description("Event streams cut off because their reader did not read")
        .register(registry);
  }
}
