package io.patchcord.gateway.diagnostics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.patchcord.gateway.watch.Watch;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How long requests, commands and the switch's answers take, at {@code /metrics}. Labels are names
 * out of the program; what a client makes up, such as a method, is OTHER.
 */
public final class WorkMetrics implements Watch {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** What a resource takes, what the database takes, what is too long. */
  private static final Duration[] REQUEST_BUCKETS = millis(5, 10, 25, 50, 100, 250, 1_000, 5_000);

  /** Up to the longest deadline that can be set, and the longest ringing. */
  private static final Duration[] COMMAND_BUCKETS =
      millis(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000);

  private static final Duration[] REPLY_BUCKETS = millis(1, 5, 10, 50, 100, 500, 1_000, 5_000);

  private final MeterRegistry registry;
  private final AtomicInteger active = new AtomicInteger();
  private final Map<RequestKey, Timer> requests = new ConcurrentHashMap<>();
  private final Map<NameKey, Timer> commands = new ConcurrentHashMap<>();
  private final Map<NameKey, Counter> failures = new ConcurrentHashMap<>();
  private final Map<NameKey, Timer> replies = new ConcurrentHashMap<>();
  private final Place place = Asked::new;

  private record RequestKey(String operation, String method, int status) {}

  private record NameKey(String name, String outcome) {}

  public WorkMetrics(MeterRegistry registry) {
    this.registry = requireNonNull(registry, "registry is null");
    Gauge.builder("patchcord.http.requests.active", active, AtomicInteger::get)
        .description("Requests that are being answered; event streams are not among them")
        .register(registry);
  }

  private static Duration[] millis(int... each) {
    Duration[] buckets = new Duration[each.length];
    for (int i = 0; i < each.length; i++) {
      buckets[i] = Duration.ofMillis(each[i]);
    }
    return buckets;
  }

  @Override
  public Request request(String method, @Nullable String traceparent, String requestId) {
    long began = System.nanoTime();
    active.incrementAndGet();
    return (operation, status) -> {
      active.decrementAndGet();
      requests
          .computeIfAbsent(
              new RequestKey(operation, METHODS.contains(method) ? method : "OTHER", status),
              this::requestTimer)
          .record(Duration.ofNanos(System.nanoTime() - began));
    };
  }

  private Timer requestTimer(RequestKey key) {
    return Timer.builder("patchcord.http.requests")
        .tags("operation", key.operation, "method", key.method)
        .tag("status", Integer.toString(key.status))
        .description("Requests answered; event streams have metrics of their own")
        .serviceLevelObjectives(REQUEST_BUCKETS)
        .register(registry);
  }

  @Override
  public Command command(String name, UUID callId, UUID commandId) {
    return new Accepted(name);
  }

  @Override
  public Place here() {
    return place;
  }

  private final class Accepted implements Command {
    private final String name;
    private final long began = System.nanoTime();
    private final AtomicBoolean decided = new AtomicBoolean();

    Accepted(String name) {
      this.name = name;
    }

    @Override
    public void sending(Runnable send) {
      send.run();
    }

    @Override
    public void confirmed() {
      if (decided.compareAndSet(false, true)) {
        record("confirmed");
      }
    }

    @Override
    public void failed(String code) {
      if (decided.compareAndSet(false, true)) {
        record(code.equals("COMMAND_TIMEOUT") ? "timed-out" : "failed");
        failures
            .computeIfAbsent(new NameKey(name, code), WorkMetrics.this::failureCounter)
            .increment();
      }
    }

    private void record(String outcome) {
      commands
          .computeIfAbsent(new NameKey(name, outcome), WorkMetrics.this::commandTimer)
          .record(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private Timer commandTimer(NameKey key) {
    return Timer.builder("patchcord.commands")
        .tags("command", key.name, "outcome", key.outcome)
        .description("Commands, from their acceptance until they were confirmed or failed")
        .serviceLevelObjectives(COMMAND_BUCKETS)
        .register(registry);
  }

  private Counter failureCounter(NameKey key) {
    return Counter.builder("patchcord.commands.failed")
        .tags("command", key.name, "code", key.outcome)
        .description("Commands that were not carried out, by the code of the reason")
        .register(registry);
  }

  private final class Asked implements Question {
    private final String command;
    private final long began = System.nanoTime();

    Asked(String command) {
      this.command = command;
    }

    @Override
    public void answered(Answer answer) {
      String outcome = answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
      replies
          .computeIfAbsent(new NameKey(command, outcome), WorkMetrics.this::replyTimer)
          .record(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private Timer replyTimer(NameKey key) {
    return Timer.builder("patchcord.switch.replies")
        .tags("command", key.name, "outcome", key.outcome)
        .description("What the switch was asked, until it answered")
        .serviceLevelObjectives(REPLY_BUCKETS)
        .register(registry);
  }
}
