package io.patchcord.simulator.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.LogLevel;
import io.patchcord.simulator.event.SwitchLog;
import java.util.Optional;
import java.util.UUID;

/** The commands that those use who type: {@code bgapi} as an API command, {@code help}, the log. */
public final class ConsoleCommands {
  private final ApiCommands api;
  private final EventBus bus;
  private final SwitchLog log;

  /** For those commands and that log. */
  public ConsoleCommands(ApiCommands api, EventBus bus, SwitchLog log) {
    this.api = requireNonNull(api, "api is null");
    this.bus = requireNonNull(bus, "bus is null");
    this.log = requireNonNull(log, "log is null");
  }

  /** Adds them. */
  public void addTo(ApiCommands commands) {
    commands
        .addImmediate("bgapi", this::background)
        .addImmediate("help", arguments -> help())
        .addImmediate("echo", text -> text)
        .addImmediate("log", this::log);
  }

  private String background(String commandLine) {
    if (commandLine.isEmpty()) {
      return "Invalid syntax\n";
    }
    String uuid = UUID.randomUUID().toString();
    new BackgroundJob(bus, uuid, commandLine).run(api);
    return "+OK Job-UUID: " + uuid + "\n";
  }

  private String help() {
    StringBuilder text = new StringBuilder("\nValid Commands:\n\n");
    api.names().forEach(name -> text.append(name).append(",,,switch-simulator\n"));
    return text.append('\n').toString();
  }

  private String log(String text) {
    int blank = text.indexOf(' ');
    Optional<LogLevel> level = blank < 0 ? Optional.empty() : LogLevel.of(text.substring(0, blank));
    if (level.isEmpty()) {
      return "-USAGE: <level> <message>\n";
    }
    log.write(level.get(), text.substring(blank + 1));
    return "+OK\n";
  }
}
