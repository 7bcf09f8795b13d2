package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Application;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.ChannelEvents;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.Direction;
import io.patchcord.simulator.channel.Display;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.ProfileTime;
import io.patchcord.simulator.channel.SipVariables;
import io.patchcord.simulator.line.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins two legs, and parts those that go different ways. */
final class Bridges {
  private final Exchange exchange;
  private final ChannelEvents events;
  private final AfterBridge after;

  Bridges(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.events = exchange.events();
    this.after = new AfterBridge(exchange);
  }

  /** From now on the two talk. The first is the one whose dialplan made the bridge. */
  void join(Channel a, Channel b) {
    a.bridgeTo(b);
    a.variables().set("signal_bond", b.uuid());
    long now = exchange.clock().micros();
    a.profile().time(ProfileTime.BRIDGED, now);
    events.send(a, ChannelEvent.BRIDGE, ChannelEvents.bridge(a, b), Map.of());
    b.profile().time(ProfileTime.BRIDGED, now);
    b.enter(CoreState.CS_EXCHANGE_MEDIA);
    b.variables().set("endpoint_disposition", "ANSWER");
    b.line().flatMap(exchange.directory()::find).ifPresent(line -> settleUser(line, a, b));
    display(b, a, ProfileField.CALLER_ID_NAME, ProfileField.CALLER_ID_NUMBER);
    if (a.direction() == Direction.INBOUND) {
      SipVariables.acknowledged(a);
    }
    display(a, b, ProfileField.CALLEE_ID_NAME, ProfileField.CALLEE_ID_NUMBER);
  }

  /** The same by {@code uuid_bridge}, for two legs that answered before. */
  void joinByCommand(Channel a, Channel b, Runnable onBridged) {
    a.bridgeTo(b);
    a.enter(CoreState.CS_SOFT_EXECUTE);
    a.shown().application(new Application("uuid_bridge", b.uuid()));
    b.shown().application(new Application("uuid_bridge", a.uuid()));
    long now = exchange.clock().micros();
    a.profile().time(ProfileTime.BRIDGED, now);
    events.send(a, ChannelEvent.BRIDGE, ChannelEvents.bridge(a, b), Map.of());
    onBridged.run();
    b.profile().time(ProfileTime.BRIDGED, now);
    b.enter(CoreState.CS_EXCHANGE_MEDIA);
    b.callUuid(a.callUuid());
    display(b, a, ProfileField.CALLER_ID_NAME, ProfileField.CALLER_ID_NUMBER);
    display(a, b, ProfileField.CALLEE_ID_NAME, ProfileField.CALLEE_ID_NUMBER);
  }

  /** Takes two legs apart because some of them go elsewhere; who does not goes on as it wants. */
  void part(Channel a, Channel b, List<Channel> going) {
    a.unbridge();
    a.variables().remove("bridge_to");
    b.variables().remove("bridge_to");
    new Holds(exchange).release(a);
    if (!going.contains(b) && !AfterBridge.wantsToGoOn(b)) {
      a.variables().set("bridge_hangup_cause", HangupCause.NORMAL_CLEARING.name());
    }
    events.send(a, ChannelEvent.UNBRIDGE, ChannelEvents.bridge(a, b), Map.of());
    if (!going.contains(a)) {
      after.finish(a, HangupCause.NORMAL_CLEARING);
    }
    if (!going.contains(b)) {
      after.finish(b, HangupCause.NORMAL_CLEARING);
    }
    b.callUuid(b.uuid());
  }

  private void settleUser(Line line, Channel a, Channel b) {
    exchange.directory().addVariables(line, b.variables());
    LegVariables.userEndpointAnswered(b.variables());
    b.originatedBy(a);
  }

  /** The switch tells a phone whom it is connected with. */
  private void display(Channel to, Channel other, ProfileField name, ProfileField number) {
    String shownName = to.profile().get(name);
    String shownNumber = to.profile().get(number);
    if (shownName.isEmpty()) {
      shownName = shownNumber;
    }
    to.shown().display(new Display("SEND", shownName, shownNumber));
    to.variables()
        .setAll(
            "bridge_to", other.uuid(),
            "last_bridge_to", other.uuid(),
            "bridge_channel", other.name(),
            "bridge_uuid", other.uuid(),
            "signal_bond", other.uuid(),
            "last_sent_callee_id_name", shownName,
            "last_sent_callee_id_number", shownNumber);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Direction", "SEND");
    headers.put("Sent-Callee-ID-Name", shownName);
    headers.put("Sent-Callee-ID-Number", shownNumber);
    headers.put("Bridged-To", other.uuid());
    events.send(to, ChannelEvent.DISPLAY_SENT, headers, Map.of());
  }
}
