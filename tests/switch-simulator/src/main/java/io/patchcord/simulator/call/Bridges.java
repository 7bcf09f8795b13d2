package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Application;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.ChannelEvents;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.Direction;
import io.patchcord.simulator.channel.Display;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.ProfileTime;
import io.patchcord.simulator.channel.SipVariables;
import io.patchcord.simulator.channel.Variables;
import io.patchcord.simulator.line.Line;
import java.util.LinkedHashMap;
import java.util.List;
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
    a.show(new Application("uuid_bridge", b.uuid()));
    b.show(new Application("uuid_bridge", a.uuid()));
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
    new Holds(exchange).release(a);
    a.unbridge();
    a.variables().remove("bridge_to");
    b.variables().remove("bridge_to");
    b.callUuid(b.uuid());
    events.send(a, ChannelEvent.UNBRIDGE, ChannelEvents.bridge(a, b), Map.of());
    if (!going.contains(a)) {
      afterBridge(a, HangupCause.NORMAL_CLEARING);
    }
    if (!going.contains(b)) {
      afterBridge(b, HangupCause.NORMAL_CLEARING);
    }
  }

  private void afterBridge(Channel channel, HangupCause cause) {
    if (!goesOn(channel)) {
      dialplanEnds(channel);
      noteOnBond(channel, cause);
      steps.end(channel, cause, Disposition.SEND_BYE);
    }
  }

  /** A leg that still has a bond with another one tells it why it ends. */
  private void noteOnBond(Channel channel, HangupCause cause) {
    String bond = channel.variables().get("signal_bond");
    if (bond != null) {
      exchange
          .channels()
          .find(bond)
          .ifPresent(other -> other.variables().set("last_bridge_hangup_cause", cause.name()));
    }
  }

  /** Whether the leg has something to do after its bridge, which it then begins. */
  private boolean goesOn(Channel channel) {
    String destination = channel.variables().get("transfer_after_bridge");
    if (channel.variables().isTrue("park_after_bridge")) {
      new Parks(exchange).park(channel, CoreState.CS_PARK);
      return true;
    }
    if (destination != null) {
      channel.variables().remove("transfer_after_bridge");
      String[] parts = destination.split(":", 3);
      new Transfers(exchange)
          .transfer(
              channel,
              Transfers.Legs.ITSELF,
              new Transfers.Target(
                  parts[0], parts.length > 1 ? parts[1] : null, parts.length > 2 ? parts[2] : null));
      return true;
    }
    return false;
  }

  /** After a bridge by command a leg looks for a next application, and there is none. */
  private static void dialplanEnds(Channel channel) {
    if (channel.runningState() == CoreState.CS_SOFT_EXECUTE
        && !channel.variables().isTrue("hangup_after_bridge")) {
      channel.enter(CoreState.CS_EXECUTE);
    }
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
    to.display(new Display("SEND", shownName, shownNumber));
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

  /** One of the two ends, and with it the other unless that one wants to go on. */
  void end(Channel first, Channel other, HangupCause cause, Disposition by) {
    boolean maker = first.isBridgeMaker();
    first.unbridge();
    if (maker) {
      endFromCaller(first, other, cause, by);
    } else if (events.isShuttingDown()) {
      endFromSwitch(other, first, cause);
    } else {
      endFromCalled(other, first, cause, by);
    }
  }

  /** Both are told to end at once ({@code hupall}). */
  void endTogether(Channel a, Channel b, HangupCause cause) {
    a.unbridge();
    a.variables().set("last_bridge_role", "originator");
    steps.hangUp(a, cause, Disposition.SEND_BYE);
    b.variables().set("last_bridge_hangup_cause", cause.name());
    b.variables().set("last_bridge_role", "originatee");
    steps.hangUp(b, cause, Disposition.SEND_BYE);
    unbridge(a, b, cause);
    steps.down(a);
    steps.complete(a);
    steps.destroyed(a);
    b.variables().remove("bridge_to");
    b.variables().set("bridge_hangup_cause", cause.name());
    b.callUuid(b.uuid());
    steps.down(b);
    steps.complete(b);
    steps.destroyed(b);
  }

  /** The A leg ended: by command the B leg's account comes first, by BYE the UNBRIDGE does. */
  private void endFromCaller(Channel a, Channel b, HangupCause cause, Disposition by) {
    a.variables().set("last_bridge_role", "originator");
    steps.hangUp(a, cause, by);
    partnerEnded(b, a, cause);
    b.variables().remove("bridge_to");
    if (by != Disposition.SEND_REFUSE && wantsToGoOn(b)) {
      endAlone(a, b, cause);
      return;
    }
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

  private static boolean wantsToGoOn(Channel channel) {
    return channel.variables().isTrue("park_after_bridge")
        || channel.variables().get("transfer_after_bridge") != null;
  }

  /** The A leg ended and the B leg goes on alone. */
  private void endAlone(Channel a, Channel b, HangupCause cause) {
    steps.noteDisposition(a);
    unbridge(a, b, cause);
    b.callUuid(b.uuid());
    goesOn(b);
    steps.down(a);
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
    if (goesOn(a)) {
      b.callUuid(b.uuid());
      steps.destroyed(b);
      return;
    }
    dialplanEnds(a);
    boolean hangsUp = a.variables().isTrue("hangup_after_bridge");
    steps.hangUp(
        a, hangsUp ? cause : HangupCause.NORMAL_CLEARING, Disposition.SEND_BYE);
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
    new Holds(exchange).release(a);
    a.variables().remove("bridge_to");
    a.variables().set("bridge_hangup_cause", cause.name());
    events.send(a, ChannelEvent.UNBRIDGE, ChannelEvents.bridge(a, b), Map.of());
  }
}
