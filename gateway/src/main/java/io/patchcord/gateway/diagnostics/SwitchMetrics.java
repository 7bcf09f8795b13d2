package io.patchcord.gateway.diagnostics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.patchcord.gateway.switching.FreeSwitch;
import io.patchcord.gateway.switching.Resync;
import io.patchcord.gateway.switching.ResyncWatch;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How the connection to the switch does, at {@code /metrics}. */
public final class SwitchMetrics implements ResyncWatch {
  private final Map<Resync.Reason, Counter> gaps = new EnumMap<>(Resync.Reason.class);
  private final Map<Resync.Reason, Timer> resyncs = new EnumMap<>(Resync.Reason.class);
  private final Counter found;
  private final Counter gone;

  public SwitchMetrics(MeterRegistry registry) {
    for (Resync.Reason reason : Resync.Reason.values()) {
      gaps.put(
          reason,
          Counter.builder("patchcord.switch.gaps")
              .tag("reason", reason.name())
              .description("Times that it was not known any more how things stand on the switch")
              .register(registry));
      resyncs.put(
          reason,
          Timer.builder("patchcord.switch.resync")
              .tag("reason", reason.name())
              .description("From the first question to the switch until all was known")
              .register(registry));
    }
    this.found = legs(registry, "found");
    this.gone = legs(registry, "gone");
  }

  private static Counter legs(MeterRegistry registry, String change) {
    return Counter.builder("patchcord.switch.resync.legs")
        .tag("change", change)
        .description("Legs that a resync found, or found gone, without having heard of it")
        .register(registry);
  }

  /** Binds what the switch itself counts. */
  public static void bind(MeterRegistry registry, FreeSwitch phoneSystem) {
    Gauge.builder("patchcord.switch.connected", phoneSystem, s -> s.status().connected() ? 1 : 0)
        .description("1 while commands can be sent to the switch")
        .register(registry);
    FunctionCounter.builder("patchcord.switch.events", phoneSystem, FreeSwitch::eventsReceived)
        .description("Events received from the switch")
        .register(registry);
    FunctionCounter.builder(
            "patchcord.switch.event.bytes", phoneSystem, FreeSwitch::eventBytesReceived)
        .description("Bytes of the events received from the switch")
        .register(registry);
    FunctionCounter.builder(
            "patchcord.switch.events.dropped", phoneSystem, FreeSwitch::eventsDropped)
        .description("Events dropped because the gateway could not keep up; a resync follows")
        .register(registry);
    Gauge.builder("patchcord.switch.events.queued", phoneSystem, FreeSwitch::eventsQueued)
        .description("Events that are received and not worked on yet")
        .register(registry);
    Gauge.builder("patchcord.switch.events.held", phoneSystem, FreeSwitch::eventsHeld)
        .description("Events held back while a resync runs")
        .register(registry);
    Gauge.builder("patchcord.switch.commands.pending", phoneSystem, FreeSwitch::commandsPending)
        .description("Commands that the switch has not answered yet")
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
  }

  @Override
  public void gap(Resync.Reason reason) {
    Counter counter = gaps.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  @Override
  public void resynced(Resync.Reason reason, Duration took, int legsFound, int legsGone) {
    Timer timer = resyncs.get(reason);
    if (timer != null) {
      timer.record(took);
    }
    found.increment(legsFound);
    gone.increment(legsGone);
  }
}
