package io.patchcord.gateway.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.CloseListener;
import org.glassfish.grizzly.CloseType;
import org.glassfish.grizzly.Closeable;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.ssl.SSLBaseFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a listener's connections to their {@link HttpLimits}: not too many, and none that takes
 * more time than it may. Safe for all threads.
 */
public final class ConnectionGuard extends BaseFilter implements AddOn, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);

  private static final long SWEEP_MILLIS = 200;

  /** For the client to read what it is told; then the connection is closed. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  /** What is read of a body that nobody wants, so that its sender gets to read the answer. */
  private static final int MAX_UNREAD = 8 * 1024 * 1024;

  private final HttpLimits limits;
  private final Refusals refusals;
  private final LimitLog log;
  private final AtomicInteger open = new AtomicInteger();
  private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "http-limits");
            thread.setDaemon(true);
            return thread;
          });

  public ConnectionGuard(HttpLimits limits, Refusals refusals, LimitLog log) {
    this.limits = requireNonNull(limits, "limits is null");
    this.refusals = requireNonNull(refusals, "refusals is null");
    this.log = requireNonNull(log, "log is null");
  }

  @Override
  public void setup(NetworkListener listener, FilterChainBuilder builder) {
    GuardedCodec codec = new GuardedCodec(listener, limits, this);
    codec.setMaxPayloadRemainderToSkip(MAX_UNREAD);
    builder.set(builder.indexOfType(HttpServerFilter.class), codec);
    int tls = builder.indexOfType(SSLBaseFilter.class);
    if (tls >= 0) {
      // It costs the server more than the client, and nobody needs it.
      ((SSLBaseFilter) builder.get(tls)).setRenegotiationDisabled(true);
    }
    builder.add(1, this); // Right after the transport.
    sweeper.scheduleWithFixedDelay(
        () -> sweep(codec), SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** How many connections are open. */
  public int open() {
    return open.get();
  }

  @Override
  public NextAction handleAccept(FilterChainContext context) {
    Connection<?> connection = context.getConnection();
    if (open.incrementAndGet() > limits.connections()) {
      open.decrementAndGet();
      log.reached(Limit.CONNECTIONS, address(connection));
      connection.terminateSilently();
      return context.getStopAction();
    }
    Exchange exchange = new Exchange(connection, now());
    exchanges.add(exchange);
    connection.addCloseListener(
        new CloseListener<Closeable, CloseType>() {
          @Override
          public void onClosed(Closeable closed, CloseType type) {
            if (exchanges.remove(exchange)) {
              open.decrementAndGet();
            }
          }
        });
    return context.getInvokeAction();
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
  }

  Refusals refusals() {
    return refusals;
  }

  long now() {
    return System.nanoTime();
  }

  /** Refuses a head, from within the codec. */
  void refuse(FilterChainContext context, Limit limit, String requestId) {
    Connection<?> connection = context.getConnection();
    Exchange exchange = Exchange.of(connection);
    if (exchange != null && !exchange.end(exchange.phase(), now())) {
      return;
    }
    log.reached(limit, address(connection));
    context.write(
        Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, refusals.answer(limit, requestId)),
        halfClose(connection));
  }

  private void sweep(GuardedCodec codec) {
    for (Exchange exchange : exchanges) {
      try {
        check(exchange, codec);
      } catch (RuntimeException e) {
        LOG.warn("A connection could not be held to its limits", e);
        exchange.connection().terminateSilently();
      }
    }
  }

  private void check(Exchange exchange, GuardedCodec codec) {
    Exchange.Phase phase = exchange.phase();
    switch (phase) {
      case NEW -> end(exchange, phase, limits.headTime(), Limit.HEAD_TIME, false);
      case HEAD -> end(exchange, phase, limits.headTime(), Limit.HEAD_TIME, true);
      case BODY -> end(exchange, phase, limits.bodyTime(), Limit.BODY_TIME, true);
      case HANDLING -> end(exchange, phase, limits.requestTime(), Limit.REQUEST_TIME, true);
      case DRAINING -> {
        boolean isRead = codec.isBetweenRequests(exchange.connection());
        end(
            exchange,
            phase,
            isRead ? limits.idleTime() : limits.bodyTime(),
            isRead ? Limit.IDLE_TIME : Limit.BODY_TIME,
            false);
      }
      case IDLE -> end(exchange, phase, limits.idleTime(), Limit.IDLE_TIME, false);
      case ENDING -> {
        if (isOver(exchange, LINGER)) {
          exchange.connection().terminateSilently();
        }
      }
      case ANSWERING -> {}
    }
  }

  private boolean isOver(Exchange exchange, Duration time) {
    return now() - exchange.since() > time.toNanos();
  }

  private void end(
      Exchange exchange, Exchange.Phase phase, Duration time, Limit limit, boolean isTold) {
    if (!isOver(exchange, time) || !exchange.end(phase, now())) {
      return;
    }
    Connection<?> connection = exchange.connection();
    log.reached(limit, address(connection));
    if (isTold) {
      String id = exchange.requestId();
      byte[] answer = refusals.answer(limit, id == null ? refusals.requestId(null) : id);
      write(connection, answer);
    } else {
      connection.closeSilently();
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // so Grizzly's own signature has it
  private static void write(Connection connection, byte[] answer) {
    connection.write(
        Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, answer), halfClose(connection));
  }

  private static String address(Connection<?> connection) {
    return connection.getPeerAddress() instanceof InetSocketAddress peer
            && peer.getAddress() != null
        ? peer.getAddress().getHostAddress()
        : "nobody";
  }

  /**
   * Ends this side of a connection once all is written, so that the client reads the answer and not
   * that the connection broke.
   */
  @SuppressWarnings("rawtypes") // so Grizzly's own signature has it
  private static EmptyCompletionHandler<WriteResult> halfClose(Connection<?> connection) {
    return new EmptyCompletionHandler<>() {
      @Override
      public void completed(WriteResult written) {
        try {
          if (connection instanceof NIOConnection nio
              && nio.getChannel() instanceof SocketChannel socket) {
            socket.shutdownOutput();
          }
        } catch (IOException e) {
          LOG.debug("The connection is gone already", e);
        }
      }
    };
  }
}
