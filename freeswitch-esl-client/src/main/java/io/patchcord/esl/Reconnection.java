package io.patchcord.esl;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node connected: attempts, waits, attempts again, and says where it stands. Works on the
 * event loop; what others read is volatile.
 */
final class Reconnection {

  private static final Logger log = LoggerFactory.getLogger(Reconnection.class);

  private static final String CLOSED_HERE = "The node was closed by this side";

  private final EslSettings settings;
  private final EventLoop eventLoop;
  private final Connector connector;
  private final EventDelivery delivery;
  private final JobRegistry jobs;
  private final LongAdder reconnects = new LongAdder();
  private final Backoff backoff;
  private final CompletableFuture<@Nullable Void> firstConnected = new CompletableFuture<>();

  private volatile EslNodeState state = new EslNodeState.Connecting(0, Instant.now());
  private volatile @Nullable NodeSession session;
  private volatile boolean closed;

  private final ConnectionLog story = new ConnectionLog(log);
  private boolean everConnected;
  private @Nullable Future<?> nextAttempt;

  Reconnection(
      EslSettings settings,
      EventLoop eventLoop,
      Connector connector,
      EventDelivery delivery,
      JobRegistry jobs) {
    this.settings = settings;
    this.eventLoop = eventLoop;
    this.connector = connector;
    this.delivery = delivery;
    this.jobs = jobs;
    this.backoff =
        new Backoff(
            settings.timeouts().minBackoff(),
            settings.timeouts().maxBackoff(),
            () -> ThreadLocalRandom.current().nextDouble());
  }

  EslNodeState state() {
    return closed ? new EslNodeState.Closed() : state;
  }

  long reconnects() {
    return reconnects.sum();
  }

  /** The connections in use, or null while there are none. */
  @Nullable NodeSession session() {
    return closed ? null : session;
  }

  /** Completes on the event loop at the first connect, or fails where it never comes. */
  CompletableFuture<@Nullable Void> firstConnected() {
    return firstConnected;
  }

  void start() {
    try {
      eventLoop.execute(this::attempt);
    } catch (RejectedExecutionException stopped) {
      firstConnected.completeExceptionally(
          new EslClosedException("The transport is closed", false, stopped));
    }
  }

  /** Ends everything; what waits fails at once. Does not wait for the event loop. */
  void close() {
    closed = true;
    try {
      eventLoop.execute(this::shut);
    } catch (RejectedExecutionException alreadyStopped) {
      log.debug("The event loop has stopped already", alreadyStopped);
      shut();
    }
  }

  private void shut() {
    firstConnected.completeExceptionally(new EslClosedException(CLOSED_HERE, false));
    if (nextAttempt != null) {
      nextAttempt.cancel(false);
    }
    connector.abort();
    NodeSession current = session;
    session = null;
    delivery.close(current == null ? null : CLOSED_HERE);
    if (current != null) {
      current.shut(CLOSED_HERE);
    }
  }

  private void attempt() {
    if (closed) {
      return;
    }
    goTo(new EslNodeState.Connecting(backoff.failures() + 1, Instant.now()));
    NodeSession.openTwo(settings, connector, jobs, delivery)
        .whenComplete(
            (opened, problem) -> {
              if (problem == null) {
                connected(opened);
              } else {
                failed(Detached.cause(problem));
              }
            });
  }

  private void connected(NodeSession opened) {
    if (closed) {
      opened.shut(CLOSED_HERE);
      return;
    }
    session = opened;
    story.connected(settings.address());
    if (everConnected) {
      reconnects.increment();
      delivery.reconnected();
    } else {
      everConnected = true;
      delivery.connected();
    }
    goTo(new EslNodeState.Connected(Instant.now()));
    // Last: whoever waits for it finds the node connected.
    firstConnected.complete(null);
    long sinceNanos = System.nanoTime();
    opened.closed().thenAccept(reason -> disconnected(sinceNanos, reason));
  }

  private void disconnected(long sinceNanos, String reason) {
    if (closed) {
      return;
    }
    session = null;
    // A switch that lets everyone in and drops them at once must not be hammered either.
    long stableNanos = Durations.nanos(settings.timeouts().maxBackoff());
    if (System.nanoTime() - sinceNanos >= stableNanos) {
      backoff.reset();
      story.stable();
    }
    delivery.disconnected(reason);
    retryAfter(backoff.next(), reason, "");
  }

  private void failed(@Nullable Throwable problem) {
    if (closed) {
      return;
    }
    String sentence =
        problem instanceof EslException ? String.valueOf(problem.getMessage()) : "" + problem;
    if (problem instanceof EslAuthenticationException) {
      Duration delay = backoff.nextAfterWrongPassword();
      retryAfter(
          delay,
          sentence,
          "; not to be locked out, the next attempt waits "
              + Durations.text(Duration.ofSeconds(delay.toSeconds())));
    } else {
      retryAfter(backoff.next(), sentence, "");
    }
  }

  private void goTo(EslNodeState next) {
    state = next;
    delivery.state(next);
  }

  private void retryAfter(Duration delay, String problem, String addition) {
    goTo(new EslNodeState.Waiting(Instant.now().plus(delay), problem + addition));
    story.failed(problem, addition + "; trying again in " + Durations.text(delay));
    nextAttempt = eventLoop.schedule(this::attempt, delay.toMillis(), TimeUnit.MILLISECONDS);
  }
}
