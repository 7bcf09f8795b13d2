package io.patchcord.benchmarks.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * Thousands of open streams, read by one thread that only looks for the beginnings of events; and
 * some that are opened and never read.
 */
final class StreamReaders implements AutoCloseable {
  private static final byte[] MARK = ("\"userAgent\":\"" + SwitchWire.PHONE).getBytes(US_ASCII);
  private static final byte[] FIRST = "event: snapshot\n".getBytes(US_ASCII);
  private static final int BUFFER = 64 * 1024;
  private static final int SMALL = 4 * 1024;
  private static final long LONGEST = 60_000_000_000L;

  /** More than are ever under way. */
  private static final int NUMBERS = 1 << 20;

  private final InetSocketAddress gateway;
  private final Selector selector = Selector.open();
  private final List<Reader> readers = new ArrayList<>();
  private final List<SocketChannel> stalled = new ArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong misplaced = new AtomicLong();

  /** When the event of that number was said; 0 once it has come. */
  private final AtomicLongArray said = new AtomicLongArray(NUMBERS);

  private volatile Histogram latencies = new Histogram(LONGEST, 3);
  private volatile boolean closed;

  /** One stream: where it is in the words that it looks for, and in the number after one. */
  private static final class Reader {
    private final SocketChannel channel;
    private int matched;
    private int matchedFirst;
    private boolean begun;
    private boolean inNumber;
    private int number;
    private int newest;

    Reader(SocketChannel channel) {
      this.channel = channel;
    }
  }

  StreamReaders(int port) throws IOException {
    this.gateway = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    Thread thread = new Thread(this::read, "readers");
    thread.setDaemon(true);
    thread.start();
  }

  /** Opens one that is read; it has the next number, from 0. */
  void open(String key) throws IOException {
    SocketChannel channel = request(key, false);
    channel.configureBlocking(false);
    Reader reader = new Reader(channel);
    synchronized (readers) {
      readers.add(reader);
    }
    selector.wakeup();
    channel.register(selector, SelectionKey.OP_READ, reader);
  }

  /** Opens one that is never read. */
  void stall(String key) throws IOException {
    stalled.add(request(key, true));
  }

  private SocketChannel request(String key, boolean small) throws IOException {
    SocketChannel channel = SocketChannel.open();
    if (small) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
    }
    channel.connect(gateway);
    channel.write(
        ByteBuffer.wrap(
            ("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + key
                    + "\r\n\r\n")
                .getBytes(US_ASCII)));
    return channel;
  }

  /** The event of that number, from 1, is about to be said; before it is. */
  void say(int number, long nanos) {
    said.set(number % NUMBERS, nanos);
  }

  /** How many have had their snapshot. */
  int open() {
    return open.get();
  }

  /** How many were closed by the gateway. */
  int lost() {
    return lost.get();
  }

  /** How many events have come, each counted once. */
  long received() {
    return received.get();
  }

  /** How many came a second time, or after a newer one of the same stream. */
  long misplaced() {
    return misplaced.get();
  }

  /** Begins to measure anew; returns what was measured. */
  Histogram next() {
    Histogram before = latencies;
    latencies = new Histogram(LONGEST, 3);
    return before;
  }

  private void read() {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try {
      while (!closed) {
        selector.select(key -> read((Reader) key.attachment(), key, buffer), 100);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void read(Reader reader, SelectionKey key, ByteBuffer buffer) {
    try {
      buffer.clear();
      if (reader.channel.read(buffer) < 0) {
        throw new IOException("closed");
      }
    } catch (IOException gone) {
      key.cancel();
      lost.incrementAndGet();
      return;
    }
    long now = System.nanoTime();
    buffer.flip();
    while (buffer.hasRemaining()) {
      byte next = buffer.get();
      if (reader.inNumber) {
        number(reader, next, now);
        continue;
      }
      reader.matched = step(MARK, reader.matched, next);
      if (reader.matched == MARK.length) {
        reader.matched = 0;
        reader.inNumber = true;
        reader.number = 0;
      }
      if (!reader.begun) {
        reader.matchedFirst = step(FIRST, reader.matchedFirst, next);
        if (reader.matchedFirst == FIRST.length) {
          reader.begun = true;
          open.incrementAndGet();
        }
      }
    }
  }

  /** No word that is looked for begins again within itself. */
  private static int step(byte[] word, int matched, byte next) {
    return next == word[matched] ? matched + 1 : next == word[0] ? 1 : 0;
  }

  private void number(Reader reader, byte next, long now) {
    if (next >= '0' && next <= '9') {
      reader.number = reader.number * 10 + next - '0';
      return;
    }
    reader.inNumber = false;
    long at = said.getAndSet(reader.number % NUMBERS, 0);
    if (at == 0 || reader.number <= reader.newest) {
      misplaced.incrementAndGet();
      return;
    }
    reader.newest = reader.number;
    received.incrementAndGet();
    latencies.recordValue(Math.min(Math.max(now - at, 0), LONGEST));
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    for (Reader reader : readers) {
      reader.channel.close();
    }
    for (SocketChannel channel : stalled) {
      channel.close();
    }
    selector.close();
  }
}
