package io.patchcord.gateway.stream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who was cut off for not reading, and is to be told when it comes back. Bounded: of more than so
 * many, those who were cut off first are not told. Safe for all threads.
 */
final class CutOffs {
  private final int limit;
  private final Map<String, CutOff> waiting = new LinkedHashMap<>();

  private record CutOff(int streams, Instant since) {}

  CutOffs(int limit) {
    this.limit = limit;
  }

  /**
   * Takes note of a stream.
   *
   * @param name whose it was
   * @param since when it began not to be read
   */
  synchronized void add(String name, Instant since) {
    CutOff before = waiting.remove(name);
    if (waiting.size() >= limit) {
      waiting.remove(waiting.keySet().iterator().next());
    }
    waiting.put(
        name,
        before == null
            ? new CutOff(1, since)
            : new CutOff(
                before.streams() + 1, since.isBefore(before.since()) ? since : before.since()));
  }

  /** One comes back: since when it did not read; nothing if it was not cut off. */
  synchronized Optional<Instant> take(String name) {
    CutOff found = waiting.remove(name);
    if (found == null) {
      return Optional.empty();
    }
    if (found.streams() > 1) {
      waiting.put(name, new CutOff(found.streams() - 1, found.since()));
    }
    return Optional.of(found.since());
  }
}
