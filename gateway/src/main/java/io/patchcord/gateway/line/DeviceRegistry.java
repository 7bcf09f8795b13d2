package io.patchcord.gateway.line;

import io.patchcord.gateway.call.CallRouter;
import io.patchcord.gateway.switching.Phone;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which lines have a phone registered, as the switch tells it. Thread-safe.
 *
 * <p>Holds one entry for each line that was ever seen; the switch's directory bounds that.
 */
public final class DeviceRegistry implements CallRouter.DeviceListener {
  private final Clock clock;
  private final Predicate<String> inCall;
  private final BiConsumer<String, Device> listener;
  private final Map<String, Device> devices = new HashMap<>();
  private boolean known;

  /**
   * @param inCall whether a line has a call
   * @param listener told a line and its device's new state, after a change
   */
  public DeviceRegistry(
      Clock clock, Predicate<String> inCall, BiConsumer<String, Device> listener) {
    this.clock = clock;
    this.inCall = inCall;
    this.listener = listener;
  }

  /** The line's device; {@link Device.State#UNKNOWN} until the switch has told. */
  public synchronized Device of(String line) {
    Device device = devices.get(line);
    if (device != null) {
      return device;
    }
    return new Device(
        known ? Device.State.NOT_REGISTERED : Device.State.UNKNOWN, null, null, false);
  }

  /** The lines that have a phone; nothing until the switch has told. */
  public synchronized Optional<Set<String>> registered() {
    return known
        ? Optional.of(
            devices.entrySet().stream()
                .filter(entry -> entry.getValue().state() == Device.State.REGISTERED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet()))
        : Optional.empty();
  }

  @Override
  public void onDevice(String line, @Nullable Phone phone, Instant at) {
    change(line, phone, at);
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {
    Set<String> gone;
    @Nullable Instant now;
    synchronized (this) {
      now = known ? clock.instant() : null; // at the first look it had been so for a while
      known = true;
      gone = new HashSet<>(devices.keySet());
    }
    gone.removeAll(phones.keySet());
    phones.forEach((line, phone) -> change(line, phone, now));
    gone.forEach(line -> change(line, null, now));
  }

  private void change(String line, @Nullable Phone phone, @Nullable Instant at) {
    boolean lost = phone == null && inCall.test(line);
    Device device;
    synchronized (this) {
      Device before = of(line);
      Device.State state = phone == null ? Device.State.NOT_REGISTERED : Device.State.REGISTERED;
      boolean same = before.state() == state;
      device = new Device(state, same ? before.since() : at, named(before.phone(), phone), lost);
      if (same && (phone == null || device.equals(before))) {
        return;
      }
      devices.put(line, device);
    }
    listener.accept(line, device);
  }

  /** The table of registrations does not say what a phone calls itself; what it said stays. */
  private static @Nullable Phone named(@Nullable Phone before, @Nullable Phone phone) {
    return phone != null
            && phone.userAgent() == null
            && before != null
            && before.kind() == phone.kind()
        ? before
        : phone;
  }
}
