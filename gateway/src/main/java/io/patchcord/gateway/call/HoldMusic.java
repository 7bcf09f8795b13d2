package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * When somebody may be held and retrieved, so that the music of the hold ends with it. FreeSWITCH
 * tells of a hold before the other party's own thread has begun the music ({@code
 * switch_ivr_hold}), and a retrieval stops only what plays already ({@code switch_ivr_unhold}):
 * sent before it has begun, it leaves music that plays for ever, neither hears the other, and the
 * agent's leg does not end before the other one (seen on 1.10.12). So a retrieval waits for the
 * music to begin. And where the hold comes before the other party's first ten packets ({@code
 * DEFAULT_LEAD_FRAMES} in {@code switch_ivr_bridge.c}), the music begins only when the hold is
 * over: so a hold waits for those. Safe for all threads.
 */
public final class HoldMusic implements SwitchListener {
  /** How long a retrieval waits for music; the switch may have none. */
  static final Duration LATEST = Duration.ofSeconds(1);

  /** Ten packets of the other party, and as many more that may be late. */
  static final Duration FIRST_WORDS = Duration.ofMillis(500);

  /** How soon it is looked again. */
  static final Duration AGAIN = Duration.ofMillis(20);

  private final Clock clock;

  /** The legs that are held, and since when by this clock; guarded by itself. */
  private final Map<String, Instant> held = new HashMap<>();

  /** The legs that hear another one, and since when by this clock; guarded by {@link #held}. */
  private final Map<String, Instant> bridged = new HashMap<>();

  /** The legs that the switch plays something to; guarded by {@link #held}. */
  private final Set<String> playing = new HashSet<>();

  public HoldMusic(Clock clock) {
    this.clock = requireNonNull(clock, "clock is null");
  }

  @Override
  public void onEvent(SwitchEvent event) {
    synchronized (held) {
      if (event instanceof SwitchEvent.LegHearsSound sound) {
        if (sound.playing()) {
          playing.add(sound.legId());
        } else {
          playing.remove(sound.legId());
        }
      } else if (event instanceof SwitchEvent.LegStateChanged changed) {
        if (changed.state() == LegState.HELD) {
          held.put(changed.legId(), clock.instant());
        } else {
          held.remove(changed.legId());
        }
      } else if (event instanceof SwitchEvent.LegsBridged joined) {
        bridged.put(joined.legId(), clock.instant());
        bridged.put(joined.otherLegId(), clock.instant());
      } else if (event instanceof SwitchEvent.LegEnded ended) {
        bridged.remove(ended.legId());
        playing.remove(ended.legId());
        held.remove(ended.legId());
      }
    }
  }

  /** Whether whoever this leg holds is about to hear music, and does not yet. */
  boolean isAwaited(Leg holder) {
    synchronized (held) {
      Instant since = held.get(holder.id());
      return since != null
          && holder.partner() != null
          && !playing.contains(holder.partner())
          && clock.instant().isBefore(since.plus(LATEST));
    }
  }

  /** Whether it is too soon for this leg to hold whom it hears. */
  boolean isTooSoon(Leg holder) {
    synchronized (held) {
      Instant since = bridged.get(holder.id());
      return since != null && clock.instant().isBefore(since.plus(FIRST_WORDS));
    }
  }

  @Override
  public void onAway(String reason) {}

  @Override
  public void onResynced(Set<String> liveLegs) {
    synchronized (held) {
      held.keySet().retainAll(liveLegs);
      bridged.keySet().retainAll(liveLegs);
      playing.retainAll(liveLegs);
    }
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {}
}
