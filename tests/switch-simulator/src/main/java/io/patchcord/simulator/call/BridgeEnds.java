package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.ChannelEvents;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.Variables;
import java.util.Map;

/** Ends the legs of a bridge in the orders that were recorded. */
final class BridgeEnds {
  private final Exchange exchange;
  private final LegSteps steps;
  private final ChannelEvents events;
  private final AfterBridge after;

  BridgeEnds(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.steps = new LegSteps(exchange);
    this.events = exchange.events();
    this.after = new AfterBridge(exchange);
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
    if (by != Disposition.SEND_REFUSE && AfterBridge.wantsToGoOn(b)) {
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

  /** The A leg ended and the B leg goes on alone. */
  private void endAlone(Channel a, Channel b, HangupCause cause) {
    after.goesOn(b);
    a.variables().remove("bridge_to");
    new Holds(exchange).release(a);
    events.send(a, ChannelEvent.UNBRIDGE, ChannelEvents.bridge(a, b), Map.of());
    b.callUuid(b.uuid());
    b.variables().set("bridge_hangup_cause", cause.name());
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
    if (after.goesOn(a)) {
      b.callUuid(b.uuid());
      steps.destroyed(b);
      return;
    }
    AfterBridge.dialplanEnds(a);
    boolean hangsUp = a.variables().isTrue("hangup_after_bridge");
    steps.hangUp(a, hangsUp ? cause : HangupCause.NORMAL_CLEARING, Disposition.SEND_BYE);
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
    new Holds(exchange).release(a);
    a.variables().set("bridge_hangup_cause", cause.name());
    events.send(a, ChannelEvent.UNBRIDGE, ChannelEvents.bridge(a, b), Map.of());
  }
}
