package io.patchcord.simulator.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.line.Directory;
import io.patchcord.simulator.line.Line;

/** The command {@code list_users}: who is in the directory, whatever filter follows. */
public final class ListUsersCommand {
  private static final String NAMES =
      "userid|context|domain|group|contact|callgroup|effective_caller_id_name"
          + "|effective_caller_id_number\n";

  private final Directory directory;

  /** Knows those lines. */
  public ListUsersCommand(Directory directory) {
    this.directory = requireNonNull(directory, "directory is null");
  }

  /** Adds it. */
  public void addTo(ApiCommands commands) {
    commands.addImmediate("list_users", filter -> list());
  }

  private String list() {
    StringBuilder table = new StringBuilder(NAMES);
    for (Line line : directory.all()) {
      String contact =
          line.isRegistered() ? "sofia/internal/" + line.contact() : "error/user_not_registered";
      table.append(
          "%1$s|default|%2$s|default|%3$s|techsupport|Extension %1$s|%1$s\n"
              .formatted(line.number(), line.domain(), contact));
    }
    return table.append("\n+OK\n").toString();
  }
}
