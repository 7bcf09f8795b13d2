package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.ChannelEvents;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.Direction;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.ProfileTime;
import io.patchcord.simulator.channel.SipVariables;
import io.patchcord.simulator.channel.Variables;
import io.patchcord.simulator.line.Line;
import java.util.LinkedHashMap;
import java.util.Map;

/** Joins two legs, and takes them apart in the orders that were recorded. */
final class Bridges {
  private final Exchange exchange;
  private final ChannelEvents events;
  private final LegSteps steps;

  Bridges(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.events = exchange.events();
    this.steps = new LegSteps(exchange);
  }

  /** From now on the two talk. The first is the one whose dialplan made the bridge. */
  void join(Channel a, Channel b) {
    a.bridgedWith(b);
    b.bridgedWith(a);
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

  private void settleUser(Line line, Channel a, Channel b) {
    exchange.directory().addVariables(line, b.variables());
    LegVariables.userEndpointAnswered(b.variables());
    b.originatedBy(a);
  }

  /** The switch tells a phone whom it is connected with. */
  private void display(Channel to, Channel other, ProfileField name, ProfileField number) {
    String shownName = to.profile().get(name);
    String shownNumber = to.profile().get(number);
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

  /** One of the two ends, and with it the other. */
  void end(Channel first, Channel other, HangupCause cause, Disposition by) {
    first.bridgedWith(null);
    other.bridgedWith(null);
    if (madeTheBridge(first, other)) {
      endFromCaller(first, other, cause, by);
    } else if (events.isShuttingDown()) {
      endFromSwitch(other, first, cause);
    } else {
      endFromCalled(other, first, cause, by);
    }
  }

  private static boolean madeTheBridge(Channel first, Channel other) {
    return other.uuid().equals(first.variables().get("bridge_uuid"))
        && first.variables().get("originated_legs") != null;
  }

  /** The A leg ended: by command the B leg's account comes first, by BYE the UNBRIDGE does. */
  private void endFromCaller(Channel a, Channel b, HangupCause cause, Disposition by) {
    a.variables().set("last_bridge_role", "originator");
    steps.hangUp(a, cause, by);
    partnerEnded(b, a, cause);
    b.variables().remove("bridge_to");
    steps.hangUp(b, cause, Disposition.SEND_BYE);
    steps.down(b);
    boolean commanded = by != Disposition.RECV_BYE;
    if (commanded) {
      steps.complete(b);
    }
    if (!commanded) {
      steps.noteDisposition(a);
    }
    unbridge(a, b, cause);
    steps.down(a);
    b.variables().set("bridge_hangup_cause", cause.name());
    b.callUuid(b.uuid());
    if (!commanded) {
      steps.complete(b);
    }
    steps.destroyed(b);
    steps.complete(a);
    steps.destroyed(a);
  }

  /** The B leg ended, and the A leg follows once it has noticed. */
  private void endFromCalled(Channel a, Channel b, HangupCause cause, Disposition by) {
    b.variables().set("last_bridge_role", "originatee");
    steps.hangUp(b, cause, by);
    steps.down(b);
    b.variables().remove("bridge_to");
    steps.complete(b);
    partnerEnded(a, b, cause);
    unbridge(a, b, cause);
    steps.hangUp(a, cause, Disposition.SEND_BYE);
    steps.down(a);
    b.callUuid(b.uuid());
    steps.destroyed(b);
    steps.complete(a);
    steps.destroyed(a);
  }

  /** The switch shuts down: both are told at once. */
  private void endFromSwitch(Channel a, Channel b, HangupCause cause) {
    b.variables().set("last_bridge_role", "originatee");
    steps.hangUp(b, cause, Disposition.SEND_BYE);
    a.variables().set("last_bridge_hangup_cause", cause.name());
    a.variables().set("last_bridge_role", "originator");
    steps.hangUp(a, cause, Disposition.SEND_BYE);
    unbridge(a, b, cause);
    steps.down(a);
    steps.complete(a);
    b.variables().remove("bridge_to");
    b.variables().set("bridge_hangup_cause", cause.name());
    b.callUuid(b.uuid());
    steps.down(b);
    steps.destroyed(a);
    steps.complete(b);
    steps.destroyed(b);
  }

  private static void partnerEnded(Channel remaining, Channel ended, HangupCause cause) {
    Variables variables = remaining.variables();
    String specific = ended.variables().get("proto_specific_hangup_cause");
    if (specific != null) {
      variables.set("sip_hangup_phrase", "OK");
    }
    variables.set("last_bridge_hangup_cause", cause.name());
    variables.set("last_bridge_proto_specific_hangup_cause", specific);
  }

  private void unbridge(Channel a, Channel b, HangupCause cause) {
    a.variables().remove("bridge_to");
    a.variables().set("bridge_hangup_cause", cause.name());
    events.send(a, ChannelEvent.UNBRIDGE, ChannelEvents.bridge(a, b), Map.of());
  }
}
