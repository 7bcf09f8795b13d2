package io.patchcord.gateway.line;

import io.patchcord.gateway.call.CallRouter;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which lines have a phone registered, as the switch tells it. Thread-safe.
 *
 * <p>Holds one entry for each line that was ever seen; the switch's directory bounds that.
 */
public final class DeviceRegistry implements CallRouter.DeviceListener {
  private final Clock clock;
  private final BiConsumer<String, Device> listener;
  private final Map<String, Device> devices = new HashMap<>();
  private boolean known;

  /**
   * @param listener told a line and its device's new state, after a change
   */
  public DeviceRegistry(Clock clock, BiConsumer<String, Device> listener) {
    this.clock = clock;
    this.listener = listener;
  }

  /** The line's device; {@link Device.State#UNKNOWN} until the switch has told. */
  public synchronized Device of(String line) {
    Device device = devices.get(line);
    if (device != null) {
      return device;
    }
    return new Device(known ? Device.State.NOT_REGISTERED : Device.State.UNKNOWN, null);
  }

  @Override
  public void onDevice(String line, boolean registered, Instant at) {
    change(line, registered ? Device.State.REGISTERED : Device.State.NOT_REGISTERED, at);
  }

  @Override
  public void onDevices(Set<String> registered) {
    Set<String> gone;
    @Nullable Instant now;
    synchronized (this) {
      now = known ? clock.instant() : null; // at the first look it had been so for a while
      known = true;
      gone = new HashSet<>(devices.keySet());
    }
    gone.removeAll(registered);
    registered.forEach(line -> change(line, Device.State.REGISTERED, now));
    gone.forEach(line -> change(line, Device.State.NOT_REGISTERED, now));
  }

  private void change(String line, Device.State state, @Nullable Instant at) {
    Device device = new Device(state, at);
    synchronized (this) {
      if (of(line).state() == state) {
        return;
      }
      devices.put(line, device);
    }
    listener.accept(line, device);
  }
}
