package io.patchcord.gateway.history;

import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.Resync;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchListener;
import java.util.Map;
import java.util.Set;

/**
 * Lets the history know, after whoever makes the calls of it, that all that is true of the switch
 * has been told.
 */
record ResyncHook(SwitchListener calls, Runnable resynced) implements SwitchListener {
  @Override
  public void onEvent(SwitchEvent event) {
    calls.onEvent(event);
  }

  @Override
  public void onResync(Resync resync) {
    calls.onResync(resync);
  }

  @Override
  public void onAway(String reason) {
    calls.onAway(reason);
  }

  @Override
  public void onResynced(Set<String> liveLegs) {
    calls.onResynced(liveLegs);
    resynced.run();
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {
    calls.onDevices(phones);
  }
}
