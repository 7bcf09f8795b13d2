package io.patchcord.gateway.stream;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events that can be replayed, the newest of which are found without going through the others.
 * For one thread at a time.
 */
final class Past {
  private static final int FIRST_CAPACITY = 1_024;

  /** A ring: from {@code first} on, around the end. */
  private @Nullable StreamEvent[] ring = new StreamEvent[FIRST_CAPACITY];

  private int first;
  private int size;
  private long bytes;

  void add(StreamEvent event) {
    if (size == ring.length) {
      grow();
    }
    ring[(first + size) % ring.length] = event;
    size++;
    bytes += event.wire().length;
  }

  /** Lets go of the oldest until all bounds are kept. */
  void keepTo(LogBounds bounds, Instant now) {
    Instant oldest = now.minus(bounds.age());
    while (size > 0
        && (size > bounds.events() || bytes > bounds.bytes() || at(first).at().isBefore(oldest))) {
      bytes -= at(first).wire().length;
      ring[first] = null;
      first = (first + 1) % ring.length;
      size--;
    }
  }

  /** Goes through so many of the newest, the older ones first. */
  void forNewest(int count, Consumer<StreamEvent> action) {
    for (int i = size - count; i < size; i++) {
      action.accept(at((first + i) % ring.length));
    }
  }

  int size() {
    return size;
  }

  long bytes() {
    return bytes;
  }

  private StreamEvent at(int index) {
    StreamEvent event = ring[index];
    if (event == null) {
      throw new IllegalStateException("no event at " + index);
    }
    return event;
  }

  private void grow() {
    @Nullable StreamEvent[] larger = Arrays.copyOfRange(ring, first, first + 2 * ring.length);
    System.arraycopy(ring, 0, larger, ring.length - first, first);
    ring = larger;
    first = 0;
  }
}
