package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A line of the switch's log, which it sends after the command {@code log LEVEL}.
 *
 * @param level 0 (console) to 7 (debug) as for syslog, or 101 to 110 for the finer debug levels; -1
 *     if the switch did not say
 * @param file the source file that wrote the line, or null
 * @param function the function that wrote it, or null
 * @param line the line in the source file, or -1
 * @param channelUuid the channel that it is about ({@code User-Data}), or null
 * @param text the line itself, mostly with its line feed
 */
public record EslLogLine(
    int level,
    @Nullable String file,
    @Nullable String function,
    int line,
    @Nullable String channelUuid,
    String text) {

  private static final String[] LEVELS = {
    "CONSOLE", "ALERT", "CRIT", "ERR", "WARNING", "NOTICE", "INFO", "DEBUG"
  };

  /** Checks that there is a text. */
  public EslLogLine {
    requireNonNull(text, "text is null");
  }

  /**
   * Reads a {@code log/data} frame; headers may be missing.
   *
   * @throws IllegalArgumentException if the frame is of another type
   */
  public static EslLogLine of(EslFrame frame) {
    frame.requireType(EslFrame.LOG_DATA);
    EslHeaders headers = frame.headers();
    return new EslLogLine(
        number(headers, "Log-Level"),
        present(headers.get("Log-File")),
        present(headers.get("Log-Func")),
        number(headers, "Log-Line"),
        present(headers.get("User-Data")),
        frame.bodyText());
  }

  /** Returns the level as the switch names it, such as {@code WARNING}. */
  public String levelName() {
    if (level >= 0 && level < LEVELS.length) {
      return LEVELS[level];
    }
    return level > 100 && level <= 110 ? "DEBUG" + (level - 100) : "UNKNOWN";
  }

  private static int number(EslHeaders headers, String name) {
    long number = EslFrame.integer(headers.get(name), -1);
    return number < 0 || number > Integer.MAX_VALUE ? -1 : (int) number;
  }

  private static @Nullable String present(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }
}
