package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One authenticated connection to a switch; {@link EslNode} opens and replaces them. Safe for any
 * thread. Once closed it stays closed.
 */
public final class EslConnection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EslConnection.class);

  /** Where events go. Called on the event loop: must not block. */
  interface Receiver {

    void event(EslEvent event);

    /** An event came and could not be read; the frames around it are whole. */
    void unreadable(String reason);
  }

  private final EslNodeSettings settings;
  private final Channel channel;
  private final CommandQueue commands;
  private final Receiver receiver;
  private final CompletableFuture<String> closed = new CompletableFuture<>();

  private EslConnection(
      EslNodeSettings settings, Channel channel, Receiver receiver, LongAdder timedOut) {
    this.settings = settings;
    this.channel = channel;
    this.receiver = receiver;
    this.commands = new CommandQueue(channel, settings.maxPendingCommands(), timedOut);
  }

  /** Connects and authenticates; the future completes on the event loop. */
  static CompletableFuture<EslConnection> open(
      EslNodeSettings settings, EventLoop eventLoop, Receiver receiver, LongAdder timedOut) {
    Handshake handshake = new Handshake(settings);
    long idleNanos = Math.max(1, Durations.nanos(settings.livenessTimeout()) / 2);
    ChannelFuture connect =
        new Bootstrap()
            .group(eventLoop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis(settings))
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(new IdleStateHandler(idleNanos, 0, 0, TimeUnit.NANOSECONDS))
                        .addLast(new EslFrameDecoder(settings.limits()))
                        .addLast(handshake);
                  }
                })
            .connect(settings.host(), settings.port());
    connect.addListener(
        result -> {
          if (!result.isSuccess()) {
            handshake.outcome().completeExceptionally(unreachable(settings, result.cause()));
          }
        });
    return handshake
        .outcome()
        .thenApply(
            authenticated -> {
              EslConnection connection =
                  new EslConnection(settings, connect.channel(), receiver, timedOut);
              connect.channel().pipeline().addLast(connection.new FrameRouter());
              return connection;
            });
  }

  /**
   * Sends a command. The answer, or an {@link EslException}, comes on a thread of the common pool.
   *
   * @param deadline how long to wait for the reply
   */
  public CompletionStage<EslReply> send(EslCommand command, Duration deadline) {
    requireNonNull(command, "command is null");
    Durations.checkPositive("deadline", deadline);
    return Detached.from(submit(command.label(), command.wire(), deadline));
  }

  /** Returns whether commands can still be sent. */
  public boolean isOpen() {
    return !closed.isDone();
  }

  /** Closes the connection; every command that awaits a reply fails at once. */
  @Override
  public void close() {
    try {
      channel.eventLoop().execute(() -> shut("The connection was closed by this side"));
    } catch (RejectedExecutionException alreadyStopped) {
      log.debug("The event loop has stopped, and its connections with it", alreadyStopped);
    }
  }

  /** Completes on the event loop with a sentence once the connection is gone. */
  CompletableFuture<String> closed() {
    return closed;
  }

  CompletableFuture<EslReply> submit(String label, String wire, Duration deadline) {
    return commands.submit(label, wire, deadline);
  }

  /** Ends the connection, on the event loop; only the first reason counts. */
  void shut(String reason) {
    if (!closed.isDone()) {
      commands.close(reason);
      channel.close();
      closed.complete(reason);
    }
  }

  /** Tells the frames apart once the handshake is over. */
  private final class FrameRouter extends SimpleChannelInboundHandler<EslFrame> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, EslFrame frame) {
      switch (frame.contentType()) {
        case EslFrame.COMMAND_REPLY, EslFrame.API_RESPONSE -> {
          if (!commands.reply(frame)) {
            shut(settings.address() + " sent a reply that no command awaits");
          }
        }
        case EslFrame.EVENT_PLAIN, EslFrame.EVENT_JSON -> event(frame);
        case EslFrame.DISCONNECT_NOTICE -> disconnectNotice(frame);
        // log/data, and whatever a later version sends: no reply, so no command's business.
        default -> log.debug("{} sent {}, which is ignored", settings.address(), frame);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      shut(settings.address() + " closed the connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      log.debug("{} failed", settings.address(), cause);
      shut(
          cause instanceof EslProtocolException
              ? settings.address() + " sent what cannot be read: " + cause.getMessage()
              : "The connection to " + settings.address() + " broke: " + cause.getMessage());
    }

    /**
     * At half of the time a question is asked, since the connection for commands has no heartbeats
     * and an operator may have turned them off.
     */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof IdleStateEvent idle && idle.state() == IdleState.READER_IDLE) {
        if (idle.isFirst()) {
          EslCommand probe = EslCommand.api("hostname");
          submit(probe.label(), probe.wire(), settings.livenessTimeout());
        } else {
          shut(
              settings.address()
                  + " sent nothing for "
                  + Durations.text(settings.livenessTimeout()));
        }
      }
    }

    private void event(EslFrame frame) {
      EslEvent event;
      try {
        event = EslEvent.of(frame, settings.limits());
      } catch (EslProtocolException problem) {
        receiver.unreadable("An event could not be read: " + problem.getMessage());
        return;
      }
      receiver.event(event);
    }

    /** With {@code linger} the switch only says that a channel is gone, and goes on sending. */
    private void disconnectNotice(EslFrame frame) {
      if ("linger".equalsIgnoreCase(frame.headers().get(EslFrame.CONTENT_DISPOSITION))) {
        return;
      }
      String firstLine = frame.bodyText().lines().findFirst().orElse("no reason given");
      shut(settings.address() + " ended the connection: " + firstLine);
    }
  }

  private static int connectMillis(EslNodeSettings settings) {
    long millis = TimeUnit.NANOSECONDS.toMillis(Durations.nanos(settings.connectTimeout()));
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, millis));
  }

  private static EslException unreachable(EslNodeSettings settings, Throwable cause) {
    String address = settings.address();
    String sentence;
    if (cause instanceof ConnectTimeoutException) {
      sentence = address + " did not answer within " + Durations.text(settings.connectTimeout());
    } else if (cause instanceof UnknownHostException) {
      sentence = "The name " + settings.host() + " cannot be resolved";
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
