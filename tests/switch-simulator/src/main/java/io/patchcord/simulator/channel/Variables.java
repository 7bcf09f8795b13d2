package io.patchcord.simulator.channel;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a channel. To set one moves it to the end, as in the real switch. */
public final class Variables {
  /** More than any call of ours has, so that a client cannot fill the memory through setvar. */
  private static final int MAXIMUM = 1000;

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Sets the variable; {@code null} or empty removes it. Ignored when there are too many. */
  public Variables set(String name, @Nullable String value) {
    values.remove(name);
    if (value != null && !value.isEmpty() && values.size() < MAXIMUM) {
      values.put(name, value);
    }
    return this;
  }

  /** Sets the variable unless it has a value. */
  public Variables setIfAbsent(String name, String value) {
    values.putIfAbsent(name, value);
    return this;
  }

  /** Sets many: name, value, name, value. */
  public Variables setAll(@Nullable String... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      set(requireNonNull(namesAndValues[i], "name is null"), namesAndValues[i + 1]);
    }
    return this;
  }

  /** Removes the variable. */
  public Variables remove(String name) {
    values.remove(name);
    return this;
  }

  /** The value, or {@code null}. */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /** Whether the value is one that the switch takes for true. */
  public boolean isTrue(String name) {
    String value = values.get(name);
    return "true".equalsIgnoreCase(value) || "yes".equalsIgnoreCase(value) || "1".equals(value);
  }

  /** All of them, in their order. */
  public Map<String, String> all() {
    return Collections.unmodifiableMap(values);
  }
}
