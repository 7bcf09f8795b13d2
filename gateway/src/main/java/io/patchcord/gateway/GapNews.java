package io.patchcord.gateway;

import io.patchcord.gateway.api.EventPublisher;
import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.Resync;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchListener;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells everybody that the switch is away, and that the gap is over, before the calls change by it;
 * and the calls' keepers, after they have.
 */
final class GapNews implements SwitchListener {
  private final String switchName;
  private final EventPublisher publisher;
  private final Standstill standstill;
  private final Clock clock;
  private final Consumer<Resync> settled;
  private @Nullable Resync current;

  /** Read by others, who must not wait for the switch's own lock. */
  private volatile boolean heard;

  private boolean away;

  /** Runs with the calls standing still. */
  interface Standstill {
    <T> T standingStill(Supplier<T> work);
  }

  GapNews(
      String switchName,
      EventPublisher publisher,
      Standstill standstill,
      Clock clock,
      Consumer<Resync> settled) {
    this.switchName = switchName;
    this.publisher = publisher;
    this.standstill = standstill;
    this.clock = clock;
    this.settled = settled;
  }

  /**
   * Whether the switch is heard, and its calls are known. Safe for all threads, also while the
   * calls stand still.
   */
  boolean isHeard() {
    return heard;
  }

  @Override
  public void onResync(Resync resync) {
    current = resync;
    away = false;
    heard = true;
    // So that it fits the snapshots.
    standstill.standingStill(
        () -> {
          publisher.onResync(switchName, resync);
          return true;
        });
  }

  @Override
  public void onEvent(SwitchEvent event) {}

  @Override
  public void onAway(String reason) {
    if (away) {
      return; // another try to connect has failed
    }
    away = true;
    heard = false;
    standstill.standingStill(
        () -> {
          publisher.onAway(switchName, reason, clock.instant());
          return true;
        });
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {}

  @Override
  public void onResynced(Set<String> liveLegs) {
    if (current != null) {
      settled.accept(current);
      current = null;
    }
  }
}
