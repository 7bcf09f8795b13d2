package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchListener;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whoever waits hears music: the other party while a colleague is asked, the one asked while the
 * agent talks to the other party, and who is parked. The switch itself plays only to who is held.
 *
 * <p>The order in which a leg is told to wait and its call to have let go of it is not fixed.
 */
public final class WaitingMusic implements SwitchListener, CallListener {
  private final CallRegistry registry;
  private final CallMailboxes mailboxes;
  private final BiConsumer<UUID, String> play;

  /** The legs that the switch lets wait, and that hear nothing yet; guarded by itself. */
  private final Set<String> silent = new HashSet<>();

  /**
   * @param play told of a call and the leg in it that is to hear music, in the call's mailbox
   */
  public WaitingMusic(
      CallRegistry registry, CallMailboxes mailboxes, BiConsumer<UUID, String> play) {
    this.registry = registry;
    this.mailboxes = mailboxes;
    this.play = play;
  }

  @Override
  public void onEvent(SwitchEvent event) {
    if (event instanceof SwitchEvent.LegParked parked) {
      synchronized (silent) {
        silent.add(parked.legId());
      }
      lookAgain(parked.legId());
    } else if (event instanceof SwitchEvent.LegsBridged bridged) {
      forget(bridged.legId());
      forget(bridged.otherLegId());
    } else if (event instanceof SwitchEvent.LegUnparked
        || event instanceof SwitchEvent.LegEnded
        || event instanceof SwitchEvent.LegJoinedConference) {
      forget(((SwitchEvent.OfLeg) event).legId());
    }
  }

  /** Under the registry's lock. */
  @Override
  public void onChange(@Nullable Call before, Call after) {
    after.legs().stream().map(Leg::id).filter(this::isSilent).forEach(this::lookAgain);
  }

  @Override
  public void onAway(String reason) {}

  @Override
  public void onResynced(Set<String> liveLegs) {
    synchronized (silent) {
      silent.retainAll(liveLegs);
    }
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {}

  /** What changes in one call of a leg may be what another waited for. */
  private void lookAgain(String legId) {
    for (UUID callId : registry.callsOf(legId).keySet()) {
      mailboxes.post(callId, () -> registry.find(callId).ifPresent(this::playToWaiting));
    }
  }

  private void playToWaiting(Call call) {
    for (Leg leg : call.legs()) {
      if (!call.isOver() && waits(leg) && !isConsulting(leg.id()) && forget(leg.id())) {
        play.accept(call.id(), leg.id());
      }
    }
  }

  /** The agent's own leg waits for a moment only, and hears whom it calls then. */
  private boolean waits(Leg leg) {
    return leg.role() != Role.AGENT && isLeftAlone(leg) && isSilent(leg.id());
  }

  /**
   * Whether it is the own leg of an agent who asks somebody, or is on the way back: it hears whom
   * it asks, and is joined at any moment. In the call of a colleague who waits for it, it is the
   * other party, and its music would play on while they talk.
   */
  private boolean isConsulting(String legId) {
    return registry.ownCallsOf(legId).stream()
        .flatMap(call -> Stream.ofNullable(call.transfer()))
        .anyMatch(Transfer::keepsApart);
  }

  static boolean isLeftAlone(Leg leg) {
    return leg.isAlive() && PickUps.isAlone(leg);
  }

  private boolean isSilent(String legId) {
    synchronized (silent) {
      return silent.contains(legId);
    }
  }

  private boolean forget(String legId) {
    synchronized (silent) {
      return silent.remove(legId);
    }
  }
}
