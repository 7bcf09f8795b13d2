package io.patchcord.gateway.call;

import io.patchcord.gateway.watch.Bound;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One mailbox per call: what is posted for one call is done one after another, in the order of
 * posting; different calls do not wait for each other.
 */
public final class CallMailboxes {
  private static final Logger LOG = LoggerFactory.getLogger(CallMailboxes.class);

  /**
   * A call has some 20 events in its whole life; a thousand waiting means that something is wrong.
   */
  static final int MAX_WAITING = 1_000;

  private final Executor executor;
  private final Map<UUID, ArrayDeque<Runnable>> mailboxes = new HashMap<>();

  /** In all mailboxes; guarded by them. */
  private int waiting;

  private final AtomicLong refused = new AtomicLong();

  public CallMailboxes(Executor executor) {
    this.executor = executor;
  }

  /**
   * @return false when the mailbox is full; then the task is not done, and the caller must resync
   */
  public boolean post(UUID callId, Runnable task) {
    synchronized (mailboxes) {
      ArrayDeque<Runnable> mailbox = mailboxes.get(callId);
      if (mailbox != null) {
        if (mailbox.size() >= MAX_WAITING) {
          refused.incrementAndGet();
          Bound.CALL_MAILBOX.reached(MAX_WAITING);
          return false;
        }
        mailbox.add(task);
        waiting++;
        return true;
      }
      mailbox = new ArrayDeque<>();
      mailbox.add(task);
      waiting++;
      mailboxes.put(callId, mailbox);
    }
    executor.execute(() -> work(callId));
    return true;
  }

  /** How many tasks were refused because their mailbox was full. */
  public long refused() {
    return refused.get();
  }

  /** How many tasks wait, in all mailboxes. */
  public int waiting() {
    synchronized (mailboxes) {
      return waiting;
    }
  }

  private void work(UUID callId) {
    while (true) {
      Runnable task;
      synchronized (mailboxes) {
        ArrayDeque<Runnable> mailbox = mailboxes.get(callId);
        task = mailbox == null ? null : mailbox.poll();
        if (task == null) {
          mailboxes.remove(callId);
          return;
        }
        waiting--;
      }
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.error("Call {}: a task failed", callId, e);
      }
    }
  }
}
