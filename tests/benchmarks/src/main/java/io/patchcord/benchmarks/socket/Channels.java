package io.patchcord.benchmarks.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The channels whose events are sent, numbered from 0. Immutable. */
public final class Channels {

  /** Any constant: the ids are the same in every run. */
  private static final long PREFIX = 0x5eed_0000_0000_4000L;

  private final byte[][] ids;
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Makes so many channels. */
  public Channels(int count) {
    if (count <= 0) {
      throw new IllegalArgumentException("count: " + count + " (expected: > 0)");
    }
    ids = new byte[count][];
    for (int i = 0; i < count; i++) {
      String id = new UUID(PREFIX, Long.MIN_VALUE | i).toString();
      ids[i] = id.getBytes(US_ASCII);
      numbers.put(id, i);
    }
  }

  /** Returns how many there are. */
  public int count() {
    return ids.length;
  }

  /** Returns a channel's {@code Unique-ID} in ASCII. */
  byte[] id(int number) {
    return ids[number];
  }

  /** Returns the channel's number, or -1 if it is none of these. */
  public int number(@Nullable String id) {
    Integer number = id == null ? null : numbers.get(id);
    return number == null ? -1 : number;
  }
}
