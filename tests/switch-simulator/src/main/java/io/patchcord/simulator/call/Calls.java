package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.CallState;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.Direction;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.SipFailure;
import io.patchcord.simulator.channel.SipVariables;
import io.patchcord.simulator.line.Line;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Everything that can be done to calls, by command or by those who talk. */
public final class Calls {
  private static final String USER = "user/";
  private static final String CARRIER = "sofia/gateway/carrier/";

  private final Exchange exchange;
  private final LegSteps steps;
  private final LegFactory legs;

  /** The calls of that exchange, whose legs can run the applications of the core from now on. */
  public Calls(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.steps = new LegSteps(exchange);
    this.legs = new LegFactory(exchange);
    exchange
        .applications()
        .add("answer", (channel, application) -> answerIfCalling(channel))
        .add(
            "park",
            (channel, application) -> {
              answerIfCalling(channel);
              new Parks(exchange).park(channel, channel.runningState());
            })
        .add(
            "eavesdrop",
            (channel, application) -> Eavesdrop.run(exchange, channel, application.data()))
        .add(
            "hangup",
            (channel, application) ->
                hangUp(
                    channel,
                    HangupCause.named(application.data()).orElse(HangupCause.NORMAL_CLEARING),
                    dispositionOf(channel)))
        .add("bridge", (channel, application) -> bridge(channel, application.data()))
        .add("intercept", (channel, application) -> intercept(channel, application.data()))
        .add("playback", (channel, application) -> {})
        .add("sleep", (channel, application) -> {})
        .add("set", (channel, application) -> setVariable(channel, application.data()));
  }

  private void intercept(Channel channel, String uuid) {
    boolean joined =
        exchange
            .channels()
            .find(uuid)
            .filter(target -> new CommandedBridges(exchange).join(channel, target))
            .isPresent();
    if (!joined) {
      hangUp(channel, HangupCause.NORMAL_CLEARING, dispositionOf(channel));
    }
  }

  private void bridge(Channel channel, String dialString) {
    String number = dialString.substring(dialString.lastIndexOf('/') + 1);
    int at = number.indexOf('@');
    new Dialplan(exchange).bridge(channel, at < 0 ? number : number.substring(0, at));
  }

  private static void setVariable(Channel channel, String data) {
    int equals = data.indexOf('=');
    if (equals > 0) {
      channel.variables().set(data.substring(0, equals), data.substring(equals + 1));
    }
  }

  /** How the switch itself ends that leg. */
  public static Disposition dispositionOf(Channel channel) {
    return Dialplan.dispositionOf(channel);
  }

  /** Runs an {@code originate}; the future has its reply, which may take as long as it rings. */
  public CompletableFuture<String> originate(String arguments) {
    Optional<OriginateRequest> parsed = OriginateRequest.parse(arguments);
    if (parsed.isEmpty()) {
      return CompletableFuture.completedFuture(OriginateRequest.USAGE);
    }
    OriginateRequest request = parsed.get();
    String wanted = request.variables().get("origination_uuid");
    String uuid = wanted == null ? ChannelTable.newUuid() : wanted;
    if (request.dialString().startsWith(CARRIER)) {
      return toCarrier(request, uuid, request.dialString().substring(CARRIER.length()));
    }
    if (!request.dialString().startsWith(USER)) {
      return failed(HangupCause.CHAN_NOT_IMPLEMENTED);
    }
    Optional<Line> line =
        exchange.directory().findAddress(request.dialString().substring(USER.length()));
    if (line.isEmpty()) {
      return failed(HangupCause.SUBSCRIBER_ABSENT);
    }
    if (!line.get().isRegistered()) {
      return failed(HangupCause.USER_NOT_REGISTERED);
    }
    if (exchange.channels().refuses(uuid)) {
      return failed(HangupCause.DESTINATION_OUT_OF_ORDER);
    }
    OutboundLeg leg = legs.originated(uuid, line.get(), request.variables());
    boolean autoAnswer = leg.channel().variables().isTrue("sip_auto_answer");
    FarEnd phone = new FarEnds(exchange.outsideRingTime()).phone(line.get(), autoAnswer);
    return new AgentLeg(exchange, request, line.get(), leg, phone).start();
  }

  private CompletableFuture<String> toCarrier(
      OriginateRequest request, String uuid, String number) {
    if (exchange.channels().refuses(uuid)) {
      return failed(HangupCause.DESTINATION_OUT_OF_ORDER);
    }
    OutboundLeg leg = legs.originatedToCarrier(uuid, number, request.variables());
    FarEnd farEnd = new FarEnds(exchange.outsideRingTime()).outside(number);
    return new AgentLeg(exchange, request, null, leg, farEnd).start();
  }

