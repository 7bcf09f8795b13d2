package io.patchcord.esl;

import io.patchcord.esl.LaneStep.Barrier;
import io.patchcord.esl.LaneStep.Kind;
import io.patchcord.esl.LaneStep.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the threads of {@link Lanes}: tasks in their lanes, a barrier, and what came after
 * the barrier. Knows no threads; its owner's lock guards it.
 */
final class LaneQueues {

  /** What a lane that is still busy may hold up a barrier once nothing else moves any more. */
  private static final long OVERTAKE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Hours of reconnecting behind a listener that does not come back. */
  private static final int MAX_WAITING_BARRIERS = 1_000;

  private final EslDelivery bounds;
  private final Consumer<EslGap> onGap;
  private final LongAdder dropped = new LongAdder();

  private final Map<String, Lane> lanes = new HashMap<>();
  private final Deque<Lane> ready = new ArrayDeque<>();
  private final Deque<LaneStep> behindBarrier = new ArrayDeque<>();
  private @Nullable Barrier barrier;
  private boolean barrierRuns;
  private int waitingBarriers;
  private long lastProgress = System.nanoTime();
  private int queued;
  private long queuedBytes;
  private int running;

  /**
   * Begins empty.
   *
   * @param onGap told what was dropped, in its place
   */
  LaneQueues(EslDelivery bounds, Consumer<EslGap> onGap) {
    this.bounds = bounds;
    this.onGap = onGap;
  }

  /** How many tasks were dropped; may be asked without the lock. */
  long dropped() {
    return dropped.sum();
  }

  /** Tasks that wait and may be dropped. */
  int queued() {
    return queued;
  }

  boolean hasReadyLane() {
    return !ready.isEmpty();
  }

  /** Whether anything is left to run that is not behind a task of its own lane. */
  boolean hasBarrier() {
    return barrier != null;
  }

  /** Whether somebody must look again by itself, since a lane may have to be overtaken. */
  boolean barrierWaits() {
    return barrier != null && !barrierRuns;
  }

  long overtakeInNanos() {
    return Math.max(0, lastProgress + OVERTAKE_NANOS - System.nanoTime());
  }

  /**
   * Takes a task.
   *
   * @param kept never dropped, and no part of the bounds
   */
  void add(String key, long bytes, boolean kept, Runnable action) {
    if (!kept
        && queued > 0
        && (queued >= bounds.maxEvents() || queuedBytes + bytes > bounds.maxBytes())) {
      toBarriers(new Barrier(Kind.GAP, null, null, forgetEverything()));
    }
    if (!kept) {
      queued++;
      queuedBytes += bytes;
    }
    Task task = new Task(bounds.threads() == 1 ? "" : key, bytes, kept, 1, action);
    if (barrier == null) {
      toItsLane(task);
    } else {
      behindBarrier.add(task);
    }
  }

  void addBarrier(Kind kind, Runnable action) {
    toBarriers(new Barrier(kind, action, null, 0));
  }

  /** Events were lost elsewhere, or nobody knows which were. */
  void addGap(long events, String reason) {
    toBarriers(new Barrier(Kind.GAP, null, reason, events));
  }

  /** Forgets all but the news of connections, so that those still alternate. */
  void forgetForClose() {
    dropped.add(queued);
    queued = 0;
    queuedBytes = 0;
    ready.clear();
    lanes.values().removeIf(lane -> !lane.running);
    lanes.values().forEach(lane -> lane.tasks.clear());
    behindBarrier.removeIf(
        step ->
            !(step instanceof Barrier waiting)
                || waiting.kind == Kind.GAP
                || waiting.kind == Kind.STATE);
    waitingBarriers = behindBarrier.size();
  }

  /** What to run next, or null where there is nothing now; {@link #done} has to follow. */
  @Nullable Work next() {
    Lane lane = ready.poll();
    if (lane != null) {
      return fromLane(lane);
    }
    Barrier next = barrier;
    if (next == null || barrierRuns || (running > 0 && overtakeInNanos() > 0)) {
      return null;
    }
    // Whatever waits in a lane now, waits behind a listener that does not come back.
    for (Lane overtaken : lanes.values()) {
      next.events += forget(overtaken);
    }
    barrierRuns = true;
    Runnable action = next.action;
    return new Work(
        null, action == null ? gap(null, next.events, bounds.maxEvents(), next.reason) : action);
  }

  void done(Work work) {
    lastProgress = System.nanoTime();
    Lane lane = work.lane;
    if (lane == null) {
      endBarrier();
      return;
    }
    running--;
    lane.running = false;
    if (lane.tasks.isEmpty()) {
      lanes.remove(lane.key, lane);
    } else {
      makeReady(lane);
    }
  }

