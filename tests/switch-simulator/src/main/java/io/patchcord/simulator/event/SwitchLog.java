package io.patchcord.simulator.event;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.core.SwitchClock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** The log of the switch, in which only the API command {@code log} writes. */
public final class SwitchLog {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private final SwitchClock clock;
  private final List<Reader> readers = new CopyOnWriteArrayList<>();

  /** A log with the time of that clock. */
  public SwitchLog(SwitchClock clock) {
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** Who wants to read. */
  @FunctionalInterface
  public interface Reader {
    /** A line was written. */
    void onLine(LogLevel level, String line);
  }

  public void add(Reader reader) {
    readers.add(reader);
  }

  public void remove(Reader reader) {
    readers.remove(reader);
  }

  /** Writes a line. */
  public void write(LogLevel level, String text) {
    String line =
        STAMP.format(SwitchClock.instant(clock.micros()).atOffset(ZoneOffset.UTC))
            + " 99.20% ["
            + level
            + "] mod_commands.c:7200 "
            + text
            + "\n";
    readers.forEach(reader -> reader.onLine(level, line));
  }
}
