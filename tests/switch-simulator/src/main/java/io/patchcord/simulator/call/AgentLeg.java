package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.Variables;
import io.patchcord.simulator.line.Line;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The leg of an originate: it rings a phone or the outside, and once that answers it goes on. */
final class AgentLeg implements RingingLeg.Outcome {
  private final Exchange exchange;
  private final OriginateRequest request;
  private final @Nullable Line line;
  private final Channel channel;
  private final RingingLeg ringing;
  private final CompletableFuture<String> reply = new CompletableFuture<>();

  AgentLeg(
      Exchange exchange,
      OriginateRequest request,
      @Nullable Line line,
      OutboundLeg leg,
      FarEnd farEnd) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.request = requireNonNull(request, "request is null");
    this.line = line;
    this.channel = leg.channel();
    this.ringing = new RingingLeg(exchange, leg, farEnd, this);
  }

  /** Rings; the future has the reply to the command once the phone answered or did not. */
  CompletableFuture<String> start() {
    String legTimeout = request.variables().get("leg_timeout");
    ringing.start(
        Patience.ofSeconds(
            legTimeout == null ? request.variables().get("originate_timeout") : legTimeout));
    return reply;
  }

  @Override
  public void onFailed(HangupCause cause) {
    reply.complete("-ERR " + cause + "\n");
  }

  @Override
  public void onAnswered() {
    reply.complete("+OK " + channel.uuid() + "\n");
    // The reply goes out first: in every recording the job ends before the leg dials.
    exchange.thread().execute(this::goOn);
  }

  private void goOn() {
    boolean lost = exchange.channels().find(channel.uuid()).orElse(null) != channel;
    if (lost || !channel.isUp()) {
      return;
    }
    settle(exchange, channel, line, request.variables());
    Dialplan dialplan = new Dialplan(exchange);
    if (request.then() instanceof OriginateRequest.Then.Dial dial) {
      channel.variables().set("max_forwards", "70");
      new Transfers(exchange)
          .step(channel, new Transfers.Target(dial.number(), dial.dialplan(), dial.context()));
      dialplan.enter(channel);
    } else if (request.then() instanceof OriginateRequest.Then.Run run) {
      dialplan.dialsByItself(channel);
      channel.enter(CoreState.CS_EXECUTE);
      dialplan.run(channel, run.application());
    }
  }

  /** Sets what the switch sets on the leg of an originate once it is answered. */
  static void settle(
      Exchange exchange, Channel channel, @Nullable Line line, Map<String, String> requested) {
    Variables variables = channel.variables();
    variables.set("endpoint_disposition", "ANSWER");
    if (line != null) {
      exchange.directory().addVariables(line, variables);
    }
    requested.keySet().forEach(name -> LegVariables.move(variables, name));
    if (line != null) {
      LegVariables.userEndpointAnswered(variables);
    }
  }
}
