package io.patchcord.gateway.stream;

import io.patchcord.gateway.watch.Bound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.WriteHandler;
import org.glassfish.grizzly.http.io.NIOOutputStream;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.glassfish.grizzly.nio.NIOConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream. Its queue is bounded in bytes: a client that does not read costs that much and
 * is then cut off, and never makes anybody else wait.
 */
final class StreamClient implements EventLog.Subscriber, WriteHandler {
  private static final Logger LOG = LoggerFactory.getLogger(StreamClient.class);

  /** Some 150 events of 1.5 KB: half a minute of the busiest supervisor. */
  static final int MAX_QUEUED_BYTES = 256 * 1024;

  /**
   * What is written at a time: below Grizzly's bound of pending bytes. Many small events go into
   * one: where much is to be said, each write is worth more, instead of everybody waiting longer.
   */
  private static final int SLICE = 16 * 1024;

  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  /** Who has taken nothing for a minute, with something waiting, does not read. */
  private static final int MAX_IDLE_KEEP_ALIVES = 4;

  private static final MemoryManager<?> MEMORY = MemoryManager.DEFAULT_MEMORY_MANAGER;

  private final Interest interest;
  private final Predicate<Audience> sees;
  private final Predicate<StreamEvent> mayHave;
  private final Connection<?> connection;
  private final NIOOutputStream output;
  private final Executor executor;
  private final Consumer<Instant> overflow;
  private final Consumer<StreamClient> gone;
  private final Runnable end;
  private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
  private int queuedBytes;
  private int limit = MAX_QUEUED_BYTES;
  private Instant waitingSince = Instant.EPOCH;
  private int idleKeepAlives;
  private boolean draining;
  private boolean finishing;
  // Of the one task that drains.
  private byte[] current = {};
  private int written;
  private boolean closed;

  /**
   * @param overflow told once, since when it has not been read, when it is cut off for that
   * @param gone told once it is closed
   * @param end ends the answer after its last byte
   */
  StreamClient(
      Interest interest,
      Predicate<Audience> sees,
      Predicate<StreamEvent> mayHave,
      Connection<?> connection,
      NIOOutputStream output,
      Executor executor,
      Consumer<Instant> overflow,
      Consumer<StreamClient> gone,
      Runnable end) {
    this.interest = interest;
    this.sees = sees;
    this.mayHave = mayHave;
    this.connection = connection;
    this.output = output;
    this.executor = executor;
    this.overflow = overflow;
    this.gone = gone;
    this.end = end;
  }

  @Override
  public Interest interest() {
    return interest;
  }

  @Override
  public boolean isFor(Audience audience) {
    synchronized (this) {
      if (finishing) {
        return false;
      }
    }
    return sees.test(audience);
  }

  @Override
  public void deliver(StreamEvent event) {
    if (mayHave.test(event)) {
      enqueue(event.wire(), event.at());
    }
  }

  /** Delivers what comes before all others, however long it is. */
  void open(StreamEvent event) {
    synchronized (this) {
      limit += event.wire().length;
    }
    enqueue(event.wire(), event.at());
  }

  /** Delivers a last event and ends the stream after it; a second time changes nothing. */
  void finish(StreamEvent last) {
    synchronized (this) {
      if (finishing) {
        return;
      }
    }
    enqueue(last.wire(), last.at());
    synchronized (this) {
      finishing = true;
      if (draining) {
        return;
      }
      draining = true;
    }
    executor.execute(this::drain);
  }

  /** Cuts it off if it has not ended meanwhile: its reader does not read. */
  void abandon() {
    synchronized (this) {
      if (closed) {
        return;
      }
    }
    executor.execute(() -> cutOff("its reader did not read the end"));
  }

  /**
   * Keeps proxies from closing a stream on which nothing happens, and cuts off one whose reader
   * takes nothing for a minute.
   */
  void keepAlive(Instant now) {
    synchronized (this) {
      if (!queue.isEmpty()) {
        idleKeepAlives++;
        if (idleKeepAlives > MAX_IDLE_KEEP_ALIVES) {
          overflow("nothing was read for " + MAX_IDLE_KEEP_ALIVES + " comments");
        }
        return;
      }
    }
    enqueue(COMMENT, now);
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized int queuedBytes() {
    return queuedBytes;
  }

  private void enqueue(byte[] bytes, Instant at) {
    synchronized (this) {
      if (closed || finishing) {
        return;
      }
      if (queuedBytes + bytes.length > limit) {
        Bound.STREAM_QUEUE.reached(limit);
        overflow("queued bytes: " + limit + " reached");
        return;
      }
      if (queue.isEmpty()) {
        waitingSince = at;
      }
      queue.add(bytes);
      queuedBytes += bytes.length;
      if (draining) {
        return;
      }
      draining = true;
    }
    executor.execute(this::drain);
  }

  /** With the lock held. */
  private void overflow(String reason) {
    if (!closed) {
      closed = true;
      overflow.accept(waitingSince);
      executor.execute(() -> cutOff(reason));
    }
  }

  private void drain() {
    try {
      while (output.canWrite()) {
        if (current.length == written && !next()) {
          endIfFinished();
          return;
        }
        int length = Math.min(SLICE, current.length - written);
        // As it is: a copy of each small event would be a buffer of 8 KB, and wait with it.
        output.write(Buffers.wrap(MEMORY, current, written, length));
        output.flush();
        written += length;
      }
      output.notifyCanWrite(this);
    } catch (IOException | IllegalStateException e) {
      cutOff(String.valueOf(e.getMessage()));
    }
  }

  private void endIfFinished() {
    synchronized (this) {
      if (!finishing || closed) {
        return;
      }
    }
    onClosed();
    end.run();
  }

  private synchronized boolean next() {
    byte[] first = queue.poll();
    if (first == null) {
      draining = false;
      return false;
    }
    current = withThoseThatFit(first);
    written = 0;
    queuedBytes -= current.length;
    idleKeepAlives = 0;
    return true;
  }

  /** With the lock held. As many of the queue as one write takes. */
  private byte[] withThoseThatFit(byte[] first) {
    byte[] following = queue.peek();
    if (following == null || first.length + following.length > SLICE) {
      return first;
    }
    ByteArrayOutputStream together = new ByteArrayOutputStream(SLICE);
    together.writeBytes(first);
    while (following != null && together.size() + following.length <= SLICE) {
      together.writeBytes(following);
      queue.remove();
      following = queue.peek();
    }
    return together.toByteArray();
  }

  @Override
  public void onWritePossible() {
    executor.execute(this::drain);
  }

  @Override
  public void onError(Throwable failure) {
    cutOff(String.valueOf(failure.getMessage()));
  }

  /** Closing nicely would wait for the very reader that does not read. */
  private void cutOff(String reason) {
    LOG.info("An event stream was cut off: {}", reason);
    try {
      if (connection instanceof NIOConnection nio
          && nio.getChannel() instanceof SocketChannel socket) {
        socket.socket().setSoLinger(true, 0);
      }
    } catch (IOException e) {
      LOG.debug("SO_LINGER could not be set", e);
    }
    connection.terminateSilently();
    onClosed();
  }

  void onClosed() {
    synchronized (this) {
      closed = true;
      queue.clear();
      queuedBytes = 0;
    }
    gone.accept(this);
  }
}
