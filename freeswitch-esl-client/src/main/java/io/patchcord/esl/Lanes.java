package io.patchcord.esl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
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
 */
final class Lanes {

  /** What a lane that is still busy may hold up a barrier once nothing else moves any more. */
  private static final long OVERTAKE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String name;
  private final EslDelivery bounds;
  private final Consumer<EslGap> onGap;
  private final Consumer<Throwable> onFailure;
  private final LongAdder dropped = new LongAdder();

  private final Object lock = new Object();
  // All guarded by lock.
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Deque<Lane> ready = new ArrayDeque<>();
  private final Deque<Step> behindBarrier = new ArrayDeque<>();
  private @Nullable Barrier barrier;
  private boolean barrierRuns;
  private long lastProgress = System.nanoTime();
  private int queued;
  private long queuedBytes;
  private int running;
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
    this.bounds = bounds;
    this.onGap = onGap;
    this.onFailure = onFailure;
  }

  /** How many tasks were dropped. */
  long dropped() {
    return dropped.sum();
  }

  /** Tasks that wait at this moment. */
  int queued() {
    synchronized (lock) {
      return queued;
    }
  }

  /**
   * Hands in a task.
   *
   * @param key of the lane; one lane is for all where there is only one thread
   * @param bytes what it holds of the common bound
   */
  void add(String key, long bytes, Runnable action) {
    synchronized (lock) {
      if (closed) {
        return;
      }
      if (queued > 0 && (queued >= bounds.maxEvents() || queuedBytes + bytes > bounds.maxBytes())) {
        dropEverything();
      }
      queued++;
      queuedBytes += bytes;
      Task task = new Task(bounds.threads() == 1 ? "" : key, bytes, action);
      if (barrier == null) {
        toItsLane(task);
      } else {
        behindBarrier.add(task);
      }
      wakeSomebody();
    }
  }

  /** Hands in what has its place among all lanes. Always finds room: there are few. */
  void barrier(Runnable action) {
    synchronized (lock) {
      if (!closed) {
        toBarriers(new Barrier(action));
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

  /** Forgets what waits, runs this as the last thing, and ends the threads; waits for nothing. */
  void close(Runnable last) {
    synchronized (lock) {
      if (!closed) {
        forgetEverything();
        behindBarrier.clear();
        toBarriers(new Barrier(last));
        closed = true;
        lock.notifyAll();
      }
    }
  }

  // ---- with the lock held

  private void toItsLane(Task task) {
    Lane lane = lanes.computeIfAbsent(task.key, Lane::new);
    if (lane.tasks.size() >= bounds.maxEventsOfChannel()) {
      drop(lane);
    }
    lane.tasks.add(task);
    if (!lane.running && lane.tasks.size() == 1 && lane.gap == 0) {
      ready.add(lane);
    }
  }

  private void drop(Lane lane) {
    lane.gap += lane.tasks.size();
    forget(lane);
  }

  private void forget(Lane lane) {
    lane.tasks.forEach(task -> queuedBytes -= task.bytes);
    queued -= lane.tasks.size();
    dropped.add(lane.tasks.size());
    lane.tasks.clear();
  }

  private void forgetForGood(Lane lane) {
    forget(lane);
    lane.gap = 0;
  }

  private int forgetEverything() {
    int before = queued;
    dropped.add(queued);
    queued = 0;
    queuedBytes = 0;
    ready.clear();
    lanes.values().removeIf(lane -> !lane.running);
    lanes.values().forEach(Lane::clear);
    behindBarrier.removeIf(Task.class::isInstance);
    return before;
  }

  private void dropEverything() {
    int count = forgetEverything();
    Barrier last =
        behindBarrier.peekLast() instanceof Barrier waiting
            ? waiting
            : barrierRuns ? null : barrier;
    if (last != null && last.gap > 0) {
      last.gap += count;
    } else {
      Barrier gap = new Barrier(null);
      gap.gap = count;
      toBarriers(gap);
    }
  }

  private void toBarriers(Barrier added) {
    if (barrier == null) {
      begin(added);
    } else {
      behindBarrier.add(added);
    }
    wakeSomebody();
  }

  private void begin(Barrier next) {
    barrier = next;
    barrierRuns = false;
    lastProgress = System.nanoTime();
  }

  private void endBarrier() {
    barrier = null;
    barrierRuns = false;
    while (barrier == null && !behindBarrier.isEmpty()) {
      Step step = behindBarrier.remove();
      if (step instanceof Barrier next) {
        begin(next);
      } else if (step instanceof Task task) {
        toItsLane(task);
      }
    }
  }

  private void wakeSomebody() {
    if (idle > 0) {
      lock.notify();
    } else if (workers < bounds.threads()) {
      workers++;
      Thread worker = new Thread(this::work, name + '-' + workers);
      worker.setDaemon(true);
      worker.start();
    }
  }

  private @Nullable Work next() {
    Lane lane = ready.poll();
    if (lane != null) {
      return fromLane(lane);
    }
    Barrier next = barrier;
    if (next == null || barrierRuns || (running > 0 && overtakeInNanos() > 0)) {
      return null;
    }
    // Whatever waits in a lane now, waits behind a listener that does not come back.
    lanes.values().forEach(this::forgetForGood);
    barrierRuns = true;
    Runnable action = next.action;
    return new Work(null, action != null ? action : gap(null, next.gap, bounds.maxEvents()));
  }

  private Work fromLane(Lane lane) {
    lane.running = true;
    running++;
    if (lane.gap > 0) {
      long gap = lane.gap;
      lane.gap = 0;
      return new Work(lane, gap(lane.key, gap, bounds.maxEventsOfChannel()));
    }
    Task task = lane.tasks.remove();
    queued--;
    queuedBytes -= task.bytes;
    return new Work(lane, task.action);
  }

  private Runnable gap(@Nullable String key, long count, int bound) {
    String reason =
        count + " events were dropped: the listener is slow, and " + bound + " may wait for it";
    String channel = key == null || key.isEmpty() ? null : key;
    return () -> onGap.accept(new EslGap(channel, count, reason));
  }

  private long overtakeInNanos() {
    return lastProgress + OVERTAKE_NANOS - System.nanoTime();
  }

  /** How long to sleep while there is nothing to do; 0 is until somebody wakes us. */
  private long sleepMillis() {
    return barrier == null || barrierRuns
        ? 0
        : 1 + TimeUnit.NANOSECONDS.toMillis(Math.max(0, overtakeInNanos()));
  }

  // ---- a worker's life

  private void work() {
    for (Work work = take(); work != null; work = take()) {
      try {
        work.action.run();
      } catch (Throwable problem) {
        onFailure.accept(problem);
      }
      done(work);
    }
  }

  private @Nullable Work take() {
    synchronized (lock) {
      Work work = next();
      while (work == null && !(closed && barrier == null)) {
        idle++;
        try {
          lock.wait(sleepMillis());
        } catch (InterruptedException leftByAListener) {
          // This thread belongs to nobody who could mean it.
        }
        idle--;
        work = next();
      }
      if (work == null) {
        lock.notifyAll();
      } else if (!ready.isEmpty()) {
        wakeSomebody();
      }
      return work;
    }
  }

  private void done(Work work) {
    synchronized (lock) {
      lastProgress = System.nanoTime();
      Lane lane = work.lane;
      if (lane == null) {
        endBarrier();
        return;
      }
      running--;
      lane.running = false;
      if (lane.gap > 0 || !lane.tasks.isEmpty()) {
        ready.add(lane);
      } else {
        lanes.remove(lane.key, lane);
      }
    }
  }

  /** Something to run: of a lane, or a barrier. */
  private record Work(@Nullable Lane lane, Runnable action) {}

  private sealed interface Step permits Task, Barrier {}

  private record Task(String key, long bytes, Runnable action) implements Step {}

  private static final class Barrier implements Step {
    private final @Nullable Runnable action;
    private long gap;

    private Barrier(@Nullable Runnable action) {
      this.action = action;
    }
  }

  /** Stands among the ready ones when it has something to run, and nothing of it runs. */
  private static final class Lane {
    private final String key;
    private final Deque<Task> tasks = new ArrayDeque<>();
    private boolean running;
    private long gap;

    private Lane(String key) {
      this.key = key;
    }

    private void clear() {
      tasks.clear();
      gap = 0;
    }
  }
}
