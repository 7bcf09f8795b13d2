package io.patchcord.gateway.queue;

import io.patchcord.gateway.switching.QueueStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The statuses that this gateway has set and the switch has not told yet. The switch tells every
 * change to everybody, whoever made it, and after the reply: without this, the gateway would take
 * its own changes for somebody's, and answer them. For one thread.
 */
final class SentStatuses {
  /** Events come milliseconds after the reply; past this, the change was never made. */
  private static final Duration KEEP = Duration.ofSeconds(10);

  private static final int MAX_EACH = 32;

  private record Sent(QueueStatus status, Instant at) {}

  private final Clock clock;
  private final Map<String, ArrayDeque<Sent>> sent = new HashMap<>();

  SentStatuses(Clock clock) {
    this.clock = clock;
  }

  void add(String agent, QueueStatus status) {
    ArrayDeque<Sent> own = sent.computeIfAbsent(agent, absent -> new ArrayDeque<>());
    if (own.size() >= MAX_EACH) {
      own.removeFirst();
    }
    own.add(new Sent(status, clock.instant()));
  }

  /** The command for the newest was refused: nothing will be told of it. */
  void takeBack(String agent) {
    ArrayDeque<Sent> own = sent.get(agent);
    if (own != null) {
      own.pollLast();
    }
  }

  /** Whether this gateway made that change, which is told now. */
  boolean isOwn(String agent, QueueStatus status) {
    ArrayDeque<Sent> own = sent.get(agent);
    if (own == null) {
      return false;
    }
    Instant oldest = clock.instant().minus(KEEP);
    own.removeIf(one -> one.at().isBefore(oldest));
    Iterator<Sent> each = own.iterator();
    boolean found = false;
    while (each.hasNext() && !found) {
      if (each.next().status() == status) {
        each.remove();
        found = true;
      }
    }
    if (own.isEmpty()) {
      sent.remove(agent);
    }
    return found;
  }

  /** The connection was lost: what was not told yet will not be. */
  void clear() {
    sent.clear();
  }
}
