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
import io.patchcord.simulator.channel.Variables;
import io.patchcord.simulator.core.SwitchClock;
import io.patchcord.simulator.line.Line;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Everything that can be done to calls, by command or by those who talk. */
public final class Calls {
  private final Exchange exchange;
  private final LegSteps steps;
  private final LegFactory legs;

  /** The calls of that exchange. */
  public Calls(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.steps = new LegSteps(exchange);
    this.legs = new LegFactory(exchange);
  }

  /** Runs an {@code originate}; the future has its reply, which may take as long as it rings. */
  public CompletableFuture<String> originate(String arguments) {
    Optional<OriginateRequest> parsed = OriginateRequest.parse(arguments);
    if (parsed.isEmpty()) {
      return CompletableFuture.completedFuture(OriginateRequest.USAGE);
    }
    OriginateRequest request = parsed.get();
    if (!request.dialString().startsWith("user/")) {
      return failed(HangupCause.CHAN_NOT_IMPLEMENTED);
    }
    Optional<Line> line =
        exchange.directory().findAddress(request.dialString().substring("user/".length()));
    if (line.isEmpty()) {
      return failed(HangupCause.SUBSCRIBER_ABSENT);
    }
    if (!line.get().isRegistered()) {
      return failed(HangupCause.USER_NOT_REGISTERED);
    }
    String wanted = request.variables().get("origination_uuid");
    String uuid = wanted == null ? ChannelTable.newUuid() : wanted;
    if (exchange.channels().refuses(uuid)) {
      return failed(HangupCause.DESTINATION_OUT_OF_ORDER);
    }
    OutboundLeg leg = legs.originated(uuid, line.get(), request.variables());
    return new AgentLeg(exchange, request, line.get(), leg).start();
  }

  private static CompletableFuture<String> failed(HangupCause cause) {
    return CompletableFuture.completedFuture("-ERR " + cause + "\n");
  }

  /** Somebody outside calls. Empty if the switch has no room for the call. */
  public Optional<Channel> incoming(String from, String to, @Nullable String name) {
    Channel caller = legs.inbound(from, to, name);
    if (exchange.channels().refuses(caller.uuid())) {
      return Optional.empty();
    }
    exchange.channels().add(caller);
    exchange.events().send(caller, ChannelEvent.CREATE);
    caller.enter(CoreState.CS_ROUTING);
    exchange.events().callState(caller, CallState.RINGING);
    caller.enter(CoreState.CS_EXECUTE);
    Route route = new Route.Dialplan(exchange.directory()).routeInbound(to);
    if (route instanceof Route.ToLine toLine && toLine.line().isRegistered()) {
      ring(caller, toLine.line());
    } else {
      HangupCause cause =
          route instanceof Route.ToLine
              ? HangupCause.USER_NOT_REGISTERED
              : HangupCause.NO_ROUTE_DESTINATION;
      steps.end(caller, cause, Disposition.SEND_REFUSE);
    }
    return Optional.of(caller);
  }

  private void ring(Channel caller, Line line) {
    Variables variables = caller.variables();
    LegVariables.move(variables, "call_uuid");
    variables.setAll(
        "outside_call", "true",
        "RFC2822_DATE",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                SwitchClock.instant(exchange.clock().micros()).atOffset(ZoneOffset.UTC)),
        "export_vars", "RFC2822_DATE",
        "current_application_data", "user/" + line,
        "current_application", "bridge");
    FarEnd phone = new FarEnds(exchange.outsideRingTime()).phone(line, false);
    OutboundLeg leg = legs.bridgedToLine(caller, line);
    if (exchange.channels().refuses(leg.channel().uuid())) {
      steps.end(caller, HangupCause.DESTINATION_OUT_OF_ORDER, Disposition.SEND_REFUSE);
      return;
    }
    new BridgeAttempt(exchange, caller, leg, phone)
        .start(Patience.ofSeconds(variables.get("call_timeout")));
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
      new Bridges(exchange).end(channel, partner.get(), cause, by);
    } else {
      steps.end(channel, cause, by);
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
