package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.CallerProfile;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.ProfileTime;
import io.patchcord.simulator.channel.Variables;
import io.patchcord.simulator.line.Line;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The leg of an originate: it rings a phone, and once that answers it dials or waits. */
final class AgentLeg implements RingingLeg.Outcome {
  private final Exchange exchange;
  private final OriginateRequest request;
  private final Line line;
  private final Channel channel;
  private final RingingLeg ringing;
  private final CompletableFuture<String> reply = new CompletableFuture<>();

  AgentLeg(Exchange exchange, OriginateRequest request, Line line, OutboundLeg leg) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.request = requireNonNull(request, "request is null");
    this.line = requireNonNull(line, "line is null");
    this.channel = leg.channel();
    boolean autoAnswer = channel.variables().isTrue("sip_auto_answer");
    FarEnd phone = new FarEnds(exchange.outsideRingTime()).phone(line, autoAnswer);
    this.ringing = new RingingLeg(exchange, leg, phone, this);
  }

  /** Rings; the future has the reply to the command once the phone answered or did not. */
  CompletableFuture<String> start() {
    ringing.start(Patience.ofSeconds(request.variables().get("originate_timeout")));
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
    if (!channel.isUp()) {
      return;
    }
    settleUser();
    if (request.then() instanceof OriginateRequest.Then.Dial dial) {
      dial(dial);
    } else if (request.then() instanceof OriginateRequest.Then.Run run) {
      run(run.application());
    }
  }

  private void settleUser() {
    Variables variables = channel.variables();
    variables.set("endpoint_disposition", "ANSWER");
    exchange.directory().addVariables(line, variables);
    request.variables().keySet().forEach(name -> LegVariables.move(variables, name));
    LegVariables.userEndpointAnswered(variables);
    variables.set("max_forwards", "70");
  }

  private void run(String application) {
    channel.variables().set("current_application", application);
    transfer(application, "inline", "default");
    flip();
    channel.enter(CoreState.CS_EXECUTE);
    if (application.equals("park")) {
      exchange.events().send(channel, ChannelEvent.PARK);
    }
  }

  private void dial(OriginateRequest.Then.Dial dial) {
    transfer(dial.number(), dial.dialplan(), dial.context());
    Route route = new Route.Dialplan(exchange.directory()).route(dial.number());
    if (route instanceof Route.ToLine toLine) {
      channel.variables().set("DP_MATCH", toLine.match());
      flip();
      Line called = toLine.line();
      if (!called.isRegistered()) {
        refuse(HangupCause.USER_NOT_REGISTERED);
        return;
      }
      execute("user/" + called);
      OutboundLeg leg = new LegFactory(exchange).bridgedToLine(channel, called);
      bridge(leg, new FarEnds(exchange.outsideRingTime()).phone(called, false));
    } else if (route instanceof Route.ToCarrier carrier) {
      channel.variables().set("DP_MATCH", carrier.match());
      flip();
      execute("sofia/gateway/carrier/" + carrier.number());
      OutboundLeg leg = new LegFactory(exchange).bridgedToCarrier(channel, carrier.number());
      bridge(leg, new FarEnds(exchange.outsideRingTime()).outside(carrier.number()));
    } else {
      refuse(HangupCause.NO_ROUTE_DESTINATION);
    }
  }

  private void refuse(HangupCause cause) {
    new LegSteps(exchange).end(channel, cause, Disposition.SEND_BYE);
  }

  private void transfer(String destination, String dialplan, String context) {
    CallerProfile before = channel.profile();
    long now = exchange.clock().micros();
    String source =
        now / 1_000_000
            + ":"
            + ChannelTable.newUuid()
            + ":bl_xfer:"
            + destination
            + "/"
            + context
            + "/"
            + dialplan;
    channel.replaceProfile(
        before
            .copy()
            .set(ProfileField.DIALPLAN, dialplan)
            .set(ProfileField.DESTINATION_NUMBER, destination)
            .set(ProfileField.TRANSFER_SOURCE, source)
            .set(ProfileField.CONTEXT, context)
            .set(ProfileField.RDNIS, before.get(ProfileField.DESTINATION_NUMBER))
            .set(ProfileField.PROFILE_INDEX, "2")
            .time(ProfileTime.PROFILE_CREATED, now));
    channel.variables().setAll("transfer_history", source, "transfer_source", source);
    channel.enter(CoreState.CS_ROUTING);
    channel.wentThroughDialplan();
  }

  /** The phone is a caller from now on, so caller and callee change places. */
  private void flip() {
    CallerProfile profile = channel.profile();
    String name = profile.get(ProfileField.CALLER_ID_NAME);
    String number = profile.get(ProfileField.CALLER_ID_NUMBER);
    channel
        .variables()
        .setAll(
            "pre_transfer_caller_id_name", name,
            "pre_transfer_caller_id_number", number,
            "channel_cid_flipped", "yes");
    LegVariables.move(channel.variables(), "call_uuid");
    profile
        .set(ProfileField.CALLER_ID_NAME, profile.get(ProfileField.CALLEE_ID_NAME))
        .set(ProfileField.CALLER_ID_NUMBER, profile.get(ProfileField.CALLEE_ID_NUMBER))
        .set(ProfileField.CALLEE_ID_NAME, name)
        .set(ProfileField.CALLEE_ID_NUMBER, number);
    exchange
        .events()
        .send(channel, ChannelEvent.CALLER_ID_FLIPPED, Map.of("Direction", "RECV"), Map.of());
  }

  private void execute(String data) {
    channel.enter(CoreState.CS_EXECUTE);
    channel.variables().setAll("current_application_data", data, "current_application", "bridge");
  }

  private void bridge(OutboundLeg leg, FarEnd farEnd) {
    if (exchange.channels().refuses(leg.channel().uuid())) {
      refuse(HangupCause.DESTINATION_OUT_OF_ORDER);
      return;
    }
    new BridgeAttempt(exchange, channel, leg, farEnd)
        .start(Patience.ofSeconds(channel.variables().get("call_timeout")));
  }
}
