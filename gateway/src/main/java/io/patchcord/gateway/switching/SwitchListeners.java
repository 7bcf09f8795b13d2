package io.patchcord.gateway.switching;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Several listeners as one, told in their order. */
public final class SwitchListeners implements SwitchListener {
  private final List<SwitchListener> listeners;

  public SwitchListeners(List<SwitchListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void onEvent(SwitchEvent event) {
    listeners.forEach(listener -> listener.onEvent(event));
  }

  @Override
  public void onResync(Resync resync) {
    listeners.forEach(listener -> listener.onResync(resync));
  }

  @Override
  public void onAway(String reason) {
    listeners.forEach(listener -> listener.onAway(reason));
  }

  @Override
  public void onResynced(Set<String> liveLegs) {
    listeners.forEach(listener -> listener.onResynced(liveLegs));
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {
    listeners.forEach(listener -> listener.onDevices(phones));
  }
}
