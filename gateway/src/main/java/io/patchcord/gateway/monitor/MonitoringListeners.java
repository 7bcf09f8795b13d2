package io.patchcord.gateway.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several listeners as one, told in their order. */
public final class MonitoringListeners implements MonitoringListener {
  private final List<MonitoringListener> listeners;

  public MonitoringListeners(List<MonitoringListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void onChange(@Nullable Monitoring before, Monitoring after) {
    listeners.forEach(listener -> listener.onChange(before, after));
  }

  @Override
  public void onCommandFailed(Failure failure) {
    listeners.forEach(listener -> listener.onCommandFailed(failure));
  }
}
