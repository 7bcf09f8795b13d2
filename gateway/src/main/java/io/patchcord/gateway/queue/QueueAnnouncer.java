package io.patchcord.gateway.queue;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Announces queues that change, each at most once a second: the first change at once, what follows
 * within the second together. Thread-safe.
 */
public final class QueueAnnouncer {
  private static final long GAP_MILLIS = 1_000;

  private final ScheduledExecutorService timer;
  private final Consumer<String> announce;

  /** Announced less than a second ago; and those of them that changed since. */
  private final Set<String> resting = new HashSet<>();

  private final Set<String> changed = new HashSet<>();

  /**
   * @param announce told a queue's name, on the timer's thread; must not block
   */
  public QueueAnnouncer(ScheduledExecutorService timer, Consumer<String> announce) {
    this.timer = requireNonNull(timer, "timer is null");
    this.announce = requireNonNull(announce, "announce is null");
  }

  /** Something about this queue has changed. */
  public void onChange(String queue) {
    synchronized (this) {
      if (!resting.add(queue)) {
        changed.add(queue);
        return;
      }
    }
    schedule(queue, 0);
  }

  private void announce(String queue) {
    announce.accept(queue);
    schedule(queue, GAP_MILLIS);
  }

  private void onRested(String queue) {
    synchronized (this) {
      if (!changed.remove(queue)) {
        resting.remove(queue);
        return;
      }
    }
    announce(queue);
  }

  private void schedule(String queue, long millis) {
    try {
      timer.schedule(
          () -> {
            if (millis == 0) {
              announce(queue);
            } else {
              onRested(queue);
            }
          },
          millis,
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      // Nobody listens any more.
    }
  }
}
