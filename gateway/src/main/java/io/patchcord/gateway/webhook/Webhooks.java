package io.patchcord.gateway.webhook;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.stream.StreamEvent;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what happens to the webhooks that want it. What happens is on the disk before it is sent,
 * and the events of one call are sent one after another. All that touches the database is done by
 * one thread; requests are made by others.
 */
public final class Webhooks implements AutoCloseable {
  /** So many may there be: each event is held against all of them. */
  public static final int MAX = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  private static final int STORED_AT_ONCE = 200;
  private static final int TICK_SECONDS = 1;
  private static final int CLOSE_SECONDS = 3;
  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

  private final EventLog log;
  private final WebhookStore store;
  private final WebhookIntake intake;
  private final Dispatch dispatch;
  private final ScheduledExecutorService worker;
  private final Clock clock;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final AtomicBoolean stale = new AtomicBoolean(true);

  /** What could not be stored; of the worker. */
  private List<StreamEvent> unstored = List.of();

  private final Map<Long, WebhookStore.Backlog> backlogs = new HashMap<>();
  private List<Target> targets = List.of();
  private Instant counted = Instant.MIN;
  private Instant swept = Instant.MIN;
  private boolean failing;
  private volatile WebhookCounts counts = WebhookCounts.NONE;

  /**
   * @param worker one thread, whose tasks block
   * @param senders make the requests, and block
   */
  public Webhooks(
      EventLog log,
      Database database,
      WebhookSecrets secrets,
      AddressGuard guard,
      WebhookSettings settings,
      ScheduledExecutorService worker,
      ExecutorService senders,
      Clock clock) {
    this.log = requireNonNull(log, "log is null");
    this.worker = requireNonNull(worker, "worker is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.store = new WebhookStore(database, settings);
    this.intake = new WebhookIntake(this::wake);
    this.dispatch = new Dispatch(store, secrets, guard, settings, senders, clock, this::wake);
  }

  /** Begins to follow the log, and to send what was left of the last run. */
  public void start() {
    try {
      // Or what comes before the worker has looked would be nobody's.
      targets = store.targets();
      intake.follow(targets);
    } catch (DatabaseException e) {
      fail(String.valueOf(e.getMessage()));
    }
    log.subscribe(intake);
    worker.scheduleWithFixedDelay(this::work, 0, TICK_SECONDS, TimeUnit.SECONDS);
  }

  /** Looks at the webhooks again: an admin has changed something. Never blocks. */
  public void refresh() {
    stale.set(true);
    wake();
  }

  /** How it does, for the metrics. */
  public WebhookCounts counts() {
    return counts;
  }

  /** Stores what waits, if the database answers within a few seconds. */
  @Override
  public void close() {
    log.unsubscribe(intake);
    dispatch.close();
    try {
      worker.execute(this::work);
      worker.shutdown();
      if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Events for webhooks are lost: the database does not answer");
      }
    } catch (RejectedExecutionException closed) {
      LOG.debug("It is closed already");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      try {
        worker.execute(this::work);
      } catch (RejectedExecutionException closing) {
        LOG.debug("The gateway is being stopped");
      }
    }
  }

  private void work() {
    woken.set(false);
    try {
      Instant now = clock.instant();
      if (stale.getAndSet(false)) {
        reload(now);
      }
      dispatch.settle(backlogs);
      boolean more = enter(now);
      if (Duration.between(counted, now).compareTo(BETWEEN_COUNTS) > 0) {
        count(now);
      }
      dispatch.send(targets, backlogs, now);
      sweep(now);
      if (failing) {
        LOG.info("Webhooks go on: the database answers again");
        failing = false;
      }
      if (more) {
        wake();
      }
    } catch (DatabaseException e) {
      fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("Webhooks could not go on, and try again", e);
      stale.set(true);
    }
    counts = dispatch.counts(backlogs.values(), intake, unstored.size());
  }

  private void fail(String why) {
    stale.set(true);
    if (!failing) {
      LOG.warn("Webhooks wait for the database: {}", why);
    }
    failing = true;
  }

  private void reload(Instant now) {
    targets = store.targets();
    intake.follow(targets);
    dispatch.forgetAllBut(targets);
    count(now);
  }

  private void count(Instant now) {
    Map<Long, WebhookStore.Backlog> fresh = store.backlogs(targets, now);
    backlogs.clear();
    backlogs.putAll(fresh);
    counted = now;
  }

  /** Stores some of what has happened; returns whether there is more. */
  private boolean enter(Instant now) {
    if (unstored.isEmpty()) {
      unstored = new ArrayList<>(intake.take(STORED_AT_ONCE));
    }
    Map<Long, Integer> entered = store.enter(unstored, targets, intake, id -> isFull(id), now);
    boolean more = unstored.size() == STORED_AT_ONCE;
    unstored = List.of();
    entered.forEach(
        (id, count) ->
            backlogs.computeIfPresent(
                id,
                (key, before) ->
                    new WebhookStore.Backlog(
                        before.waiting() + count, before.dead(), before.oldest())));
    return more;
  }

  private boolean isFull(long id) {
    WebhookStore.Backlog backlog = backlogs.get(id);
    return backlog != null && backlog.waiting() >= Dispatch.MAX_BACKLOG;
  }

  private void sweep(Instant now) {
    if (Duration.between(swept, now).compareTo(BETWEEN_SWEEPS) <= 0) {
      return;
    }
    swept = now;
    for (Target target : targets) {
      if (!target.enabled() || dispatch.isLeftAlone(target)) {
        int dead = store.expire(target, now);
        if (dead > 0) {
          LOG.warn("{} deliveries of webhook {} are given up", dead, target.reference());
          stale.set(true);
        }
      }
    }
    if (store.deleteOld(now) > 0) {
      swept = Instant.MIN; // There may be more.
    }
  }
}
