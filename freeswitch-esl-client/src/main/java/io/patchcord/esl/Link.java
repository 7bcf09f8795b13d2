package io.patchcord.esl;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.EslCommand;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection in use: commands go out, replies find their command, everything else goes to the
 * receiver. Once closed it stays closed.
 */
final class Link {

  private static final Logger log = LoggerFactory.getLogger(Link.class);

  /** Told what is no reply. Called on the event loop: must not block. */
  interface Receiver {

    void event(EslEvent event, int bytes);

    /** An event came and could not be read; the frames around it are whole. */
    void unreadable(String reason);

    void log(EslLogLine line, int bytes);

    /** Only one that lingers; the other kind ends the link. */
    void notice(EslDisconnectNotice notice, int bytes);

    void unknown(EslFrame frame, int bytes);
  }

  private final String address;
  private final Duration livenessTimeout;
  private final EslLimits limits;
  private final Channel channel;
  private final CommandQueue commands;
  private final Receiver receiver;
  private final CompletableFuture<String> closed = new CompletableFuture<>();

  /**
   * Takes a channel over, on its event loop: its pipeline cuts frames, and nobody else reads them.
   *
   * @param address what to call the other side in messages
   */
  Link(
      String address,
      EslTimeouts timeouts,
      EslLimits limits,
      Channel channel,
      Receiver receiver,
      CommandQueue commands) {
    this.address = address;
    this.livenessTimeout = timeouts.liveness();
    this.limits = limits;
    this.channel = channel;
    this.receiver = receiver;
    this.commands = commands;
    channel.pipeline().addLast(new FrameRouter());
  }

  /**
   * Sends a command, from any thread. The future completes on the event loop, with the reply's
   * frame or with an {@link EslException}.
   */
  CompletableFuture<EslFrame> submit(EslCommand command, Duration deadline) {
    return commands.submit(command.label(), command.wire(), deadline);
  }

  /** The same for text that is no command of its own, such as a job's. */
  CompletableFuture<EslFrame> submit(String label, String wire, Duration deadline) {
    return commands.submit(label, wire, deadline);
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  /** Completes on the event loop with a sentence once the connection is gone. */
  CompletableFuture<String> closed() {
    return closed;
  }

  /** How many commands await their reply; from any thread. */
  int pending() {
    return commands.pending();
  }

  /** Ends the connection, from any thread; every command that awaits a reply fails at once. */
  void close(String reason) {
    try {
      channel.eventLoop().execute(() -> shut(reason));
    } catch (RejectedExecutionException alreadyStopped) {
      log.debug("The event loop has stopped, and its connections with it", alreadyStopped);
    }
  }

  /** Ends the connection, on the event loop; only the first reason counts. */
  void shut(String reason) {
    if (!closed.isDone()) {
      commands.close(reason);
      channel.close();
      closed.complete(reason);
    }
  }

  private final class FrameRouter extends SimpleChannelInboundHandler<EslFrame> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, EslFrame frame) {
      int bytes = frame.sharedBytes().length;
      switch (frame.contentType()) {
        case EslFrame.COMMAND_REPLY, EslFrame.API_RESPONSE -> {
          if (!commands.reply(frame)) {
            shut(address + " sent a reply that no command awaits");
          }
        }
        case EslFrame.EVENT_PLAIN, EslFrame.EVENT_JSON, EslFrame.EVENT_XML -> event(frame, bytes);
        case EslFrame.LOG_DATA -> receiver.log(EslLogLine.of(frame), bytes);
        case EslFrame.DISCONNECT_NOTICE -> disconnectNotice(EslDisconnectNotice.of(frame), bytes);
        case EslFrame.RUDE_REJECTION ->
            shut(address + " refuses connections from this address: " + firstLine(frame));
        default -> receiver.unknown(frame, bytes);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      shut(address + " closed the connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      log.debug("{} failed", address, cause);
      shut(
          cause instanceof EslProtocolException
              ? address + " sent what cannot be read: " + cause.getMessage()
              : "The connection to " + address + " broke: " + cause.getMessage());
    }

    /**
     * At half of the time a question is asked, since the connection for commands has no heartbeats
     * and an operator may have turned them off.
     */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof IdleStateEvent idle && idle.state() == IdleState.READER_IDLE) {
        if (idle.isFirst()) {
          submit(ApiCommand.of("hostname"), livenessTimeout);
        } else {
          shut(address + " sent nothing for " + Durations.text(livenessTimeout));
        }
      }
    }

    private void event(EslFrame frame, int bytes) {
      EslEvent event;
      try {
        event = EslEvent.of(frame, limits);
      } catch (EslProtocolException problem) {
        receiver.unreadable("An event could not be read: " + problem.getMessage());
        return;
      }
      receiver.event(event, bytes);
    }

    /** With {@code linger} the switch only says that a channel is gone, and goes on sending. */
    private void disconnectNotice(EslDisconnectNotice notice, int bytes) {
      if (notice.linger()) {
        receiver.notice(notice, bytes);
      } else {
        String reason = notice.text().lines().findFirst().orElse("no reason given");
        shut(address + " ended the connection: " + reason);
      }
    }

    private String firstLine(EslFrame frame) {
      return frame.bodyText().lines().findFirst().orElse("no reason given");
    }
  }
}
