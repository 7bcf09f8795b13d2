package io.patchcord.simulator.channel;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.EventSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends the events of channels. */
public final class ChannelEvents {
  private static final EventSource REINVITE =
      new EventSource("sofia.c", "sofia_handle_sip_i_state", 8489);
  private static final EventSource RECOVERED =
      new EventSource("mod_sofia.c", "sofia_function", 4594);

  private final EventBus bus;
  private boolean shuttingDown;

  /** Sends to that bus. */
  public ChannelEvents(EventBus bus) {
    this.bus = requireNonNull(bus, "bus is null");
  }

  /** From now on CALLSTATE carries the variables too, as a switch that shuts down does. */
  public void shuttingDown() {
    shuttingDown = true;
  }

  public boolean isShuttingDown() {
    return shuttingDown;
  }

  /** Sends the channel's event as it stands. */
  public void send(Channel channel, ChannelEvent event) {
    send(channel, event, Map.of(), Map.of());
  }

  /** Sends it with the event's own headers before those of the channel and after them. */
  public void send(
      Channel channel, ChannelEvent event, Map<String, String> before, Map<String, String> after) {
    Map<String, String> headers = new LinkedHashMap<>(before);
    headers.putAll(ChannelHeaders.complete(channel));
    headers.putAll(after);
    bus.publish(event.eventName(), event.source(), headers);
  }

  /** Sends an event that a module of the switch makes about the channel. */
  public void sendCustom(
      Channel channel,
      String subclass,
      EventSource source,
      Map<String, String> before,
      Map<String, String> after) {
    Map<String, String> headers = new LinkedHashMap<>(before);
    headers.putAll(ChannelHeaders.complete(channel));
    headers.putAll(after);
    bus.publish("CUSTOM", subclass, source, headers, null);
  }

  /** Sends an event of the channel without its variables, as the switch does for digits. */
  public void sendBasic(Channel channel, ChannelEvent event, Map<String, String> after) {
    Map<String, String> headers = ChannelHeaders.basic(channel);
    headers.putAll(after);
    bus.publish(event.eventName(), event.source(), headers);
  }

  /** The leg runs an application from now on. */
  public void execute(Channel channel, Application application) {
    channel.execute(application);
    Map<String, String> after = new LinkedHashMap<>();
    after.put("Application", application.name());
    after.put("Application-Data", application.data());
    after.put("Application-UUID", ChannelTable.newUuid());
    send(channel, ChannelEvent.EXECUTE, Map.of(), after);
  }

  /** The far end changed what it wants to send and hear. */
  public void reinvited(Channel channel) {
    bus.publish("CUSTOM", "sofia::reinvite", REINVITE, Map.of("Unique-ID", channel.uuid()), null);
  }

  /** The switch found that many calls that it had before it went down. */
  public void recovered(int calls) {
    bus.publish(
        "CUSTOM",
        "sofia::recovery_recovered",
        RECOVERED,
        Map.of("recovered_calls", Integer.toString(calls)),
        null);
  }

  /** Changes the call state and says so. */
  public void callState(Channel channel, CallState state) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Original-Channel-Call-State", channel.callState().name());
    headers.put("Channel-Call-State-Number", Integer.toString(state.number()));
    channel.callState(state);
    headers.putAll(shuttingDown ? ChannelHeaders.complete(channel) : ChannelHeaders.basic(channel));
    bus.publish(ChannelEvent.CALLSTATE.eventName(), ChannelEvent.CALLSTATE.source(), headers);
  }

  /** The two uuids of a bridge, as BRIDGE and UNBRIDGE carry them. */
  public static Map<String, String> bridge(Channel a, Channel b) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Bridge-A-Unique-ID", a.uuid());
    headers.put("Bridge-B-Unique-ID", b.uuid());
    return headers;
  }
}
