package io.patchcord.esl;

import io.patchcord.esl.LaneQueues.Work;
import io.patchcord.esl.LaneStep.Kind;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in order within a lane and in parallel between lanes, on a bounded number of threads
 * and with bounded queues. A barrier keeps its place among all lanes. Never blocks whoever hands
 * something in.
 *
 * <p>Past the bound of a lane its queue is dropped, past the common bound every queue is; a gap
 * takes the place of what was dropped. After a gap the world is asked for its state anyway, so that
 * what waited is worth less than getting there soon.
 *
 * <p>While every thread is inside a task, nothing can be overtaken, and everything waits.
 */
final class Lanes {

  private final String name;
  private final int threads;
  private final Consumer<Throwable> onFailure;

  private final Object lock = new Object();
  // All guarded by lock.
  private final LaneQueues queues;
  private int idle;
  private int workers;
  private boolean closed;

  /**
   * Starts no thread before there is something to do.
   *
   * @param name of the threads
   * @param onGap told what was dropped, in its place
   * @param onFailure told what a task has thrown, gap and barrier included
   */
  Lanes(String name, EslDelivery bounds, Consumer<EslGap> onGap, Consumer<Throwable> onFailure) {
    this.name = name;
    this.threads = bounds.threads();
    this.queues = new LaneQueues(bounds, onGap);
    this.onFailure = onFailure;
  }

  /** How many tasks were dropped. */
  long dropped() {
    return queues.dropped();
  }

  /** Tasks that wait at this moment. */
  int queued() {
    synchronized (lock) {
      return queues.queued();
    }
  }

  /**
   * Hands in a task.
   *
   * @param key of the lane; one lane is for all where there is only one thread
   * @param bytes what it holds of the common bound
   */
  void add(String key, long bytes, Runnable action) {
    add(key, bytes, false, action);
  }

  /** Hands in a task that is never dropped; the caller bounds how many there are. */
  void addKept(String key, Runnable action) {
    add(key, 0, true, action);
  }

  /** Hands in what has its place among all lanes. */
  void barrier(Kind kind, Runnable action) {
    synchronized (lock) {
      if (!closed) {
        queues.addBarrier(kind, action);
        wakeSomebody();
      }
    }
  }

  /** Tells of a gap in its place among all lanes; one with the gap before it, if that waits. */
  void gap(long events, String reason) {
    synchronized (lock) {
      if (!closed) {
        queues.addGap(events, reason);
        wakeSomebody();
      }
    }
  }

  /** Ends the threads once all that was handed in has run; takes nothing more. */
  void closeAfterwards() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }

  /** Forgets what waits, runs these as the last things, and ends the threads; waits for nothing. */
  void close(Runnable... last) {
    synchronized (lock) {
      if (!closed) {
        queues.forgetForClose();
        for (Runnable action : last) {
          queues.addBarrier(Kind.DOWN, action);
          wakeSomebody();
        }
        closed = true;
        lock.notifyAll();
      }
    }
  }

  private void add(String key, long bytes, boolean kept, Runnable action) {
    synchronized (lock) {
      if (!closed) {
        queues.add(key, bytes, kept, action);
        wakeSomebody();
      }
    }
  }

  /** With the lock held. */
  private void wakeSomebody() {
    if (idle > 0) {
      lock.notify();
    } else if (workers < threads) {
      Thread worker = new Thread(this::work, name + '-' + (workers + 1));
      worker.setDaemon(true);
      worker.start();
      workers++;
    }
  }

  private void work() {
    for (Work work = take(); work != null; work = take()) {
      try {
        work.action().run();
      } catch (Throwable problem) {
        onFailure.accept(problem);
      }
      synchronized (lock) {
        queues.done(work);
      }
    }
  }

  private @Nullable Work take() {
    synchronized (lock) {
      Work work = queues.next();
      while (work == null && !(closed && !queues.hasBarrier())) {
        idle++;
        try {
          lock.wait(sleepMillis());
        } catch (InterruptedException leftByAListener) {
          // This thread belongs to nobody who could mean it.
        }
        idle--;
        work = queues.next();
      }
      if (work == null) {
        workers--;
        lock.notifyAll();
      } else if (queues.hasReadyLane() || queues.barrierWaits()) {
        // One of those that sleep must watch a barrier: this task may never come back.
        wakeSomebody();
      }
      return work;
    }
  }

  /** How long to sleep while there is nothing to do; 0 is until somebody wakes us. */
  private long sleepMillis() {
    return queues.barrierWaits() ? 1 + TimeUnit.NANOSECONDS.toMillis(queues.overtakeInNanos()) : 0;
  }
}
