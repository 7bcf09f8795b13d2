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
 * Whether the music of a hold is still on its way. FreeSWITCH tells of a hold before the other
 * party's own thread has begun the music ({@code switch_ivr_hold}), and a retrieval stops only what
 * plays already ({@code switch_ivr_unhold}): sent before it has begun, it leaves music that plays
 * for ever, neither hears the other, and the agent's leg does not end before the other one (seen on
 * 1.10.12). So a retrieval waits for the music to begin. Safe for all threads.
 */
public final class HoldMusic implements SwitchListener {
  /**
   * How long a retrieval waits for music; the switch may have none. Of a hold in the first second
   * of a conversation it was seen to begin 1.2 s later.
   */
  static final Duration LATEST = Duration.ofSeconds(3);

  /** How soon it is looked again. */
  static final Duration AGAIN = Duration.ofMillis(20);

  private final Clock clock;

  /** The legs that are held, and since when by this clock; guarded by itself. */
  private final Map<String, Instant> held = new HashMap<>();

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
      } else if (event instanceof SwitchEvent.LegEnded ended) {
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

  @Override
  public void onAway(String reason) {}

  @Override
  public void onResynced(Set<String> liveLegs) {
    synchronized (held) {
      held.keySet().retainAll(liveLegs);
      playing.retainAll(liveLegs);
    }
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {}
}
