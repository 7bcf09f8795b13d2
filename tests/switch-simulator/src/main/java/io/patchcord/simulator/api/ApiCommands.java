package io.patchcord.simulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The API commands that the switch has, by name. */
public final class ApiCommands {
  private static final String NO_REPLY = "-ERR no reply\n";

  private final Map<String, ApiCommand> commands = new LinkedHashMap<>();

  /** No command yet. */
  public ApiCommands() {}

  /** Adds a command that may take its time. */
  public ApiCommands add(String name, ApiCommand command) {
    commands.put(name, command);
    return this;
  }

  /** Adds a command that has its result at once. */
  public ApiCommands addImmediate(String name, ApiCommand.Immediate command) {
    return add(name, arguments -> CompletableFuture.completedFuture(command.run(arguments)));
  }

  /** The names of all commands. */
  List<String> names() {
    return List.copyOf(commands.keySet());
  }

  /** Runs a command line; the future has what it prints. */
  public CompletableFuture<String> run(String commandLine) {
    int blank = commandLine.indexOf(' ');
    String name = blank < 0 ? commandLine : commandLine.substring(0, blank);
    String arguments = blank < 0 ? "" : commandLine.substring(blank + 1).strip();
    ApiCommand command = commands.get(name);
    if (command == null) {
      return CompletableFuture.completedFuture("-ERR " + name + " Command not found!\n");
    }
    return command.run(arguments).thenApply(result -> result.isEmpty() ? NO_REPLY : result);
  }
}
