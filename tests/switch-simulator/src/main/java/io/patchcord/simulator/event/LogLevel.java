package io.patchcord.simulator.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The levels of the switch's log, with their numbers. */
public enum LogLevel {
  CONSOLE(0),
  ALERT(1),
  CRIT(2),
  ERR(3),
  WARNING(4),
  NOTICE(5),
  INFO(6),
  DEBUG(7);

  private final int number;

  LogLevel(int number) {
    this.number = number;
  }

  /** The number that a client can use as well. */
  public int number() {
    return number;
  }

  /** The level of that number or name. */
  public static Optional<LogLevel> of(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(level -> level.name().equals(name) || Integer.toString(level.number).equals(name))
        .findFirst();
  }
}
