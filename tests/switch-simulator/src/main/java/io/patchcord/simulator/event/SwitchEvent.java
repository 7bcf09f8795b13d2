package io.patchcord.simulator.event;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of the switch, complete and immutable.
 *
 * <p>A header with several values holds them as the switch does inside: {@code ARRAY::a|:b}.
 */
public final class SwitchEvent {
  private final String name;
  private final @Nullable String subclass;
  private final Map<String, String> headers;
  private final @Nullable String body;
  private byte @Nullable [] plain;
  private byte @Nullable [] json;
  private byte @Nullable [] xml;

  /** An event of that name, with its headers in the order in which they are written. */
  public SwitchEvent(
      String name, @Nullable String subclass, Map<String, String> headers, @Nullable String body) {
    this.name = requireNonNull(name, "name is null");
    this.subclass = subclass;
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    this.body = body;
  }

  /** The name that a client subscribes to. */
  public String name() {
    return name;
  }

  /** The subclass of a CUSTOM event, or {@code null}. */
  public @Nullable String subclass() {
    return subclass;
  }

  /** The headers in the order of the wire. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body, or {@code null}. */
  public @Nullable String body() {
    return body;
  }

  /** The complete frame for a client that asked for that format. Encoded once for all of them. */
  public byte[] frame(EventFormat format) {
    return switch (format) {
      case PLAIN -> {
        if (plain == null) {
          plain = EventEncoder.frame(this, EventFormat.PLAIN);
        }
        yield plain;
      }
      case JSON -> {
        if (json == null) {
          json = EventEncoder.frame(this, EventFormat.JSON);
        }
        yield json;
      }
      case XML -> {
        if (xml == null) {
          xml = EventEncoder.frame(this, EventFormat.XML);
        }
        yield xml;
      }
    };
  }

  @Override
  public String toString() {
    return subclass == null ? name : name + " " + subclass;
  }
}
