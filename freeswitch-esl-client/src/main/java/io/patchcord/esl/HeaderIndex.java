package io.patchcord.esl;

import java.util.Arrays;

/**
 * Where the names of one header block begin, collected while the block is read. One integer a
 * header is all that is kept: the end of a name and the value are found again when they are asked
 * for. Used by one thread at a time.
 */
final class HeaderIndex {

  /** A rich event has some 300 headers; a growth beyond this much is not worth keeping. */
  private static final int KEPT = 1024;

  /** Lets an event be indexed without garbage; only for code that calls nobody else's meanwhile. */
  private static final ThreadLocal<HeaderIndex> OF_THREAD =
      ThreadLocal.withInitial(HeaderIndex::new);

  private int[] starts = new int[32];
  private int size;
  private int entries;
  private int limit;

  boolean escapedNames;
  int bodyStart;
  int bodyEnd;

  static HeaderIndex ofThread(int limit) {
    return OF_THREAD.get().clear(limit);
  }

  /** Begins anew, for at most that many headers. */
  HeaderIndex clear(int maxHeaders) {
    if (starts.length > KEPT) {
      starts = new int[32];
    }
    size = 0;
    entries = 0;
    limit = maxHeaders;
    escapedNames = false;
    bodyStart = 0;
    bodyEnd = 0;
    return this;
  }

  /**
   * Adds a header whose name begins there.
   *
   * @throws EslProtocolException if there are too many
   */
  void add(int start) {
    count();
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
    }
    starts[size++] = start;
  }

  /**
   * Counts what is no header of its own, such as an element of an array.
   *
   * @throws EslProtocolException if there are too many
   */
  void count() {
    if (++entries > limit) {
      throw new EslProtocolException("headers: " + entries + " (expected: <= " + limit + ")");
    }
  }

  void body(int start, int end) {
    bodyStart = start;
    bodyEnd = end;
  }

  int size() {
    return size;
  }

  int start(int header) {
    return starts[header];
  }

  int[] starts() {
    return Arrays.copyOf(starts, size);
  }
}
