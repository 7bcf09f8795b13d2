package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outbound mode: the switch connects for each call that its dialplan hands over. Safe for any
 * thread; no method blocks.
 */
public final class EslOutboundServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EslOutboundServer.class);

  private final EslOutboundSettings settings;
  private final EslOutboundHandler handler;
  private final EslTransport transport;
  private final @Nullable EslTransport ownTransport;
  private final Lanes lanes;
  private final Map<String, OutboundSession> sessions = new ConcurrentHashMap<>();
  private final AtomicLong nextId = new AtomicLong();
  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder refused = new LongAdder();
  private final ThrottledLog refusals = new ThrottledLog(log);
  private final ThrottledLog failures = new ThrottledLog(log);
  private final ThrottledLog gaps = new ThrottledLog(log);
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile boolean closed;
  private volatile @Nullable Channel listening;

  /** Prepares a server with a transport of its own; nothing happens before {@link #start()}. */
  public EslOutboundServer(EslOutboundSettings settings, EslOutboundHandler handler) {
    this(settings, handler, EslTransport.create(), true);
  }

  /**
   * Prepares a server on a transport that it shares; nothing happens before {@link #start()}.
   *
   * @param transport not closed by the server
   */
  public EslOutboundServer(
      EslOutboundSettings settings, EslOutboundHandler handler, EslTransport transport) {
    this(settings, handler, transport, false);
  }

  private EslOutboundServer(
      EslOutboundSettings settings,
      EslOutboundHandler handler,
      EslTransport transport,
      boolean ownsTransport) {
    this.settings = requireNonNull(settings, "settings is null");
    this.handler = requireNonNull(handler, "handler is null");
    this.transport = requireNonNull(transport, "transport is null");
    this.ownTransport = ownsTransport ? transport : null;
    this.lanes =
        new Lanes(
            "esl-session",
            settings.delivery(),
            this::gap,
            problem -> failures.warn("The handler failed; its session goes on", problem));
  }

  /**
   * Begins to listen.
   *
   * @return the address, with the port that was taken; or {@link EslClosedException} where it
   *     cannot be had
   * @throws IllegalStateException if the server was started or closed before
   */
  public CompletionStage<InetSocketAddress> start() {
    if (closed || !started.compareAndSet(false, true)) {
      throw new IllegalStateException("The server was started or closed before");
    }
    ChannelFuture bound =
        new ServerBootstrap()
            .group(transport.eventLoops())
            .channel(transport.serverSocketChannel())
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    accept(channel);
                  }
                })
            .bind(settings.host(), settings.port());
    CompletableFuture<InetSocketAddress> address = new CompletableFuture<>();
    bound.addListener(
        result -> {
          if (!result.isSuccess()) {
            String where = settings.host() + ':' + settings.port();
            address.completeExceptionally(
                new EslClosedException(
                    "Cannot listen on " + where + ": " + result.cause(), false, result.cause()));
            return;
          }
          listening = bound.channel();
          if (closed) {
            bound.channel().close();
          }
          address.complete((InetSocketAddress) bound.channel().localAddress());
        });
    return Detached.from(address, where -> where, transport.callbacks());
  }

  /** Returns how many sessions there are. */
  public int sessions() {
    return open.get();
  }

  /** Returns how many connections were closed because there were too many. */
  public long sessionsRefused() {
    return refused.sum();
  }

  /** Returns how many events never got to the handler; each time it was told of the gap. */
  public long eventsDropped() {
    return lanes.dropped();
  }

  /**
   * Listens no more and closes every session; the calls themselves go on in the dialplan. Does not
   * wait for handlers.
   */
  @Override
  public void close() {
    closed = true;
    Channel bound = listening;
    if (bound != null) {
      bound.close();
    }
    List<CompletableFuture<String>> ends = new ArrayList<>();
    for (OutboundSession session : sessions.values()) {
      ends.add(session.closed());
      session.close("The server was closed by this side");
    }
    CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new)).thenRun(this::closeRest);
  }

  private void closeRest() {
    lanes.closeAfterwards();
    if (ownTransport != null) {
      ownTransport.close();
    }
  }

  private void accept(SocketChannel channel) {
    if (closed) {
      channel.close();
      return;
    }
    if (open.incrementAndGet() > settings.maxSessions()) {
      open.decrementAndGet();
      refused.increment();
      String bound = " (expected: <= " + settings.maxSessions() + ")";
      refusals.warn("sessions: " + (settings.maxSessions() + 1L) + bound + ", refused", null);
      channel.close();
      return;
    }
    String id = Long.toString(nextId.incrementAndGet());
    OutboundSession session = new OutboundSession(id, settings, transport, channel, lanes, handler);
    sessions.put(id, session);
    session.closed().thenAccept(reason -> forget(id));
    session.begin();
    if (closed) {
      session.close("The server was closed by this side");
    }
  }

  private void forget(String id) {
    sessions.remove(id);
    open.decrementAndGet();
  }

  private void gap(EslGap gap) {
    gaps.warn(gap.reason(), null);
    String id = gap.uniqueId();
    if (id == null) {
      sessions.values().forEach(session -> session.gap(gap));
    } else {
      OutboundSession session = sessions.get(id);
      if (session != null) {
        session.gap(gap);
      }
    }
  }
}