  private static CompletableFuture<String> failed(HangupCause cause) {
    return CompletableFuture.completedFuture("-ERR " + cause + "\n");
  }

  /** Somebody outside calls. Empty if the switch has no room for the call. */
  public Optional<Channel> incoming(String from, String to, @Nullable String name) {
    return begin(legs.inbound(from, to, name));
  }

  /** The one on a line dials on the phone. Empty if the switch has no room for the call. */
  public Optional<Channel> dial(Line line, String number) {
    return begin(legs.fromPhone(line, number));
  }

  private Optional<Channel> begin(Channel caller) {
    if (exchange.channels().refuses(caller.uuid())) {
      return Optional.empty();
    }
    exchange.channels().add(caller);
    exchange.events().send(caller, ChannelEvent.CREATE);
    caller.enter(CoreState.CS_ROUTING);
    exchange.events().callState(caller, CallState.RINGING);
    new Dialplan(exchange).enter(caller);
    return Optional.of(caller);
  }

  /** The switch answers somebody who calls it, as the application {@code answer} does. */
  public void answerIfCalling(Channel channel) {
    if (channel.direction() == Direction.INBOUND && !channel.isAnswered()) {
      new InboundAnswer(exchange).answer(channel);
      exchange.thread().execute(() -> acknowledged(channel));
    }
  }

  /** The caller's phone confirms that the switch answered. */
  private static void acknowledged(Channel channel) {
    channel.variables().set("sip_to_tag", Integer.toHexString(channel.uuid().hashCode()));
    SipVariables.acknowledged(channel);
  }

  /** Ends a leg, whatever it does, and whatever hangs on it. */
  public void hangUp(Channel channel, HangupCause cause, Disposition by) {
    if (!channel.isUp()) {
      return;
    }
    if (by == Disposition.RECV_BYE) {
      SipVariables.byeReceived(channel);
    }
    Optional<WaitingLegs.Waiting> waiting = exchange.waiting().find(channel);
    Optional<Channel> partner = channel.partner();
    if (waiting.isPresent()) {
      waiting.get().end(cause, by);
    } else if (partner.isPresent()) {
      new BridgeEnds(exchange).end(channel, partner.get(), cause, by);
    } else {
      steps.end(channel, cause, by);
    }
  }

  /** Ends every call at once with that cause. */
  public void hangUpAll(HangupCause cause) {
    for (Channel channel : exchange.channels().all()) {
      Optional<Channel> partner = channel.partner();
      if (channel.isUp() && partner.isPresent()) {
        Channel maker = channel.isBridgeMaker() ? channel : partner.get();
        Channel other = channel.isBridgeMaker() ? partner.get() : channel;
        new BridgeEnds(exchange).endTogether(maker, other, cause);
      } else {
        hangUp(channel, cause, Dialplan.dispositionOf(channel));
      }
    }
  }

  /** The far end answers a leg that rings. False if it does not ring. */
  public boolean answer(Channel channel) {
    Optional<WaitingLegs.Waiting> waiting = ringing(channel);
    waiting.ifPresent(WaitingLegs.Waiting::answer);
    return waiting.isPresent();
  }

  /** The far end refuses a leg that rings. False if it does not ring. */
  public boolean refuse(Channel channel, HangupCause cause) {
    Optional<WaitingLegs.Waiting> waiting = ringing(channel);
    waiting.ifPresent(leg -> leg.refuse(cause, SipFailure.of(cause)));
    return waiting.isPresent();
  }

  /** Someone who is called and has not answered refuses. False if it is one who calls. */
  public boolean refuseIfCalled(Channel channel) {
    return channel.direction() == Direction.OUTBOUND && refuse(channel, HangupCause.USER_BUSY);
  }

  private Optional<WaitingLegs.Waiting> ringing(Channel channel) {
    return channel.callState() == CallState.RINGING
        ? exchange.waiting().find(channel)
        : Optional.empty();
  }

  /** The leg that this one talks to, rings, or is rung by. */
  public Optional<Channel> otherParty(Channel channel) {
    if (channel.partner().isPresent()) {
      return channel.partner();
    }
    return exchange.channels().all().stream()
        .filter(other -> other != channel && other.isUp())
        .filter(other -> other.callUuid().equals(channel.callUuid()))
        .findFirst();
  }

  /** Ends every call because the switch shuts down. */
  public void shutDown() {
    exchange.events().shuttingDown();
    while (exchange.channels().size() > 0) {
      // The newest first, as recorded: the leg that was called before the one that called.
      Channel newest = exchange.channels().all().get(exchange.channels().size() - 1);
      hangUp(newest, HangupCause.SYSTEM_SHUTDOWN, Disposition.SEND_BYE);
      exchange.channels().remove(newest);
    }
  }
}
