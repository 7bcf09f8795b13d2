package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchListener;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Legs that wait and that nobody will come back to. A consultation makes its legs wait when they
 * are left; when an agent has long gone and two others part who were joined, the one who stays
 * would wait for ever, and be paid for. Such a leg is hung up, after the time that whoever is
 * joined anew may take.
 */
public final class Stragglers implements SwitchListener, CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(Stragglers.class);

  private final CallRegistry registry;
  private final CallSettings settings;
  private final ScheduledExecutorService timer;
  private final Consumer<String> hangUp;

  /** Those that wait because they were left, with a call or without; guarded by itself. */
  private final Set<String> waiting = new HashSet<>();

  /**
   * @param hangUp told of a leg that is to be hung up
   */
  public Stragglers(
      CallRegistry registry,
      CallSettings settings,
      ScheduledExecutorService timer,
      Consumer<String> hangUp) {
    this.registry = registry;
    this.settings = settings;
    this.timer = timer;
    this.hangUp = hangUp;
  }

  @Override
  public void onEvent(SwitchEvent event) {
    if (event instanceof SwitchEvent.LegParked parked) {
      synchronized (waiting) {
        if (!parked.leftByOther()) {
          return;
        }
        waiting.add(parked.legId());
      }
      lookAgain(parked.legId());
    } else if (event instanceof SwitchEvent.LegsBridged bridged) {
      forget(bridged.legId(), bridged.otherLegId());
    } else if (event instanceof SwitchEvent.LegUnparked
        || event instanceof SwitchEvent.LegEnded
        || event instanceof SwitchEvent.LegJoinedConference) {
      forget(((SwitchEvent.OfLeg) event).legId());
    }
  }

  /** Under the registry's lock. */
  @Override
  public void onChange(@Nullable Call before, Call after) {
    if (before == null || before.isOver() || !after.isOver()) {
      return;
    }
    after.legs().stream().map(Leg::id).filter(this::waits).forEach(this::lookAgain);
  }

  @Override
  public void onAway(String reason) {}

  @Override
  public void onResynced(Set<String> liveLegs) {
    synchronized (waiting) {
      waiting.retainAll(liveLegs);
    }
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {}

  private void lookAgain(String legId) {
    timer.schedule(
        () -> {
          if (waits(legId) && isKnown(legId) && !hasCall(legId)) {
            LOG.info("Leg {} waits for nobody, and is hung up", legId);
            hangUp.accept(legId);
          }
        },
        settings.aloneGrace().toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** Whether it was in a call here; another program's leg is that program's. */
  private boolean isKnown(String legId) {
    return !registry.callsOf(legId).isEmpty();
  }

  private boolean hasCall(String legId) {
    return registry.callsOf(legId).keySet().stream()
        .flatMap(id -> registry.find(id).stream())
        .anyMatch(call -> !call.isOver() && call.leg(legId).isPresent());
  }

  private boolean waits(String legId) {
    synchronized (waiting) {
      return waiting.contains(legId);
    }
  }

  private void forget(String... legIds) {
    synchronized (waiting) {
      for (String legId : legIds) {
        waiting.remove(legId);
      }
    }
  }
}
