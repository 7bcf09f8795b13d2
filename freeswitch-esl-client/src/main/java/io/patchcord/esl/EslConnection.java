package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import io.netty.channel.EventLoop;
import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.EslCommand;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/**
 * One connection to a switch, for a script or a tool; {@link EslNode} is for a program that stays.
 * Once closed it stays closed. Safe for any thread; no method blocks, and futures complete away
 * from the thread that reads.
 *
 * <p>Commands are pipelined: the switch runs them one after another and answers in order. An {@code
 * api} that takes long holds up the events and the commands behind it.
 */
public final class EslConnection implements AutoCloseable {

  private final EslSettings settings;
  private final EslTransport transport;
  private final NodeSession session;

  private EslConnection(EslSettings settings, EslTransport transport, NodeSession session) {
    this.settings = settings;
    this.transport = transport;
    this.session = session;
  }

  /**
   * Connects, authenticates and subscribes, on a transport of its own that ends with it.
   *
   * @param listener told what the switch sends
   * @return the connection, or an {@link EslException} that says why there is none
   */
  public static CompletionStage<EslConnection> open(EslSettings settings, EslListener listener) {
    EslTransport transport = EslTransport.create();
    CompletionStage<EslConnection> opened = open(settings, listener, transport);
    opened.whenComplete(
        (connection, problem) -> {
          if (problem != null) {
            transport.close();
          } else {
            connection.closed().thenAccept(reason -> transport.close());
          }
        });
    return opened;
  }

  /**
   * Connects, authenticates and subscribes.
   *
   * @param listener told what the switch sends
   * @param transport not closed with the connection
   * @return the connection, or an {@link EslException} that says why there is none
   */
  public static CompletionStage<EslConnection> open(
      EslSettings settings, EslListener listener, EslTransport transport) {
    requireNonNull(settings, "settings is null");
    requireNonNull(transport, "transport is null");
    EventDelivery delivery =
        new EventDelivery(settings, requireNonNull(listener, "listener is null"));
    EventLoop eventLoop = transport.eventLoop();
    LongAdder timedOut = new LongAdder();
    // On the event loop from the beginning, or a fast switch might answer a future that nobody
    // listens to yet.
    CompletableFuture<NodeSession> opened =
        Detached.on(
            eventLoop,
            () ->
                NodeSession.openOne(
                        settings,
                        new Connector(settings, transport, eventLoop, timedOut),
                        new JobRegistry(settings, eventLoop, timedOut),
                        delivery)
                    .thenApply(session -> tellOf(session, delivery)));
    return Detached.from(
        opened.whenComplete(
            (session, problem) -> {
              if (problem != null) {
                delivery.discard();
              }
            }),
        session -> new EslConnection(settings, transport, session),
        transport.callbacks());
  }

  private static NodeSession tellOf(NodeSession session, EventDelivery delivery) {
    delivery.connected();
    session.closed().thenAccept(delivery::closeAfterwards);
    return session;
  }

  /** Sends a command with the settings' reply deadline, see {@link #send(EslCommand, Duration)}. */
  public CompletionStage<EslReply> send(EslCommand command) {
    return send(command, settings.timeouts().reply());
  }

  /**
   * Sends a command.
   *
   * @param deadline how long to wait for the reply; the switch is not told when it passes
   * @return the reply, an {@code -ERR} included; or {@link EslDeadlineException}, {@link
   *     EslBusyException}, {@link EslClosedException}
   */
  public CompletionStage<EslReply> send(EslCommand command, Duration deadline) {
    requireNonNull(command, "command is null");
    Durations.checkPositive("deadline", deadline);
    return NodeSession.reply(session.send(command, deadline), transport);
  }

  /**
   * Runs an API command in the background of the switch, under a {@code Job-UUID} of ours.
   *
   * @param deadline how long to wait for the result; acceptance has the settings' reply deadline
   */
  public BackgroundJob bgapi(ApiCommand command, Duration deadline) {
    requireNonNull(command, "command is null");
    Durations.checkPositive("deadline", deadline);
    return Detached.from(
        session.bgapi(UUID.randomUUID(), command, deadline), transport.callbacks());
  }

  /** Completes with a sentence once the connection is gone, whoever closed it. */
  public CompletionStage<String> closed() {
    return Detached.from(session.closed(), reason -> reason, transport.callbacks());
  }

  /** Closes the connection; every command that awaits a reply fails at once. */
  @Override
  public void close() {
    session.close("The connection was closed by this side");
  }
}
