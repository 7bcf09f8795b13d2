package io.patchcord.esl;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Tells an operator how a connection fares: each thing that happens when it is news, and once in a
 * while if it goes on. A switch that lets everyone in and drops them at once would fill a disk
 * otherwise, a line or two for each attempt. Belongs to the event loop.
 */
final class ConnectionLog {

  /** The same is worth a line once in that time. */
  private static final long REPEAT_NANOS = Duration.ofMinutes(5).toNanos();

  /** A switch fails in a handful of ways; what else there is, is forgotten the oldest first. */
  private static final int MAX_REMEMBERED = 16;

  private final Logger log;
  private final Map<String, Told> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  ConnectionLog(Logger log) {
    this.log = log;
  }

  void connected(String address) {
    String sentence = "Connected to " + address;
    long silent = claim(sentence);
    if (silent < 0) {
      log.debug("{}", sentence);
    } else {
      log.info("{}{}", sentence, before(silent));
    }
  }

  /**
   * An attempt or a connection has ended.
   *
   * @param problem the same as before is no news
   * @param addition what comes behind it
   */
  void failed(String problem, String addition) {
    long silent = claim(problem);
    if (silent < 0) {
      log.debug("{}{}", problem, addition);
    } else {
      log.warn("{}{}{}", problem, addition, before(silent));
    }
  }

  /** A connection has proved stable: whatever comes is news again. */
  void stable() {
    told.clear();
  }

  private static String before(long silent) {
    return silent == 0 ? "" : " (and " + silent + " times before, in silence)";
  }

  /** How often it was left out since the last line; negative if it is left out now too. */
  private long claim(String sentence) {
    long now = System.nanoTime();
    Told last = told.get(sentence);
    if (last != null && now - last.atNanos < REPEAT_NANOS) {
      last.silent++;
      return -1;
    }
    told.put(sentence, new Told(now));
    return last == null ? 0 : last.silent;
  }

  private static final class Told {
    private final long atNanos;
    private long silent;

    private Told(long atNanos) {
      this.atNanos = atNanos;
    }
  }
}
