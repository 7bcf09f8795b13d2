package io.patchcord.esl;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Warns of one kind of trouble once in a while: what goes wrong a thousand times a second would
 * fill a disk otherwise. What is left out is counted, and the next line says so.
 */
final class ThrottledLog {

  private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

  private final Logger log;
  private boolean used;
  private long lastNanos;
  private long leftOut;

  ThrottledLog(Logger log) {
    this.log = log;
  }

  void warn(String sentence, @Nullable Throwable cause) {
    long left = claim();
    if (left < 0) {
      log.debug("{}", sentence, cause);
    } else if (left == 0) {
      log.warn("{}", sentence, cause);
    } else {
      log.warn("{} (and {} times before, in silence)", sentence, left, cause);
    }
  }

  /** How many were left out since the last line; negative if this one is left out too. */
  private synchronized long claim() {
    long now = System.nanoTime();
    if (used && now - lastNanos < INTERVAL_NANOS) {
      leftOut++;
      return -1;
    }
    used = true;
    lastNanos = now;
    long left = leftOut;
    leftOut = 0;
    return left;
  }
}
