package io.patchcord.simulator.channel;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls whom on a leg, and when what happened ({@code switch_caller_profile_t}). */
public final class CallerProfile {
  private static final Set<ProfileTime> MOMENTS_OF_THE_LEG =
      EnumSet.of(
          ProfileTime.CREATED,
          ProfileTime.ANSWERED,
          ProfileTime.PROGRESS,
          ProfileTime.PROGRESS_MEDIA,
          ProfileTime.HANGUP);

  private final Map<ProfileField, String> fields = new EnumMap<>(ProfileField.class);
  private final Map<ProfileTime, Long> times = new EnumMap<>(ProfileTime.class);

  /** A profile with nothing in it. */
  public CallerProfile() {}

  /** A copy that changes apart from this one. */
  public CallerProfile copy() {
    CallerProfile copy = new CallerProfile();
    copy.fields.putAll(fields);
    copy.times.putAll(times);
    return copy;
  }

  /** The profile that follows this one: the moments of the leg stay, those of its talks do not. */
  CallerProfile next(long nowMicros) {
    CallerProfile next = copy();
    next.times.keySet().retainAll(MOMENTS_OF_THE_LEG);
    next.times.put(ProfileTime.PROFILE_CREATED, nowMicros);
    return next;
  }

  /** How another leg shows this one: without its place in a transfer. */
  CallerProfile asOtherLeg() {
    CallerProfile copy = copy();
    copy.fields.put(ProfileField.LOGICAL_DIRECTION, Direction.INBOUND.word());
    copy.fields.remove(ProfileField.PROFILE_INDEX);
    copy.fields.remove(ProfileField.TRANSFER_SOURCE);
    return copy;
  }

  /** Forgets every moment. A leg sees the one that originated it without its times. */
  CallerProfile withoutTimes() {
    times.clear();
    return this;
  }

  /** The field's value, or {@code ""}. */
  public String get(ProfileField field) {
    return fields.getOrDefault(field, "");
  }

  /** Sets the field; {@code null} or empty removes it. */
  public CallerProfile set(ProfileField field, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      fields.remove(field);
    } else {
      fields.put(field, value);
    }
    return this;
  }

  /** Caller and callee change places. */
  public void swapParties() {
    String name = get(ProfileField.CALLER_ID_NAME);
    String number = get(ProfileField.CALLER_ID_NUMBER);
    set(ProfileField.CALLER_ID_NAME, get(ProfileField.CALLEE_ID_NAME));
    set(ProfileField.CALLER_ID_NUMBER, get(ProfileField.CALLEE_ID_NUMBER));
    set(ProfileField.CALLEE_ID_NAME, name);
    set(ProfileField.CALLEE_ID_NUMBER, number);
  }

  /** The moment in microseconds, or 0. */
  public long time(ProfileTime time) {
    return times.getOrDefault(time, 0L);
  }

  /** Sets the moment. */
  public CallerProfile time(ProfileTime time, long micros) {
    times.put(time, micros);
    return this;
  }

  /** Adds all of it to the headers of an event, each name after that prefix. */
  void addTo(Map<String, String> headers, String prefix) {
    for (ProfileField field : ProfileField.values()) {
      String value = fields.get(field);
      if (value != null) {
        headers.put(prefix + field.suffix(), value);
      }
    }
    for (ProfileTime time : ProfileTime.values()) {
      headers.put(prefix + time.suffix(), Long.toString(time(time)));
    }
    headers.put(prefix + "Screen-Bit", "true");
    headers.put(prefix + "Privacy-Hide-Name", "false");
    headers.put(prefix + "Privacy-Hide-Number", "false");
  }
}
