package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.Direction;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.Variables;
import java.util.List;

/** Joins two legs that have nothing to do with each other ({@code switch_ivr_uuid_bridge}). */
public final class CommandedBridges {
  private final Exchange exchange;

  /** Joins legs of that exchange. */
  public CommandedBridges(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
  }

  /** Joins them; both leave whatever they do. False if neither has answered or one is down. */
  public boolean join(Channel first, Channel second) {
    return join(first, second, () -> {});
  }

  /** The same, and does that as soon as the bridge is there. */
  public boolean join(Channel first, Channel second, Runnable onBridged) {
    if (first == second || !first.isUp() || !second.isUp()) {
      return false;
    }
    if (!first.hasMedia() && !second.hasMedia()) {
      return false;
    }
    // The one that has sound makes the bridge, whatever the command says.
    Channel a = first.hasMedia() ? first : second;
    Channel b = a == first ? second : first;
    new Holds(exchange).takeBack(a);
    new Holds(exchange).takeBack(b);
    prepare(a, b);
    leave(a, b);
    a.variables().remove("uuid_bridge");
    new Bridges(exchange).joinByCommand(a, b, onBridged);
    return true;
  }

  private void prepare(Channel a, Channel b) {
    new Dialplan(exchange).dialsByItself(a);
    if (b.direction() == Direction.OUTBOUND) {
      b.leftDialplan();
    }
    bond(a, b);
    a.variables().set("uuid_bridge", b.uuid());
    bond(b, a);
    a.showAsCalled(false);
    b.showAsCalled(true);
    noteOriginal(b);
    noteOriginal(a);
    long now = exchange.clock().micros();
    b.stepProfile(now);
    a.stepProfile(now);
    b.originatedBy(a);
    a.originated(b);
    a.profile()
        .set(ProfileField.CALLEE_ID_NAME, b.profile().get(ProfileField.CALLEE_ID_NAME))
        .set(ProfileField.CALLEE_ID_NUMBER, b.profile().get(ProfileField.CALLEE_ID_NUMBER));
    b.profile()
        .set(ProfileField.CALLER_ID_NAME, a.profile().get(ProfileField.CALLER_ID_NAME))
        .set(ProfileField.CALLER_ID_NUMBER, a.profile().get(ProfileField.CALLER_ID_NUMBER));
    noteSource(a, b);
    noteSource(b, a);
  }

  private static void bond(Channel leg, Channel other) {
    leg.variables()
        .setAll(
            "bridge_channel", other.name(),
            "bridge_uuid", other.uuid(),
            "signal_bond", other.uuid());
  }

  private static void noteOriginal(Channel leg) {
    Variables variables = leg.variables();
    variables.setAll(
        "original_destination_number", leg.profile().get(ProfileField.DESTINATION_NUMBER),
        "original_caller_id_name", leg.profile().get(ProfileField.CALLER_ID_NAME),
        "original_caller_id_number", leg.profile().get(ProfileField.CALLER_ID_NUMBER));
  }

  private void noteSource(Channel leg, Channel other) {
    String source = new Transfers(exchange).source("uuid_br:" + other.uuid());
    leg.profile().set(ProfileField.TRANSFER_SOURCE, source);
    Transfers.remember(leg, source);
  }

  /** Both leave the legs that they talked to, and the music, the park or the conference. */
  private void leave(Channel a, Channel b) {
    a.headFor(CoreState.CS_HIBERNATE);
    b.headFor(CoreState.CS_HIBERNATE);
    for (Channel leg : List.of(a, b)) {
      leg.partner().ifPresent(partner -> part(leg, partner, List.of(a, b)));
      exchange.waiting().find(leg).ifPresent(WaitingLegs.Waiting::abandon);
      leg.occupation().ifPresent(occupation -> occupation.left());
    }
  }

  private void part(Channel leg, Channel partner, List<Channel> going) {
    Channel maker = leg.isBridgeMaker() ? leg : partner;
    new Bridges(exchange).part(maker, maker == leg ? partner : leg, going);
  }
}
