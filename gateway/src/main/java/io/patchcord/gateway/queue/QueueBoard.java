package io.patchcord.gateway.queue;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.QueueSwitch.QueueCaller;
import io.patchcord.gateway.switching.SwitchEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who waits in which queue, and how those fared who waited. Thread-safe. Bounded: so many callers
 * and so many ends for each queue; the oldest ends fall out, a caller too many is not counted.
 */
public final class QueueBoard {
  /** The time over which a service level is told. */
  public static final Duration WINDOW = Duration.ofMinutes(30);

  /** Thirty minutes of a queue that takes five calls each second. */
  static final int MAX_ENDS = 10_000;

  static final int MAX_CALLERS = 10_000;

  private final Clock clock;
  private final Consumer<String> listener;
  private final Map<String, Queue> queues = new HashMap<>();

  /** How far the switch's clock is ahead of ours: waits are told by the switch's. */
  private Duration ahead = Duration.ZERO;

  private record End(Instant at, boolean answered, Duration waited) {}

  private static final class Queue {
    final Map<String, Instant> waiting = new LinkedHashMap<>();
    final ArrayDeque<End> ends = new ArrayDeque<>();
  }

  /**
   * A queue at a moment.
   *
   * @param waiting how many callers wait
   * @param oldestJoinedAt since when the first of them, by the switch's clock; {@code null} for
   *     none
   * @param longestWait how long that is
   * @param answered how many calls were answered within the window
   * @param answeredInTime how many of those within the threshold
   * @param abandoned how many left unanswered within the window
   */
  public record Figures(
      int waiting,
      @Nullable Instant oldestJoinedAt,
      Duration longestWait,
      int answered,
      int answeredInTime,
      int abandoned) {}

  /**
   * @param listener told a queue's name after something about it changed; must be quick
   */
  public QueueBoard(Clock clock, Consumer<String> listener) {
    this.clock = requireNonNull(clock, "clock is null");
    this.listener = requireNonNull(listener, "listener is null");
  }

  /** Follows what happens on the switch. */
  public void onEvent(SwitchEvent event) {
    String changed = null;
    synchronized (this) {
      if (event instanceof SwitchEvent.CallerQueued queued) {
        ahead = Duration.between(clock.instant(), queued.at());
        Queue queue = queue(queued.queue());
        if (queue.waiting.size() < MAX_CALLERS) {
          queue.waiting.put(queued.memberId(), queued.joinedAt());
        }
        changed = queued.queue();
      } else if (event instanceof SwitchEvent.CallerServed served) {
        changed = end(served.queue(), served.memberId(), true, served.waited());
      } else if (event instanceof SwitchEvent.CallerLeftQueue left && !left.served()) {
        changed = end(left.queue(), left.memberId(), false, left.waited());
      }
    }
    if (changed != null) {
      listener.accept(changed);
    }
  }

  /** After a gap: those who wait in a queue, all of them. How the others fared nobody saw. */
  public void onCallers(String name, List<QueueCaller> callers) {
    synchronized (this) {
      Queue queue = queue(name);
      queue.waiting.clear();
      callers.stream()
          .limit(MAX_CALLERS)
          .forEach(caller -> queue.waiting.put(caller.memberId(), caller.joinedAt()));
    }
    listener.accept(name);
  }

  /**
   * A queue as it stands; of one of which nothing was heard, that nobody waits.
   *
   * @param threshold within which a call is answered in time
   */
  public synchronized Figures of(String name, Duration threshold) {
    Queue queue = queues.get(name);
    if (queue == null) {
      return new Figures(0, null, Duration.ZERO, 0, 0, 0);
    }
    dropOld(queue);
    Instant oldest = queue.waiting.values().stream().min(Instant::compareTo).orElse(null);
    Duration longest =
        oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant().plus(ahead));
    int answered = 0;
    int inTime = 0;
    for (End end : queue.ends) {
      if (end.answered()) {
        answered++;
        if (end.waited().compareTo(threshold) <= 0) {
          inTime++;
        }
      }
    }
    return new Figures(
        queue.waiting.size(),
        oldest,
        longest.isNegative() ? Duration.ZERO : longest,
        answered,
        inTime,
        queue.ends.size() - answered);
  }

  private @Nullable String end(String name, String member, boolean answered, Duration waited) {
    Queue queue = queue(name);
    queue.waiting.remove(member);
    if (queue.ends.size() >= MAX_ENDS) {
      queue.ends.removeFirst();
    }
    queue.ends.add(new End(clock.instant(), answered, waited));
    dropOld(queue);
    return name;
  }

  private void dropOld(Queue queue) {
    Instant oldest = clock.instant().minus(WINDOW);
    while (!queue.ends.isEmpty() && queue.ends.getFirst().at().isBefore(oldest)) {
      queue.ends.removeFirst();
    }
  }

  private Queue queue(String name) {
    return queues.computeIfAbsent(name, absent -> new Queue());
  }
}
