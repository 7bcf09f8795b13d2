package io.patchcord.simulator.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.EventSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A command whose result comes as an event. */
public record BackgroundJob(EventBus bus, String uuid, String commandLine) {
  private static final EventSource SOURCE = new EventSource("mod_event_socket.c", "api_exec", 1572);

  public BackgroundJob {
    requireNonNull(bus, "bus is null");
    requireNonNull(uuid, "uuid is null");
    requireNonNull(commandLine, "commandLine is null");
  }

  /** Runs it and tells its result. */
  public void run(ApiCommands api) {
    api.run(commandLine)
        .thenAccept(result -> bus.publish("BACKGROUND_JOB", null, SOURCE, headers(), result));
  }

  private Map<String, String> headers() {
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
