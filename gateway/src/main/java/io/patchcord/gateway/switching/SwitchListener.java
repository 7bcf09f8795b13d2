package io.patchcord.gateway.switching;

import java.util.Map;
import java.util.Set;

/** Told what happens on a switch: by one thread, in the order in which the switch told it. */
public interface SwitchListener {

  void onEvent(SwitchEvent event);

  /** The connection is gone. Calls go on without us; nothing is known of them until a resync. */
  void onAway(String reason);

  /**
   * What the switch has after a gap, all of it; told before anything that happened since. Who does
   * not want it in one piece is told each leg as an event.
   */
  default void onResync(Resync resync) {
    resync.legs().forEach(this::onEvent);
  }

  /**
   * After a gap: what was found has been told by {@link #onResync}, what happened since as itself,
   * and these are the only legs that the switch has.
   */
  void onResynced(Set<String> liveLegs);

  /**
   * The phones that are registered, all of them.
   *
   * @param phones what kind of phone each line has, by line
   */
  void onDevices(Map<String, Phone> phones);
}
