package io.patchcord.esl;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.NetUtil;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Opens connections to a switch: TCP, TLS where it is wanted, the handshake. */
final class Connector {

  private final EslSettings settings;
  private final EslTransport transport;
  private final EventLoop eventLoop;
  private final LongAdder timedOut;
  private final @Nullable SslContext tls;

  /** The one that is being made, if any; belongs to the event loop. */
  private @Nullable Channel opening;

  private boolean aborted;

  /**
   * Opens nothing yet.
   *
   * @param eventLoop of the transport, for all connections
   * @param timedOut counts replies that did not come in time
   */
  Connector(EslSettings settings, EslTransport transport, EventLoop eventLoop, LongAdder timedOut) {
    this.settings = settings;
    this.transport = transport;
    this.eventLoop = eventLoop;
    this.timedOut = timedOut;
    SSLContext wanted = settings.tls();
    this.tls =
        wanted == null
            ? null
            : new JdkSslContext(
                wanted,
                true,
                null,
                IdentityCipherSuiteFilter.INSTANCE,
                null,
                ClientAuth.NONE,
                null,
                false);
  }

  /** Connects and authenticates; called on the event loop, where the future completes too. */
  CompletableFuture<Link> open(Link.Receiver receiver) {
    return resolve().thenCompose(address -> open(address, receiver));
  }

  /** Gives up the connection that is being made, and makes no other; on the event loop. */
  void abort() {
    aborted = true;
    if (opening != null) {
      opening.close();
    }
  }

  /**
   * Finds the address of a name on a thread of its own: Java's look-up blocks, for seconds where a
   * name server is away, and other connections share the event loop.
   */
  private CompletableFuture<InetSocketAddress> resolve() {
    String host = settings.host();
    if (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
      return CompletableFuture.completedFuture(new InetSocketAddress(host, settings.port()));
    }
    CompletableFuture<InetSocketAddress> resolved = new CompletableFuture<>();
    Thread lookup =
        new Thread(
            () -> {
              InetSocketAddress address = new InetSocketAddress(host, settings.port());
              try {
                eventLoop.execute(() -> resolved.complete(address));
              } catch (RejectedExecutionException stopped) {
                resolved.completeExceptionally(
                    new EslClosedException("The transport is closed", false, stopped));
              }
            },
            "esl-resolve-" + host);
    lookup.setDaemon(true);
    lookup.start();
    return resolved;
  }

  private CompletableFuture<Link> open(InetSocketAddress address, Link.Receiver receiver) {
    if (address.isUnresolved()) {
      return CompletableFuture.failedFuture(
          new EslClosedException("The name " + settings.host() + " cannot be resolved", false));
    }
    if (aborted) {
      return CompletableFuture.failedFuture(
          new EslClosedException("The node was closed by this side", false));
    }
    Handshake handshake = new Handshake(settings);
    long idleNanos = Math.max(1, Durations.nanos(settings.timeouts().liveness()) / 2);
    ChannelFuture connect =
        new Bootstrap()
            .group(eventLoop)
            .channel(transport.socketChannel())
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    addTls(channel);
                    channel
                        .pipeline()
                        .addLast(new IdleStateHandler(idleNanos, 0, 0, TimeUnit.NANOSECONDS))
                        .addLast(new EslFrameDecoder(settings.frameLimits()))
                        .addLast(handshake);
                  }
                })
            .connect(address);
    opening = connect.channel();
    connect.addListener(
        result -> {
          if (!result.isSuccess()) {
            handshake.outcome().completeExceptionally(unreachable(result.cause()));
          }
        });
    return handshake
        .outcome()
        .whenComplete((authenticated, problem) -> opening = null)
        .thenApply(
            authenticated ->
                new Link(
                    settings.address(),
                    settings.timeouts(),
                    settings.frameLimits(),
                    connect.channel(),
                    receiver,
                    new CommandQueue(connect.channel(), settings.maxPendingCommands(), timedOut)));
  }

  private void addTls(SocketChannel channel) {
    if (tls != null) {
      SslHandler handler = tls.newHandler(channel.alloc(), settings.host(), settings.port());
      SSLParameters parameters = handler.engine().getSSLParameters();
      // Java checks a certificate against the host's name only when it is told to.
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      handler.engine().setSSLParameters(parameters);
      handler.setHandshakeTimeoutMillis(connectMillis());
      ChannelPipeline pipeline = channel.pipeline();
      pipeline.addLast(handler);
    }
  }

  private int connectMillis() {
    long millis = TimeUnit.NANOSECONDS.toMillis(Durations.nanos(settings.timeouts().connect()));
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, millis));
  }

  private EslException unreachable(Throwable cause) {
    String address = settings.address();
    String sentence;
    if (cause instanceof ConnectTimeoutException) {
      String timeout = Durations.text(settings.timeouts().connect());
      sentence = address + " did not answer within " + timeout;
    } else if (cause instanceof NoRouteToHostException) {
      sentence = "There is no route to " + address;
    } else if (cause instanceof ConnectException) {
      sentence = address + " refused the connection";
    } else {
      sentence = address + " cannot be reached: " + cause.getMessage();
    }
    return new EslClosedException(sentence, false, cause);
  }
}
