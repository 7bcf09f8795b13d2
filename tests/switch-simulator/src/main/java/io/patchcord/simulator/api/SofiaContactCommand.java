package io.patchcord.simulator.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.line.Directory;
import io.patchcord.simulator.line.Line;

/** The command {@code sofia_contact}: where the phone of a line is. */
public final class SofiaContactCommand {
  private final Directory directory;

  /** Knows those lines. */
  public SofiaContactCommand(Directory directory) {
    this.directory = requireNonNull(directory, "directory is null");
  }

  /** Adds it. */
  public void addTo(ApiCommands commands) {
    commands.addImmediate("sofia_contact", this::contact);
  }

  private String contact(String address) {
    String user = address.substring(address.indexOf('/') + 1);
    return directory
        .findAddress(user)
        .filter(Line::isRegistered)
        .map(line -> "sofia/internal/" + line.contact())
        .orElse("error/user_not_registered");
  }
}
