package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * One switch, kept connected by two connections: one for events and background jobs, one for short
 * commands. Safe for any thread; no method blocks.
 *
 * <p>Futures complete on a thread of the common pool, always with a reply or with an {@link
 * EslException}. They are not ordered against the listener's calls.
 *
 * <p>While the node is not connected every command fails at once with {@link EslClosedException};
 * nothing is kept for later. When a connection ends, everything that waits fails at once, and
 * {@link EslClosedException#outcomeUnknown()} says whether the switch may have carried it out.
 */
public final class EslNode implements AutoCloseable {

  private final EslNodeSettings settings;
  private final EventLoopGroup eventLoops;
  private final EventDelivery delivery;
  private final Reconnection reconnection;
  private final LongAdder timedOut = new LongAdder();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Prepares a node; nothing happens before {@link #start()}. */
  public EslNode(EslNodeSettings settings, EslNodeListener listener) {
    this.settings = requireNonNull(settings, "settings is null");
    requireNonNull(listener, "listener is null");
    this.eventLoops =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("esl-io", true), NioIoHandler.newFactory());
    this.delivery = new EventDelivery(settings, listener);
    this.reconnection = new Reconnection(settings, eventLoops.next(), delivery, timedOut);
  }

  /**
   * Begins to connect, and goes on until {@link #close()}.
   *
   * @throws IllegalStateException if the node was started or closed before
   */
  public void start() {
    if (closed.get() || !started.compareAndSet(false, true)) {
      throw new IllegalStateException("The node was started or closed before");
    }
    delivery.start();
    reconnection.start();
  }

  /** Returns where the node stands. */
  public EslNodeState state() {
    return reconnection.state();
  }

  /**
   * Sends a short command with the settings' reply deadline, see {@link #api(EslCommand,
   * Duration)}.
   */
  public CompletionStage<EslReply> api(EslCommand command) {
    return api(command, settings.replyDeadline());
  }

  /**
   * Sends a short command on the connection for commands. The switch runs one at a time there; one
   * that takes longer than the liveness timeout looks like a dead connection, so give it to {@link
   * #bgapi}.
   *
   * @param deadline how long to wait for the reply; the switch is not told when it passes
   * @return the reply, an {@code -ERR} included; or {@link EslDeadlineException}, {@link
   *     EslBusyException}, {@link EslClosedException}
   */
  public CompletionStage<EslReply> api(EslCommand command, Duration deadline) {
    requireNonNull(command, "command is null");
    Durations.checkPositive("deadline", deadline);
    NodeSession session = reconnection.session();
    if (session == null) {
      return CompletableFuture.failedFuture(notConnected());
    }
    return Detached.from(session.api(command, deadline));
  }

  /**
   * Runs an API command in the background of the switch, under a {@code Job-UUID} of ours.
   *
   * @param command made by {@link EslCommand#api}
   * @param deadline how long to wait for the result; acceptance has the settings' reply deadline
   * @throws IllegalArgumentException if the command is no API command
   */
  public BackgroundJob bgapi(EslCommand command, Duration deadline) {
    requireNonNull(command, "command is null");
    Durations.checkPositive("deadline", deadline);
    NodeSession session = reconnection.session();
    if (session == null) {
      UUID id = UUID.randomUUID();
      command.wireAsJob(id);
      CompletableFuture<EslReply> failed = CompletableFuture.failedFuture(notConnected());
      return new BackgroundJob(id, failed, failed);
    }
    return session.bgapi(command, deadline);
  }

  /** Returns how many events arrived, dropped ones included. */
  public long eventsReceived() {
    return delivery.received();
  }

  /** Returns how many events never got to the listener; each time it was told of the gap. */
  public long eventsDropped() {
    return delivery.dropped();
  }

  /** Returns how often the node was connected again, the first time not counted. */
  public long reconnects() {
    return reconnection.reconnects();
  }

  /** Returns how many replies and job results did not come in time. */
  public long commandsTimedOut() {
    return timedOut.sum();
  }

  /**
   * Closes both connections for good. Everything that waits fails at once, queued events are
   * forgotten, and a listener that was connected gets its {@code onDisconnected}. May be called
   * from the listener; does not wait for it.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      reconnection.close();
      eventLoops.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    }
  }

  private EslClosedException notConnected() {
    EslNodeState state = state();
    String why;
    if (state instanceof EslNodeState.Waiting waiting) {
      why = waiting.lastProblem();
    } else if (state instanceof EslNodeState.Closed) {
      why = "the node is closed";
    } else {
      why = "still connecting to " + settings.address();
    }
    return new EslClosedException("Not connected: " + why, false);
  }
}
