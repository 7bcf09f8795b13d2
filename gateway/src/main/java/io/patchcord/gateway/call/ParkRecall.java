package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.switching.SwitchCommand;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nobody waits for ever: whoever is parked and not picked up rings the line of the agent who parked
 * from time to time, and is hung up in the end.
 */
final class ParkRecall implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(ParkRecall.class);

  private final Switch phoneSystem;
  private final CallRegistry registry;
  private final PickUps pickUps;
  private final CallSettings settings;
  private final ScheduledExecutorService timer;
  private final Clock clock;

  ParkRecall(
      Switch phoneSystem,
      CallRegistry registry,
      PickUps pickUps,
      CallSettings settings,
      ScheduledExecutorService timer,
      Clock clock) {
    this.phoneSystem = phoneSystem;
    this.registry = registry;
    this.pickUps = pickUps;
    this.settings = settings;
    this.timer = timer;
    this.clock = clock;
  }

  /** Under the registry's lock. */
  @Override
  public void onChange(@Nullable Call before, Call after) {
    boolean parked = before == null || before.state() != CallState.PARKED;
    if (parked && after.state() == CallState.PARKED) {
      schedule(after);
    }
  }

  private void schedule(Call parked) {
    Instant since = parked.parkedAt();
    if (since == null) {
      return;
    }
    Instant now = clock.instant();
    Duration left = Duration.between(now, since.plus(settings.parkLimit()));
    Duration next = left.compareTo(settings.parkRecall()) < 0 ? left : settings.parkRecall();
    timer.schedule(
        () -> lookAfter(parked.id(), since), Math.max(0, next.toMillis()), TimeUnit.MILLISECONDS);
  }

  private void lookAfter(UUID callId, Instant since) {
    Call call = registry.find(callId).orElse(null);
    if (call == null || call.state() != CallState.PARKED || !since.equals(call.parkedAt())) {
      return; // picked up, gone, or parked anew
    }
    if (!clock.instant().isBefore(since.plus(settings.parkLimit()))) {
      LOG.info("Call {} was parked for {}, and is hung up", callId, settings.parkLimit());
      call.aliveLegs(Role.OTHER).forEach(leg -> expire(callId, leg));
      return;
    }
    if (registry.isTalking(call.line())) {
      LOG.debug("Call {} waits on: its agent talks", callId);
    } else {
      try {
        pickUps.recall(call);
      } catch (SwitchUnavailableException e) {
        LOG.info("Call {} waits on: {}", callId, e.getMessage());
      }
    }
    schedule(call);
  }

  private void expire(UUID callId, Leg leg) {
    try {
      phoneSystem
          .run(SwitchCommand.expire(leg.id()))
          .whenComplete(
              (done, failure) -> {
                if (failure != null) {
                  LOG.warn("Call {}: hang-up failed: {}", callId, failure.toString());
                }
              });
    } catch (SwitchUnavailableException e) {
      LOG.warn("Call {} waits beyond its time: {}", callId, e.getMessage());
      registry.find(callId).ifPresent(this::scheduleOnceMore);
    }
  }

  private void scheduleOnceMore(Call call) {
    Instant since = call.parkedAt();
    if (since != null) {
      timer.schedule(
          () -> lookAfter(call.id(), since),
          settings.parkRecall().toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }
}
