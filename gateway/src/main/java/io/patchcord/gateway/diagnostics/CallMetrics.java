package io.patchcord.gateway.diagnostics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallListener;
import io.patchcord.gateway.call.CallMailboxes;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.call.CallService;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.CauseCode;
import io.patchcord.gateway.call.Direction;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How many calls there are, in which states, and how they end, at {@code /metrics}. */
public final class CallMetrics implements CallListener {
  private final Map<CallState, AtomicInteger> byState = new EnumMap<>(CallState.class);
  private final Map<Direction, Counter> begun = new EnumMap<>(Direction.class);
  private final Map<CauseCode, Counter> ended = new EnumMap<>(CauseCode.class);

  public CallMetrics(MeterRegistry registry) {
    for (CallState state : CallState.values()) {
      if (state != CallState.ENDED) {
        AtomicInteger count = new AtomicInteger();
        byState.put(state, count);
        Gauge.builder("patchcord.calls", count, AtomicInteger::get)
            .tag("state", state.name())
            .description("Calls that are in a state")
            .register(registry);
      }
    }
    for (Direction direction : Direction.values()) {
      begun.put(
          direction,
          Counter.builder("patchcord.calls.begun")
              .tag("direction", direction.name().toLowerCase(Locale.ROOT))
              .description("Calls that began, or were found on the switch")
              .register(registry));
    }
    for (CauseCode cause : CauseCode.values()) {
      ended.put(
          cause,
          Counter.builder("patchcord.calls.ended")
              .tag("cause", cause.name())
              .description("Calls that ended, by their cause")
              .register(registry));
    }
  }

  /** Binds what the calls' parts count themselves. */
  public static void bind(
      MeterRegistry registry, CallRegistry calls, CallMailboxes mailboxes, CallService service) {
    Gauge.builder("patchcord.calls.live", calls, CallRegistry::liveCount)
        .description("Calls that are not over")
        .register(registry);
    FunctionCounter.builder("patchcord.calls.refused", calls, CallRegistry::refused)
        .description("Calls refused because as many are live as may be")
        .register(registry);
    FunctionCounter.builder("patchcord.mailboxes.refused", mailboxes, CallMailboxes::refused)
        .description("Events and commands of a call dropped because its mailbox was full")
        .register(registry);
    Gauge.builder("patchcord.mailboxes.waiting", mailboxes, CallMailboxes::waiting)
        .description("Events and commands of calls that wait for a thread, of all calls")
        .register(registry);
    Gauge.builder("patchcord.commands.waiting", service, CallService::commandsWaiting)
        .description("Commands that are accepted and neither confirmed nor failed")
        .register(registry);
  }

  @Override
  public void onChange(@Nullable Call before, Call after) {
    if (before == null) {
      count(begun.get(after.direction()));
    }
    if (before == null || before.state() != after.state()) {
      add(before == null ? null : byState.get(before.state()), -1);
      add(byState.get(after.state()), 1);
    }
    if (after.isOver() && (before == null || !before.isOver()) && after.cause() != null) {
      count(ended.get(after.cause().code()));
    }
  }

  private static void count(@Nullable Counter counter) {
    if (counter != null) {
      counter.increment();
    }
  }

  private static void add(@Nullable AtomicInteger count, int change) {
    if (count != null) {
      count.addAndGet(change);
    }
  }
}
