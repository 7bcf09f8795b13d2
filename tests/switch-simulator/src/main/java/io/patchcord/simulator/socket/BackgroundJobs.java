package io.patchcord.simulator.socket;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.api.ApiCommands;
import io.patchcord.simulator.api.BackgroundJob;
import io.patchcord.simulator.event.EventBus;
import java.util.UUID;

/** Runs the commands of {@code bgapi} and tells their results as events. */
final class BackgroundJobs {
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
    new BackgroundJob(bus, uuid, commandLine).run(api);
  }
}
