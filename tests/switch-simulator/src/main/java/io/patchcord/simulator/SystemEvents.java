package io.patchcord.simulator;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.core.SwitchClock;
import io.patchcord.simulator.core.SwitchIdentity;
import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.EventSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The events that concern the switch as a whole. */
final class SystemEvents {
  private static final EventSource HEARTBEAT =
      new EventSource("switch_core.c", "send_heartbeat", 95);
  private static final EventSource SHUTDOWN =
      new EventSource("switch_core.c", "switch_core_destroy", 3023);

  private final EventBus bus;
  private final SwitchClock clock;
  private final ChannelTable channels;

  SystemEvents(EventBus bus, SwitchClock clock, ChannelTable channels) {
    this.bus = requireNonNull(bus, "bus is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.channels = requireNonNull(channels, "channels is null");
  }

  void heartbeat() {
    String peak = Integer.toString(channels.peak());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Event-Info", "System Ready");
    headers.put("Up-Time", clock.upTime());
    headers.put("FreeSWITCH-Version", SwitchIdentity.VERSION);
    headers.put("Uptime-msec", Long.toString(clock.upMicros() / 1000));
    headers.put("Session-Count", Integer.toString(channels.size()));
    headers.put("Max-Sessions", Integer.toString(channels.maximum()));
    headers.put("Session-Per-Sec", "30");
    headers.put("Session-Per-Sec-Last", "0");
    headers.put("Session-Per-Sec-Max", "2");
    headers.put("Session-Per-Sec-FiveMin", "2");
    headers.put("Session-Since-Startup", Long.toString(channels.sinceStartup()));
    headers.put("Session-Peak-Max", peak);
    headers.put("Session-Peak-FiveMin", peak);
    headers.put("Idle-CPU", "98.800000");
    bus.publish("HEARTBEAT", HEARTBEAT, headers);
  }

  void shutdown() {
    bus.publish("SHUTDOWN", SHUTDOWN, Map.of("Event-Info", "System Shutting Down"));
  }
}
