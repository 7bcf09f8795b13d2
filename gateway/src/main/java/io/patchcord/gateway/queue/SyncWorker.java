package io.patchcord.gateway.queue;

import io.patchcord.gateway.watch.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that does the work of {@link QueueSync}, one thing after another. What is asked for
 * twice before it is begun is done once; past the bound of what waits, everything is asked anew.
 */
final class SyncWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncWorker.class);

  /** Minutes of a busy switch's events about agents. */
  private static final int MAX_WAITING = 10_000;

  private static final long RETRY_SECONDS = 5;

  private final Runnable syncAll;
  private final Consumer<String> reconcile;
  private final Set<String> dirty = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean dirtyAsked = new AtomicBoolean();
  private final AtomicBoolean allAsked = new AtomicBoolean();
  private final AtomicInteger waiting = new AtomicInteger();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "queues");
            made.setDaemon(true);
            return made;
          });

  /**
   * @param syncAll asks for all that is true
   * @param reconcile puts one agent right
   */
  SyncWorker(Runnable syncAll, Consumer<String> reconcile) {
    this.syncAll = syncAll;
    this.reconcile = reconcile;
  }

  void execute(Runnable task) {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      Bound.QUEUE_WORK.reached(MAX_WAITING);
      syncAll();
      return;
    }
    submit(
        () -> {
          waiting.decrementAndGet();
          task.run();
        },
        0);
  }

  void reconcile(String agent) {
    dirty.add(agent);
    if (dirtyAsked.compareAndSet(false, true)) {
      submit(
          () -> {
            dirtyAsked.set(false);
            List<String> agents = new ArrayList<>(dirty);
            agents.forEach(dirty::remove);
            agents.forEach(reconcile);
          },
          0);
    }
  }

  void syncAll() {
    syncAll(0);
  }

  void syncAllLater() {
    syncAll(RETRY_SECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void syncAll(long seconds) {
    if (allAsked.compareAndSet(false, true)) {
      submit(
          () -> {
            allAsked.set(false);
            syncAll.run();
          },
          seconds);
    }
  }

  private void submit(Runnable task, long seconds) {
    try {
      thread.schedule(() -> run(task), seconds, TimeUnit.SECONDS);
    } catch (RejectedExecutionException closing) {
      LOG.debug("Closing: nothing more is told to the queues");
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("Queues: a task failed", e);
    }
  }
}