  private Work fromLane(Lane lane) {
    lane.ready = false;
    lane.running = true;
    running++;
    Task task = lane.tasks.remove();
    Runnable action = task.action();
    if (action == null) {
      return new Work(lane, gap(lane.key, task.lost(), bounds.maxEventsOfChannel(), null));
    }
    if (!task.kept()) {
      lane.droppable--;
      queued--;
      queuedBytes -= task.bytes();
    }
    return new Work(lane, action);
  }

  private Runnable gap(@Nullable String key, long count, int bound, @Nullable String reason) {
    String sentence =
        reason == null
            ? count
                + " events were dropped: the listener is slow, and "
                + bound
                + " may wait for it"
            : reason;
    String channel = key == null || key.isEmpty() ? null : key;
    return () -> onGap.accept(new EslGap(channel, count, sentence));
  }

  private void toItsLane(Task task) {
    Lane lane = lanes.computeIfAbsent(task.key(), Lane::new);
    if (!task.kept()) {
      if (lane.droppable >= bounds.maxEventsOfChannel()) {
        lane.tasks.add(Task.gap(lane.key, forget(lane)));
      }
      lane.droppable++;
    }
    lane.tasks.add(task);
    makeReady(lane);
  }

  private void makeReady(Lane lane) {
    if (!lane.running && !lane.ready) {
      lane.ready = true;
      ready.add(lane);
    }
  }

  /** Drops what may be dropped of a lane; returns how much that is, with gaps not yet told. */
  private long forget(Lane lane) {
    long lost = 0;
    for (Iterator<Task> tasks = lane.tasks.iterator(); tasks.hasNext(); ) {
      Task task = tasks.next();
      if (!task.kept()) {
        lost += task.lost();
        queuedBytes -= task.bytes();
        tasks.remove();
      }
    }
    queued -= lane.droppable;
    dropped.add(lane.droppable);
    lane.droppable = 0;
    return lost;
  }

  /** The same for all of them, and for what waits behind the barrier. */
  private long forgetEverything() {
    long lost = 0;
    for (Lane lane : lanes.values()) {
      lost += forget(lane);
    }
    ready.removeIf(lane -> lane.tasks.isEmpty());
    lanes.values().removeIf(lane -> !lane.running && lane.tasks.isEmpty());
    for (Iterator<LaneStep> steps = behindBarrier.iterator(); steps.hasNext(); ) {
      LaneStep step = steps.next();
      if (step instanceof Task task && !task.kept()) {
        lost++;
        steps.remove();
      } else if (step instanceof Barrier waiting && waiting.kind == Kind.GAP) {
        lost += waiting.events;
        waitingBarriers--;
        steps.remove();
      }
    }
    dropped.add(queued);
    queued = 0;
    queuedBytes = 0;
    return lost;
  }

  private void toBarriers(Barrier added) {
    if (barrier == null) {
      begin(added);
      return;
    }
    LaneStep last = behindBarrier.isEmpty() && !barrierRuns ? barrier : behindBarrier.peekLast();
    if (added.kind == Kind.GAP && last instanceof Barrier waiting && waiting.kind == Kind.GAP) {
      waiting.events += added.events;
      return;
    }
    behindBarrier.add(added);
    waitingBarriers++;
    if (waitingBarriers > MAX_WAITING_BARRIERS && !leaveOut(1, Kind.STATE, Kind.GAP)) {
      leaveOut(2, Kind.UP, Kind.DOWN);
    }
  }

  /** Leaves out the oldest of either kind; returns whether there were any. */
  private boolean leaveOut(int count, Kind kind, Kind other) {
    int left = count;
    for (Iterator<LaneStep> steps = behindBarrier.iterator(); left > 0 && steps.hasNext(); ) {
      if (steps.next() instanceof Barrier old && (old.kind == kind || old.kind == other)) {
        steps.remove();
        waitingBarriers--;
        left--;
      }
    }
    return left < count;
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
      LaneStep step = behindBarrier.remove();
      if (step instanceof Barrier next) {
        waitingBarriers--;
        begin(next);
      } else if (step instanceof Task task) {
        toItsLane(task);
      }
    }
  }

  /** Something to run: of a lane, or a barrier. */
  record Work(@Nullable Lane lane, Runnable action) {}

  /** Stands among the ready ones when it has something to run, and nothing of it runs. */
  static final class Lane {
    private final String key;
    private final Deque<Task> tasks = new ArrayDeque<>();
    private boolean ready;
    private boolean running;
    private int droppable;

    private Lane(String key) {
      this.key = key;
    }
  }
}
