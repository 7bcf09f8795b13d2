package io.patchcord.simulator.socket;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.api.ApiCommands;
import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.EventSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Runs the commands of {@code bgapi} and tells their results as events. */
final class BackgroundJobs {
  private static final EventSource SOURCE = new EventSource("mod_event_socket.c", "api_exec", 1572);

  private final ApiCommands api;
  private final EventBus bus;

  BackgroundJobs(ApiCommands api, EventBus bus) {
    this.api = requireNonNull(api, "api is null");
    this.bus = requireNonNull(bus, "bus is null");
  }

  static String newUuid() {
    return UUID.randomUUID().toString();
  }

  void run(String uuid, String commandLine) {
    api.run(commandLine)
        .thenAccept(
            result ->
                bus.publish("BACKGROUND_JOB", null, SOURCE, headers(uuid, commandLine), result));
  }

  private static Map<String, String> headers(String uuid, String commandLine) {
    Map<String, String> headers = new LinkedHashMap<>();
    int blank = commandLine.indexOf(' ');
    headers.put("Job-UUID", uuid);
    headers.put("Job-Command", blank < 0 ? commandLine : commandLine.substring(0, blank));
    if (blank >= 0) {
      headers.put("Job-Command-Arg", commandLine.substring(blank + 1));
    }
    return headers;
  }
}
