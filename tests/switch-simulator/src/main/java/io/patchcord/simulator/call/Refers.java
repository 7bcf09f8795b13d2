package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import java.util.List;

/** What a phone does that transfers by itself: it sends REFER. */
public final class Refers {
  private static final String DISPOSITION = "transfer_disposition";

  private final Exchange exchange;

  /** Acts for the phones of that exchange. */
  public Refers(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
  }

  /** The phone sends the one it talks to elsewhere. False if it talks to nobody. */
  public boolean blind(Channel leg, String destination) {
    Channel other = leg.partner().orElse(null);
    if (other == null) {
      return false;
    }
    leg.variables()
        .setAll(
            DISPOSITION,
            "recv_replace",
            "transfer_to",
            "blind:" + other.uuid(),
            "transfer_destination",
            "blind:" + destination,
            "transfer_fallback_extension",
            leg.line().orElse(null),
            "endpoint_disposition",
            "BLIND_TRANSFER");
    new Transfers(exchange)
        .transfer(
            other, Transfers.Legs.ITSELF, new Transfers.Target(destination, "XML", "default"));
    if (leg.isUp()) {
      // Told that the transfer is on its way, the phone ends its own call.
      new LegSteps(exchange).end(leg, HangupCause.NORMAL_CLEARING, Disposition.RECV_BYE);
    }
    return true;
  }

  /** The phone joins the two that it talks to on two legs. False unless there are two. */
  public boolean attended(Channel leg, Channel consultation) {
    Channel customer = leg.partner().orElse(null);
    Channel third = consultation.partner().orElse(null);
    if (customer == null || third == null || customer == consultation) {
      return false;
    }
    leg.variables()
        .setAll(
            DISPOSITION,
            "recv_replace",
            "transfer_to",
            "att:" + third.uuid(),
            "refer_uuid",
            consultation.uuid());
    consultation
        .variables()
        .setAll(DISPOSITION, "replaced", "endpoint_disposition", "ATTENDED_TRANSFER");
    third.variables().set(DISPOSITION, "bridge");
    replace(consultation, third);
    new CommandedBridges(exchange).join(customer, third);
    third.variables().set("last_bridge_hangup_cause", HangupCause.ATTENDED_TRANSFER.name());
    LegSteps steps = new LegSteps(exchange);
    steps.end(consultation, HangupCause.ATTENDED_TRANSFER, Disposition.SEND_BYE);
    if (leg.isUp()) {
      // It was parked, as its variables ask; the phone ends it when it is told that all went well.
      steps.end(leg, HangupCause.NORMAL_CLEARING, Disposition.RECV_BYE);
    }
    return true;
  }

  /** The leg of the consultation is parked until the other two talk. */
  private void replace(Channel consultation, Channel third) {
    Channel maker = consultation.isBridgeMaker() ? consultation : third;
    consultation.headFor(CoreState.CS_PARK);
    new Bridges(exchange)
        .part(maker, maker == consultation ? third : consultation, List.of(consultation, third));
    new Parks(exchange).park(consultation, CoreState.CS_PARK);
  }
}
