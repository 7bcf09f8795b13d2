package io.patchcord.esl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the listener from one thread, in order, through a bounded queue. A switch drops events
 * without a word when its reader is slow, and may stall for every client; so the reader never waits
 * for the listener: what does not fit is dropped here, and the listener is told where.
 */
final class EventDelivery {

  private static final Logger log = LoggerFactory.getLogger(EventDelivery.class);

  private final EslNodeListener listener;
  private final int maxQueuedEvents;
  private final LongAdder received = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final Thread dispatcher;

  private final Object lock = new Object();
  private final Deque<Call> queue = new ArrayDeque<>();
  private int queuedEvents;

  /** Events dropped since the queue was full; 0 while it takes events. */
  private long droppedInThisGap;

  private boolean closed;

  EventDelivery(EslNodeSettings settings, EslNodeListener listener) {
    this.listener = listener;
    this.maxQueuedEvents = settings.maxQueuedEvents();
    this.dispatcher = new Thread(this::dispatch, "esl-listener-" + settings.address());
    dispatcher.setDaemon(true);
  }

  void start() {
    dispatcher.start();
  }

  long received() {
    return received.sum();
  }

  long dropped() {
    return dropped.sum();
  }

  /** Never blocks. */
  void event(EslEvent event) {
    received.increment();
    synchronized (lock) {
      if (closed) {
        return;
      }
      if (droppedInThisGap > 0 || queuedEvents >= maxQueuedEvents) {
        droppedInThisGap++;
        dropped.increment();
        return;
      }
      queuedEvents++;
      enqueue(new Call(true, () -> listener.onEvent(event)));
    }
  }

  /** An event was lost before it got here. */
  void unreadable(String reason) {
    received.increment();
    dropped.increment();
    log.warn("{}", reason);
    control(() -> listener.onGap(reason));
  }

  void connected() {
    control(listener::onConnected);
  }

  void disconnected(String reason) {
    control(() -> listener.onDisconnected(reason));
  }

  /**
   * Forgets what is queued and ends the thread, without waiting for it.
   *
   * @param disconnectedReason told to the listener as the last thing, or null
   */
  void close(@Nullable String disconnectedReason) {
    synchronized (lock) {
      if (!closed) {
        closed = true;
        queue.clear();
        if (disconnectedReason != null) {
          queue.add(new Call(false, () -> listener.onDisconnected(disconnectedReason)));
        }
        lock.notifyAll();
      }
    }
  }

  /** What is no event always finds room: there is one for each connect or gap. */
  private void control(Runnable call) {
    synchronized (lock) {
      if (!closed) {
        enqueue(new Call(false, call));
      }
    }
  }

  private void enqueue(Call call) {
    queue.add(call);
    lock.notifyAll();
  }

  private void dispatch() {
    try {
      for (Call call = take(); call != null; call = take()) {
        try {
          call.action.run();
        } catch (Throwable problem) {
          log.error("The listener failed; delivery goes on", problem);
        }
      }
    } catch (InterruptedException stopped) {
      log.error("The thread that calls the listener was interrupted, and ends", stopped);
    }
  }

  /** Waits for the next call; null once this is closed and nothing is left. */
  private @Nullable Call take() throws InterruptedException {
    synchronized (lock) {
      while (queue.isEmpty() && !closed) {
        lock.wait();
      }
      Call call = queue.poll();
      if (call != null && call.isEvent) {
        queuedEvents--;
        endGapIfDrained();
      }
      return call;
    }
  }

  /** Taking events again only at half the bound makes one long gap of many short ones. */
  private void endGapIfDrained() {
    if (droppedInThisGap > 0 && queuedEvents <= maxQueuedEvents / 2) {
      String reason =
          droppedInThisGap
              + " events were dropped: the listener is slow, and "
              + maxQueuedEvents
              + " were waiting for it";
      log.warn("{}", reason);
      droppedInThisGap = 0;
      queue.add(new Call(false, () -> listener.onGap(reason)));
    }
  }

  private record Call(boolean isEvent, Runnable action) {}
}
