package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;

/** What a leg does that was bridged and is alone now: it parks, dials, or ends. */
final class AfterBridge {
  private final Exchange exchange;
  private final LegSteps steps;

  AfterBridge(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.steps = new LegSteps(exchange);
  }

  /** The leg is alone: it does what it wants to do next, or ends. */
  void finish(Channel channel, HangupCause cause) {
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
  boolean goesOn(Channel channel) {
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
                  parts[0],
                  parts.length > 1 ? parts[1] : null,
                  parts.length > 2 ? parts[2] : null));
      return true;
    }
    return false;
  }

  /** After a bridge by command a leg looks for a next application, and there is none. */
  static void dialplanEnds(Channel channel) {
    if (channel.runningState() == CoreState.CS_SOFT_EXECUTE
        && !channel.variables().isTrue("hangup_after_bridge")) {
      channel.enter(CoreState.CS_EXECUTE);
    }
  }

  /** Whether the leg has something to do after its bridge. */
  static boolean wantsToGoOn(Channel channel) {
    return channel.variables().isTrue("park_after_bridge")
        || channel.variables().get("transfer_after_bridge") != null;
  }
}
