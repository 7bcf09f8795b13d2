package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import io.netty.channel.EventLoop;
import io.patchcord.esl.command.ApiCommand;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One switch, kept connected by two connections: one for events and background jobs, one for short
 * commands. Safe for any thread; no method blocks.
 *
 * <p>Futures complete on threads of the transport, away from its sockets, always with a reply or
 * with an {@link EslException}. They are not ordered against the listener's calls.
 *
 * <p>While the node is not connected every command fails at once with {@link EslClosedException};
 * nothing is kept for later. When a connection ends, everything that waits fails at once, and
 * {@link EslClosedException#outcomeUnknown()} says whether the switch may have carried it out.
 */
public final class EslNode implements AutoCloseable {

  private final EslSettings settings;
  private final EslTransport transport;
  private final @Nullable EslTransport ownTransport;
  private final EventDelivery delivery;
  private final Reconnection reconnection;
  private final LongAdder timedOut = new LongAdder();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Prepares a node with a transport of its own; nothing happens before {@link #start()}. */
  public EslNode(EslSettings settings, EslListener listener) {
    this(settings, listener, EslTransport.create(), true);
  }

  /**
   * Prepares a node on a transport that it shares; nothing happens before {@link #start()}.
   *
   * @param transport not closed by the node
   */
  public EslNode(EslSettings settings, EslListener listener, EslTransport transport) {
    this(settings, listener, transport, false);
  }

  private EslNode(
      EslSettings settings, EslListener listener, EslTransport transport, boolean ownsTransport) {
    this.settings = requireNonNull(settings, "settings is null");
    this.transport = requireNonNull(transport, "transport is null");
    this.ownTransport = ownsTransport ? transport : null;
    this.delivery = new EventDelivery(settings, requireNonNull(listener, "listener is null"));
    EventLoop eventLoop = transport.eventLoop();
    this.reconnection =
        new Reconnection(
            settings,
            eventLoop,
            new Connector(settings, transport, eventLoop, timedOut),
            delivery,
            new JobRegistry(settings, eventLoop, timedOut));
  }

  /**
   * Begins to connect, and goes on until {@link #close()}.
   *
   * @return completes once the node is connected for the first time; fails only if it, or the
   *     transport that it shares, is closed before
   * @throws IllegalStateException if the node was started or closed before
   */
  public CompletionStage<Void> start() {
    if (closed.get() || !started.compareAndSet(false, true)) {
      throw new IllegalStateException("The node was started or closed before");
    }
    reconnection.start();
    return Detached.from(reconnection.firstConnected(), done -> null, transport.callbacks());
  }

  /** Returns where the node stands. */
  public EslNodeState state() {
    return reconnection.state();
  }

  /**
   * Sends a short command with the settings' reply deadline, see {@link #api(ApiCommand,
   * Duration)}.
   */
  public CompletionStage<EslReply> api(ApiCommand command) {
    return api(command, settings.timeouts().reply());
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
  public CompletionStage<EslReply> api(ApiCommand command, Duration deadline) {
    requireNonNull(command, "command is null");
    Durations.checkPositive("deadline", deadline);
    NodeSession session = reconnection.session();
    if (session == null) {
      return CompletableFuture.failedFuture(notConnected());
    }
    return NodeSession.reply(session.send(command, deadline), transport);
  }

  /**
   * Runs an API command in the background of the switch, under a {@code Job-UUID} of ours.
   *
   * @param deadline how long to wait for the result; acceptance has the settings' reply deadline
   */
  public BackgroundJob bgapi(ApiCommand command, Duration deadline) {
    return bgapi(UUID.randomUUID(), command, deadline);
  }

  /**
   * The same under an id of the caller's, who can then know the {@code BACKGROUND_JOB} event again
   * however early it comes, and after a reconnect too.
   *
   * @param id used for no other job that still runs
   */
  public BackgroundJob bgapi(UUID id, ApiCommand command, Duration deadline) {
    requireNonNull(id, "id is null");
    requireNonNull(command, "command is null");
    Durations.checkPositive("deadline", deadline);
    NodeSession session = reconnection.session();
    if (session == null) {
      CompletableFuture<EslReply> failed = CompletableFuture.failedFuture(notConnected());
      return new BackgroundJob(id, failed, failed);
    }
    return Detached.from(session.bgapi(id, command, deadline), transport.callbacks());
  }

  /** Returns how many events arrived, dropped ones included. */
  public long eventsReceived() {
    return delivery.received();
  }

  /** Returns how many bytes the events had that arrived and could be read. */
  public long eventBytesReceived() {
    return delivery.receivedBytes();
  }

  /** Returns how many commands, on both connections, await their reply; 0 while there is none. */
  public int commandsPending() {
    NodeSession session = reconnection.session();
    return session == null ? 0 : session.pending();
  }

  /** Returns how many events never got to the listener; each time it was told of the gap. */
  public long eventsDropped() {
    return delivery.dropped();
  }

  /** Returns how many events wait for the listener at this moment. */
  public int eventsQueued() {
    return delivery.queued();
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
      if (ownTransport != null) {
        ownTransport.close();
      }
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
