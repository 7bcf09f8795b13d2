package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.CallerProfile;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.Direction;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.Variables;
import io.patchcord.simulator.event.EventEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends legs elsewhere ({@code switch_ivr_session_transfer}). */
public final class Transfers {
  private static final int MAXIMUM_FORWARDS = 70;

  private final Exchange exchange;
  private final Bridges bridges;
  private final Dialplan dialplan;

  /** Transfers legs of that exchange. */
  public Transfers(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.bridges = new Bridges(exchange);
    this.dialplan = new Dialplan(exchange);
  }

  /** Which legs of a bridge go. */
  public enum Legs {
    /** The one that is named. */
    ITSELF,
    /** The one that it is bridged with, or itself if it is with none: the switch does so. */
    PARTNER,
    /** Both. */
    BOTH
  }

  /** Where legs go. {@code null}: as the leg's profile says. */
  public record Target(String destination, @Nullable String dialplan, @Nullable String context) {}

  /** Sends the leg, its partner, or both there. */
  public void transfer(Channel channel, Legs which, Target target) {
    List<Channel> going = going(channel, which);
    Channel maker = channel.isBridgeMaker() ? channel : channel.partner().orElse(channel);
    Channel other = maker.partner().orElse(null);
    going.forEach(leg -> prepare(leg, target));
    if (other != null) {
      bridges.part(maker, other, going);
    }
    // The leg that was named is the first to arrive, although it is the last to be sent.
    Collections.reverse(going);
    for (Channel leg : going) {
      exchange.waiting().find(leg).ifPresent(WaitingLegs.Waiting::abandon);
      leg.occupation().ifPresent(occupation -> occupation.left());
      dialplan.enter(leg);
    }
  }

  private static List<Channel> going(Channel channel, Legs which) {
    List<Channel> going = new ArrayList<>();
    if (which != Legs.ITSELF) {
      channel.partner().ifPresent(going::add);
    }
    if (which != Legs.PARTNER || going.isEmpty()) {
      going.add(channel);
    }
    going.removeIf(leg -> !leg.isUp() || isStillCalled(leg));
    return going;
  }

  /** A leg that is called and has not answered belongs to the one who calls it. */
  private static boolean isStillCalled(Channel leg) {
    return leg.direction() == Direction.OUTBOUND && !leg.isAnswered();
  }

  private void prepare(Channel leg, Target target) {
    new Holds(exchange).takeBack(leg);
    String forwards = leg.variables().get("max_forwards");
    int left = forwards == null ? MAXIMUM_FORWARDS : Integer.parseInt(forwards) - 1;
    leg.variables().set("max_forwards", Integer.toString(left)).remove("signal_bond");
    leg.partner().ifPresent(partner -> partner.variables().remove("signal_bond"));
    step(leg, target);
    leg.headFor(CoreState.CS_ROUTING);
  }

  /** Gives the leg the profile of somebody who dialled that. */
  void step(Channel leg, Target target) {
    CallerProfile before = leg.profile();
    String dialplanName = target.dialplan();
    if (dialplanName == null || dialplanName.isEmpty()) {
      String current = before.get(ProfileField.DIALPLAN);
      dialplanName = current.isEmpty() || current.equals(Dialplan.INLINE) ? "XML" : current;
    }
    String context = target.context();
    if (context == null || context.isEmpty()) {
      String current = before.get(ProfileField.CONTEXT);
      context = current.isEmpty() ? "default" : current;
    }
    String source = source("bl_xfer:" + target.destination() + "/" + context + "/" + dialplanName);
    leg.stepProfile(exchange.clock().micros())
        .set(ProfileField.DIALPLAN, dialplanName)
        .set(ProfileField.DESTINATION_NUMBER, target.destination())
        .set(ProfileField.TRANSFER_SOURCE, source)
        .set(ProfileField.CONTEXT, context)
        .set(ProfileField.RDNIS, before.get(ProfileField.DESTINATION_NUMBER));
    remember(leg, source);
  }

  /** Names a transfer as the switch does. */
  String source(String how) {
    return exchange.clock().micros() / 1_000_000 + ":" + ChannelTable.newUuid() + ":" + how;
  }

  /** Writes a transfer into the leg's history. */
  static void remember(Channel leg, String source) {
    Variables variables = leg.variables();
    variables.set(
        "transfer_history", EventEncoder.append(variables.get("transfer_history"), source));
    variables.set("transfer_source", source);
  }

  /** The legs that the flag of {@code uuid_transfer} names; an unknown one means the leg itself. */
  public static Legs legs(@Nullable String flag) {
    if (flag == null) {
      return Legs.ITSELF;
    }
    return switch (flag.toLowerCase(Locale.ROOT)) {
      case "-bleg" -> Legs.PARTNER;
      case "-both" -> Legs.BOTH;
      default -> Legs.ITSELF;
    };
  }

  /** Parks the leg where it is, without a transfer of its profile ({@code uuid_park}). */
  public void park(Channel channel) {
    Channel maker = channel.isBridgeMaker() ? channel : channel.partner().orElse(channel);
    Channel other = maker.partner().orElse(null);
    channel.headFor(CoreState.CS_PARK);
    if (other != null) {
      bridges.part(maker, other, List.of(channel));
    }
    exchange.waiting().find(channel).ifPresent(WaitingLegs.Waiting::abandon);
    channel.occupation().ifPresent(occupation -> occupation.left());
    new Parks(exchange).park(channel, CoreState.CS_PARK);
  }
}
