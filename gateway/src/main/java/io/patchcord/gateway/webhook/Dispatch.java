package io.patchcord.gateway.webhook;

import io.patchcord.persistence.WebhookDelivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is sent what now: of each order key one at a time, to each webhook a few at a time, to one
 * that is in trouble hardly any. For the worker of {@link Webhooks}; the requests are made by other
 * threads, which only leave there what came of them.
 */
final class Dispatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  /** A day of a busy call center for one receiver; what is more is lost, and told. */
  static final int MAX_BACKLOG = 100_000;

  private static final int AT_ONCE = 4;

  private final WebhookStore store;
  private final WebhookSecrets secrets;
  private final HttpPost post;
  private final Backoff backoff;
  private final WebhookSettings settings;
  private final ExecutorService senders;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "webhook-watch");
            thread.setDaemon(true);
            return thread;
          });
  private final Clock clock;
  private final Runnable wake;
  private final Map<Long, Set<String>> underWay = new HashMap<>();
  private final Map<Long, Circuit> circuits = new HashMap<>();
  private final ConcurrentLinkedQueue<WebhookStore.Outcome> arrived = new ConcurrentLinkedQueue<>();
  private final List<WebhookStore.Outcome> unsettled = new ArrayList<>();
  private final Set<Long> recovered = new HashSet<>();
  private long delivered;
  private long failed;
  private long dead;

  Dispatch(
      WebhookStore store,
      WebhookSecrets secrets,
      AddressGuard guard,
      WebhookSettings settings,
      ExecutorService senders,
      Clock clock,
      Runnable wake) {
    this.store = store;
    this.secrets = secrets;
    this.settings = settings;
    this.post = new HttpPost(guard, settings.timeout(), watch);
    this.backoff = new Backoff(settings.firstRetry(), new SplittableRandom());
    this.senders = senders;
    this.clock = clock;
    this.wake = wake;
  }

  /** Takes note of what came of requests; until that is stored, nothing follows them. */
  void settle(Map<Long, WebhookStore.Backlog> backlogs) {
    for (WebhookStore.Outcome next = arrived.poll(); next != null; next = arrived.poll()) {
      unsettled.add(next);
      onOutcome(next);
    }
    if (unsettled.isEmpty()) {
      return;
    }
    dead += store.settle(unsettled);
    for (WebhookStore.Outcome outcome : unsettled) {
      long webhook = outcome.delivery().webhookId();
      Optional.ofNullable(underWay.get(webhook))
          .ifPresent(keys -> keys.remove(outcome.delivery().orderKey()));
      if (outcome.attempt().delivered()) {
        backlogs.computeIfPresent(
            webhook,
            (id, before) ->
                new WebhookStore.Backlog(
                    Math.max(0, before.waiting() - 1), before.dead(), before.oldest()));
      }
    }
    unsettled.clear();
  }

  private void onOutcome(WebhookStore.Outcome outcome) {
    long webhook = outcome.delivery().webhookId();
    Circuit circuit = circuit(webhook);
    if (outcome.attempt().delivered()) {
      delivered++;
    } else {
      failed++;
    }
    if (outcome.attempt().shedsNoDoubt()) {
      if (circuit.onSuccess()) {
        recovered.add(webhook);
      }
    } else {
      circuit.onFailure(clock.instant());
    }
  }

  /** Sends what may be sent now. */
  void send(List<Target> targets, Map<Long, WebhookStore.Backlog> backlogs, Instant now) {
    for (Target target : targets) {
      WebhookStore.Backlog backlog = backlogs.get(target.id());
      if (!target.enabled() || backlog == null || backlog.waiting() == 0) {
        continue;
      }
      if (recovered.remove(target.id())) {
        LOG.info("Webhook {} answers again", target.reference());
        store.release(target, now);
      }
      Set<String> busy = underWay.computeIfAbsent(target.id(), id -> new HashSet<>());
      int free = circuit(target.id()).allows(now, AT_ONCE) - busy.size();
      if (free <= 0) {
        continue;
      }
      for (WebhookDelivery delivery : store.due(target, now, free + busy.size())) {
        if (free > 0 && busy.add(delivery.orderKey())) {
          free--;
          submit(target, delivery);
        }
      }
    }
  }

  private void submit(Target target, WebhookDelivery delivery) {
    try {
      senders.execute(() -> attempt(target, delivery));
    } catch (RejectedExecutionException closing) {
      LOG.debug("The gateway is being stopped");
    }
  }

  private void attempt(Target target, WebhookDelivery delivery) {
    Instant now = clock.instant();
    List<String> current = target.secrets(secrets, now);
    Attempt attempt;
    if (current.isEmpty()) {
      attempt =
          Attempt.failed(
              "the gateway's webhook key is another one than before: give it a new secret",
              Duration.ZERO);
    } else {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("User-Agent", "Patchcord");
      headers.put("Content-Type", "application/json");
      headers.put(Signature.HEADER, Signature.of(delivery.body(), now, current));
      headers.put("Patchcord-Delivery", delivery.reference().toString());
      headers.put("Patchcord-Event", delivery.eventType());
      headers.put("Patchcord-Attempt", Integer.toString(delivery.attempts() + 1));
      attempt = post.send(target.url(), headers, delivery.body());
    }
    Duration wait = backoff.after(delivery.attempts() + 1, attempt.retryAfter());
    arrived.add(new WebhookStore.Outcome(delivery, attempt, clock.instant(), wait));
    wake.run();
  }

  /** Forgets what it knew of webhooks that are not there any more. */
  void forgetAllBut(List<Target> targets) {
    List<Long> ids = targets.stream().map(Target::id).toList();
    circuits.keySet().retainAll(ids);
    underWay.keySet().retainAll(ids);
    recovered.retainAll(ids);
  }

  boolean isLeftAlone(Target target) {
    return circuit(target.id()).isOpen();
  }

  private Circuit circuit(long webhook) {
    return circuits.computeIfAbsent(webhook, id -> new Circuit(settings.firstRetry()));
  }

  WebhookCounts counts(
      Collection<WebhookStore.Backlog> backlogs, WebhookIntake intake, int unstored) {
    Instant now = clock.instant();
    return new WebhookCounts(
        delivered,
        failed,
        dead,
        intake.lost(),
        backlogs.stream().mapToLong(WebhookStore.Backlog::waiting).sum(),
        backlogs.stream().mapToLong(WebhookStore.Backlog::dead).sum(),
        (long) intake.waiting() + unstored,
        backlogs.stream()
            .filter(backlog -> backlog.waiting() > 0)
            .mapToLong(backlog -> Duration.between(backlog.oldest(), now).toSeconds())
            .max()
            .orElse(0));
  }

  @Override
  public void close() {
    senders.shutdownNow();
    watch.shutdownNow();
  }
}
