package io.patchcord.simulator.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long somebody lets it ring. */
final class Patience {
  /** What the switch waits when nothing else is said. */
  private static final Duration STANDARD = Duration.ofSeconds(60);

  private Patience() {}

  /** The seconds that a variable holds, or the switch's own minute. */
  static Duration ofSeconds(@Nullable String seconds) {
    if (seconds == null || !seconds.matches("[0-9]{1,6}") || Integer.parseInt(seconds) == 0) {
      return STANDARD;
    }
    return Duration.ofSeconds(Integer.parseInt(seconds));
  }
}
