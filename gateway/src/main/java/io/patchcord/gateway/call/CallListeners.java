package io.patchcord.gateway.call;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Several listeners as one, told in the order of their adding. */
public final class CallListeners implements CallListener {
  private final List<CallListener> listeners = new CopyOnWriteArrayList<>();

  public void add(CallListener listener) {
    listeners.add(listener);
  }

  @Override
  public void onChange(@Nullable Call before, Call after) {
    listeners.forEach(listener -> listener.onChange(before, after));
  }

  @Override
  public void onCommandFailed(CommandFailure failure) {
    listeners.forEach(listener -> listener.onCommandFailed(failure));
  }
}
