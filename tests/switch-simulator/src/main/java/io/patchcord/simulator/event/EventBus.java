package io.patchcord.simulator.event;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.core.SwitchClock;
import io.patchcord.simulator.core.SwitchIdentity;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Stamps each event with the switch's name, the time and the next number, and hands it out. */
public final class EventBus {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter GMT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private final SwitchIdentity identity;
  private final SwitchClock clock;
  private final List<EventListener> listeners = new CopyOnWriteArrayList<>();
  private final EventLoss loss = new EventLoss();
  private long sequence;

  /** A bus that speaks for that switch. */
  public EventBus(SwitchIdentity identity, SwitchClock clock) {
    this.identity = requireNonNull(identity, "identity is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** Which events nobody is to hear of. */
  public EventLoss loss() {
    return loss;
  }

  /** The switch starts again and counts from 1. */
  public void restart() {
    sequence = 0;
  }

  /** From now on that listener hears every event. */
  public void add(EventListener listener) {
    listeners.add(listener);
  }

  /** That listener hears no more. */
  public void remove(EventListener listener) {
    listeners.remove(listener);
  }

  /** Sends an event without a body. */
  public void publish(String name, EventSource source, Map<String, String> headers) {
    publish(name, null, source, headers, null);
  }

  /** Sends an event. */
  public void publish(
      String name,
      @Nullable String subclass,
      EventSource source,
      Map<String, String> headers,
      @Nullable String body) {
    Map<String, String> all = stamp(name, subclass, source);
    all.putAll(headers);
    SwitchEvent event = new SwitchEvent(name, subclass, all, body);
    if (loss.loses(event)) {
      return;
    }
    for (EventListener listener : listeners) {
      listener.onEvent(event);
    }
  }

  /** The headers that every event begins with. Each call takes the next sequence number. */
  public Map<String, String> stamp(String name, @Nullable String subclass, EventSource source) {
    long micros = clock.micros();
    ZonedDateTime now = SwitchClock.instant(micros).atZone(ZoneOffset.UTC);
    Map<String, String> headers = new LinkedHashMap<>();
    if (subclass != null) {
      headers.put("Event-Subclass", subclass);
    }
    headers.put("Event-Name", name);
    headers.put("Core-UUID", identity.coreUuid());
    headers.put("FreeSWITCH-Hostname", identity.hostname());
    headers.put("FreeSWITCH-Switchname", identity.hostname());
    headers.put("FreeSWITCH-IPv4", SwitchIdentity.IPV4);
    headers.put("FreeSWITCH-IPv6", SwitchIdentity.IPV6);
    headers.put("Event-Date-Local", LOCAL.format(now));
    headers.put("Event-Date-GMT", GMT.format(now));
    headers.put("Event-Date-Timestamp", Long.toString(micros));
    headers.put("Event-Calling-File", source.file());
    headers.put("Event-Calling-Function", source.function());
    headers.put("Event-Calling-Line-Number", Integer.toString(source.line()));
    headers.put("Event-Sequence", Long.toString(++sequence));
    return headers;
  }
}
