package io.patchcord.simulator.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The levels of the switch's log, with their numbers. */
public enum LogLevel {
  CONSOLE,
  ALERT,
  CRIT,
  ERR,
  WARNING,
  NOTICE,
  INFO,
  DEBUG;

  /** The level of that number or name. */
  public static Optional<LogLevel> of(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(
            level -> level.name().equals(name) || Integer.toString(level.ordinal()).equals(name))
        .findFirst();
  }
}
