package io.patchcord.esl;

import org.jspecify.annotations.Nullable;

/** What waits in {@link LaneQueues}: a task of a lane, or what concerns all lanes. */
sealed interface LaneStep {

  /** What a barrier says; decides what may be left out while too many wait. */
  enum Kind {
    /** Connected. Alternates with {@link #DOWN}. */
    UP,
    /** Not connected any more. */
    DOWN,
    /** News that the next of its kind supersedes. */
    STATE,
    /** Events were lost; two in a row are one. */
    GAP
  }

  /**
   * One task, or the place of some that were dropped.
   *
   * @param kept never dropped
   * @param lost how many events are lost with it
   * @param action null for a gap
   */
  record Task(String key, long bytes, boolean kept, long lost, @Nullable Runnable action)
      implements LaneStep {

    static Task gap(String key, long lost) {
      return new Task(key, 0, false, lost, null);
    }
  }

  /** Keeps its place among all lanes. The queues' owner guards it. */
  final class Barrier implements LaneStep {
    final Kind kind;

    /** Null for a gap. */
    final @Nullable Runnable action;

    /** Of a gap; null where events were dropped here. */
    final @Nullable String reason;

    long events;

    Barrier(Kind kind, @Nullable Runnable action, @Nullable String reason, long events) {
      this.kind = kind;
      this.action = action;
      this.reason = reason;
      this.events = events;
    }
  }
}
