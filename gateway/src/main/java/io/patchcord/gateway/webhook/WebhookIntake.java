package io.patchcord.gateway.webhook;

import io.patchcord.gateway.stream.Audience;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.stream.Interest;
import io.patchcord.gateway.stream.StreamEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has happened and is not stored yet. Bounded: what does not fit is lost, and is counted for
 * each webhook that wanted it. Never blocks; safe for all threads.
 */
final class WebhookIntake implements EventLog.Subscriber {
  /** Some seconds of a busy node, and minutes of a usual one, without a database. */
  static final int MAX_WAITING = 20_000;

  private final Runnable wake;
  private final ArrayDeque<StreamEvent> waiting = new ArrayDeque<>();
  private final Map<Long, Loss> losses = new HashMap<>();
  private List<Target> targets = List.of();
  private long lost;

  /** Events that a webhook wanted and does not get. */
  record Loss(long count, Instant since, Instant until) {
    Loss and(Loss later) {
      return new Loss(count + later.count(), since, later.until());
    }
  }

  /**
   * @param wake told when something waits; must not block
   */
  WebhookIntake(Runnable wake) {
    this.wake = wake;
  }

  synchronized void follow(List<Target> current) {
    targets = List.copyOf(current);
  }

  @Override
  public Interest interest() {
    return new Interest.OfEverything();
  }

  @Override
  public synchronized boolean isFor(Audience audience) {
    return !targets.isEmpty();
  }

  @Override
  public void deliver(StreamEvent event) {
    synchronized (this) {
      List<Target> wanting = targets.stream().filter(target -> target.wants(event)).toList();
      if (wanting.isEmpty()) {
        return;
      }
      if (waiting.size() >= MAX_WAITING) {
        wanting.forEach(target -> lose(target, event.at()));
        return;
      }
      waiting.add(event);
    }
    wake.run();
  }

  /** Takes note of an event that a webhook does not get. */
  synchronized void lose(Target target, Instant at) {
    lost++;
    losses.merge(target.id(), new Loss(1, at, at), Loss::and);
  }

  /** Takes at most so many, the oldest first. */
  synchronized List<StreamEvent> take(int limit) {
    List<StreamEvent> some = new ArrayList<>();
    while (some.size() < limit && !waiting.isEmpty()) {
      some.add(waiting.remove());
    }
    return some;
  }

  /** Takes what webhooks are to be told of, by their rows. */
  synchronized Map<Long, Loss> takeLosses() {
    Map<Long, Loss> all = Map.copyOf(losses);
    losses.clear();
    return all;
  }

  /** Puts back what could not be told. */
  synchronized void putBack(Map<Long, Loss> untold) {
    untold.forEach((id, loss) -> losses.merge(id, loss, (later, earlier) -> earlier.and(later)));
  }

  synchronized int waiting() {
    return waiting.size();
  }

  /** How many events were lost, once for each webhook. */
  synchronized long lost() {
    return lost;
  }
}
