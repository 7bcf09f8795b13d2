package io.patchcord.esl;

import io.netty.channel.socket.SocketChannel;
import io.patchcord.esl.command.SocketCommand;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one outbound connection: {@code connect} first, then the subscription, then the
 * handler. What comes goes to the session's own lane. Belongs to the event loop.
 */
final class OutboundSession implements Link.Receiver {

  private static final Logger log = LoggerFactory.getLogger(OutboundSession.class);

  /** An application or a command of one session; they are few. */
  private static final int MAX_PENDING_COMMANDS = 1_000;

  private final String id;
  private final EslOutboundSettings settings;
  private final EslTransport transport;
  private final Lanes lanes;
  private final EslOutboundHandler handler;
  private final ApplicationRegistry applications;
  private final Link link;
  private final CompletableFuture<String> closed;

  /** Set once the channel's data are known; read by other threads for a gap. */
  private volatile @Nullable EslSession session;

  OutboundSession(
      String id,
      EslOutboundSettings settings,
      EslTransport transport,
      SocketChannel channel,
      Lanes lanes,
      EslOutboundHandler handler) {
    this.id = id;
    this.settings = settings;
    this.transport = transport;
    this.lanes = lanes;
    this.handler = handler;
    this.applications = new ApplicationRegistry(channel.eventLoop());
    channel.pipeline().addLast(new EslFrameDecoder(settings.frameLimits()));
    this.link =
        new Link(
            "The switch at " + channel.remoteAddress(),
            settings.timeouts(),
            settings.frameLimits(),
            channel,
            this,
            new CommandQueue(channel, MAX_PENDING_COMMANDS, new LongAdder()));
    this.closed = link.closed().thenApply(this::ended);
  }

  /**
   * Completes on the event loop with a sentence once the connection is gone and the handler's last
   * call is on its way.
   */
  CompletableFuture<String> closed() {
    return closed;
  }

  /** Asks for the channel's data, which is how a session must begin. */
  void begin() {
    link.submit(SocketCommand.connect(), settings.timeouts().connect())
        .whenComplete(
            (frame, problem) -> {
              if (problem == null) {
                connected(frame);
              } else {
                link.shut("The switch did not say which call it is: " + problem.getMessage());
              }
            });
  }

  void close(String reason) {
    link.close(reason);
  }

  /** Called in the place of what was dropped. */
  void gap(EslGap gap) {
    EslSession current = session;
    if (current != null) {
      handler.onGap(current, new EslGap(current.uniqueId(), gap.events(), gap.reason()));
    }
  }

  @Override
  public void event(EslEvent event, int bytes) {
    applications.offer(event);
    EslSession current = session;
    if (current != null) {
      lanes.add(id, bytes, () -> handler.onEvent(current, event));
      if (event.name().equals("CHANNEL_HANGUP_COMPLETE")
          && current.uniqueId() != null
          && current.uniqueId().equals(event.uniqueId())) {
        applications.close("The call ended: " + event.header("Hangup-Cause"));
      }
    }
  }

  @Override
  public void unreadable(String reason) {
    lanes.add(id, 0, () -> gap(new EslGap(null, 1, reason)));
  }

  @Override
  public void log(EslLogLine line, int bytes) {
    log.debug("A line of the switch's log came, which nobody asked for");
  }

  /** The channel is gone; its last events and the end of the connection follow. */
  @Override
  public void notice(EslDisconnectNotice notice, int bytes) {
    log.debug("A session lingers: {}", notice);
  }

  @Override
  public void unknown(EslFrame frame, int bytes) {
    log.debug("The switch sent {}, which this client does not know", frame);
  }

  private void connected(EslFrame frame) {
    if (EslReply.of(frame).text().startsWith("-")) {
      link.shut("The switch refused to say which call it is: " + EslReply.of(frame).text());
      return;
    }
    EslEvent channel;
    try {
      channel = EslEvent.ofChannelData(frame);
    } catch (EslProtocolException problem) {
      link.shut("The channel's data cannot be read: " + problem.getMessage());
      return;
    }
    EslSession opened = new EslSession(settings, transport, link, channel, applications);
    session = opened;
    if (opened.isAsync()) {
      subscribe();
    }
    lanes.addKept(id, () -> handler.onSession(opened));
  }

  /** Without linger the switch closes before the channel's last events are out. */
  private void subscribe() {
    submit(SocketCommand.myEvents(settings.format()));
    if (settings.lingerSeconds() > 0) {
      submit(SocketCommand.linger(settings.lingerSeconds()));
    }
  }

  private void submit(SocketCommand command) {
    link.submit(command, settings.timeouts().reply())
        .thenApply(EslReply::of)
        .whenComplete(
            (reply, problem) -> {
              if (problem == null && !reply.ok()) {
                log.debug("The switch refused {}: {}", command.label(), reply.text());
              }
            });
  }

  private String ended(String reason) {
    applications.close(reason);
    EslSession current = session;
    if (current != null) {
      lanes.addKept(id, () -> handler.onDisconnected(current, reason));
    }
    return reason;
  }
}
