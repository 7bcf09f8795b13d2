package io.patchcord.gateway.diagnostics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.patchcord.gateway.call.CallMailboxes;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.switching.FreeSwitch;

/** What is counted and measured, by its name at {@code /metrics}. */
public final class Metrics {
  private Metrics() {}

  public static PrometheusMeterRegistry of(
      FreeSwitch phoneSystem, CallRegistry calls, CallMailboxes mailboxes, EventLog log) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    Gauge.builder("patchcord.calls.live", calls, CallRegistry::liveCount)
        .description("Calls that are not over")
        .register(registry);
    FunctionCounter.builder("patchcord.calls.refused", calls, CallRegistry::refused)
        .description("Calls refused because as many are live as may be")
        .register(registry);
    FunctionCounter.builder("patchcord.mailboxes.refused", mailboxes, CallMailboxes::refused)
        .description("Events and commands of a call dropped because its mailbox was full")
        .register(registry);
    Gauge.builder("patchcord.stream.clients", log, EventLog::subscriberCount)
        .description("Open event streams")
        .register(registry);
    Gauge.builder("patchcord.stream.log.events", log, EventLog::size)
        .description("Events that can be replayed")
        .register(registry);
    FunctionCounter.builder("patchcord.stream.cut.off", log, EventLog::cutOff)
        .description("Event streams cut off because their reader did not read")
        .register(registry);
    Gauge.builder("patchcord.switch.connected", phoneSystem, s -> s.status().connected() ? 1 : 0)
        .description("1 while commands can be sent to the switch")
        .register(registry);
    FunctionCounter.builder("patchcord.switch.events", phoneSystem, FreeSwitch::eventsReceived)
        .description("Events received from the switch")
        .register(registry);
    FunctionCounter.builder(
            "patchcord.switch.events.dropped", phoneSystem, FreeSwitch::eventsDropped)
        .description("Events dropped because the gateway could not keep up; a resync follows")
        .register(registry);
    FunctionCounter.builder("patchcord.switch.reconnects", phoneSystem, FreeSwitch::reconnects)
        .description("Times the connection to the switch was made again")
        .register(registry);
    FunctionCounter.builder("patchcord.switch.resyncs", phoneSystem, FreeSwitch::resyncs)
        .description("Times the switch was asked for all that is true")
        .register(registry);
    FunctionCounter.builder(
            "patchcord.switch.commands.late", phoneSystem, FreeSwitch::commandsTimedOut)
        .description("Commands that the switch did not answer in time")
        .register(registry);
    return registry;
  }
}
