package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Application;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.Direction;
import io.patchcord.simulator.channel.Display;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.Variables;
import io.patchcord.simulator.core.SwitchClock;
import io.patchcord.simulator.line.Line;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Leads a leg to where its profile says: the state {@code CS_ROUTING} and what follows. */
final class Dialplan {
  /** The dialplan that is nothing but the application itself, as in {@code park inline}. */
  static final String INLINE = "inline";

  private static final String PUBLIC = "public";

  /** How long a line rings that another one or a transfer dials, in seconds. */
  private static final String LOCAL_CALL_TIMEOUT = "30";

  private final Exchange exchange;
  private final LegSteps steps;

  Dialplan(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.steps = new LegSteps(exchange);
  }

  /** The leg goes where its profile says. */
  void enter(Channel channel) {
    channel.enter(CoreState.CS_ROUTING);
    channel.routed();
    String destination = channel.profile().get(ProfileField.DESTINATION_NUMBER);
    if (channel.profile().get(ProfileField.DIALPLAN).equals(INLINE)) {
      inline(channel, destination);
    } else {
      route(channel, new Routes(exchange.directory()).route(destination, isFromOutside(channel)));
    }
  }

  private static boolean isFromOutside(Channel channel) {
    return channel.profile().get(ProfileField.CONTEXT).equals(PUBLIC);
  }

  private void inline(Channel channel, String destination) {
    // The inline dialplan puts the destination back that the leg had before.
    String before = channel.profile().get(ProfileField.RDNIS);
    channel
        .profile()
        .set(ProfileField.DESTINATION_NUMBER, before.isEmpty() ? destination : before)
        .set(ProfileField.RDNIS, null);
    dialsByItself(channel);
    channel.enter(CoreState.CS_EXECUTE);
    for (String text : destination.split(",")) {
      if (channel.isUp() && channel.occupation().isEmpty()) {
        run(channel, Application.ofInline(text));
      }
    }
  }

  /** Runs one application on a leg that is in {@code CS_EXECUTE}. */
  void run(Channel channel, Application application) {
    exchange.events().execute(channel, application);
    exchange
        .applications()
        .find(application.name())
        .ifPresentOrElse(
            runner -> runner.run(channel, application),
            () -> end(channel, HangupCause.DESTINATION_OUT_OF_ORDER));
  }

  /** A leg that was called is a caller from now on, so caller and callee change places. */
  void dialsByItself(Channel channel) {
    if (channel.isThroughDialplan()) {
      return;
    }
    channel.wentThroughDialplan();
    String name = channel.profile().get(ProfileField.CALLER_ID_NAME);
    String number = channel.profile().get(ProfileField.CALLER_ID_NUMBER);
    channel
        .variables()
        .setAll(
            "pre_transfer_caller_id_name", name,
            "pre_transfer_caller_id_number", number,
            "channel_cid_flipped", "yes");
    LegVariables.move(channel.variables(), "call_uuid");
    channel.profile().swapParties();
    channel.shown().display(new Display("RECV", "", ""));
    exchange
        .events()
        .send(channel, ChannelEvent.CALLER_ID_FLIPPED, Map.of("Direction", "RECV"), Map.of());
  }

  /** Bridges the leg to a line or a number of the outside, without the dialplan's variables. */
  void bridge(Channel channel, String dialed) {
    Route route = new Routes(exchange.directory()).route(dialed, false);
    if (route instanceof Route.ToLine toLine && toLine.line().isRegistered()) {
      bridge(
          channel,
          new LegFactory(exchange).bridgedToLine(channel, toLine.line()),
          new FarEnds(exchange.outsideRingTime()).phone(toLine.line(), false));
    } else if (route instanceof Route.ToCarrier carrier) {
      bridge(
          channel,
          new LegFactory(exchange).bridgedToCarrier(channel, carrier.number()),
          new FarEnds(exchange.outsideRingTime()).outside(carrier.number()));
    } else {
      end(channel, HangupCause.NO_ROUTE_DESTINATION);
    }
  }

  private void route(Channel channel, Route route) {
    if (route instanceof Route.ToLine toLine) {
      toLine(channel, toLine);
    } else if (route instanceof Route.ToCarrier carrier) {
      channel.variables().set("DP_MATCH", carrier.match());
      dialsByItself(channel);
      channel.enter(CoreState.CS_EXECUTE);
      execute(channel, "sofia/gateway/carrier/" + carrier.number());
      bridge(
          channel,
          new LegFactory(exchange).bridgedToCarrier(channel, carrier.number()),
          new FarEnds(exchange.outsideRingTime()).outside(carrier.number()));
    } else if (route instanceof Route.ToQueue queue) {
      noteOutsideCall(channel);
      dialsByItself(channel);
      channel.enter(CoreState.CS_EXECUTE);
      run(channel, new Application("answer", ""));
      run(channel, new Application("callcenter", queue.queue()));
    } else {
      dialsByItself(channel);
      channel.enter(CoreState.CS_EXECUTE);
      end(channel, HangupCause.NO_ROUTE_DESTINATION);
    }
  }

  private void toLine(Channel channel, Route.ToLine route) {
    if (isFromOutside(channel)) {
      noteOutsideCall(channel);
    } else {
      channel.variables().set("DP_MATCH", route.match());
    }
    dialsByItself(channel);
    channel.enter(CoreState.CS_EXECUTE);
    Line called = route.line();
    if (!isFromOutside(channel)) {
      noteLocalExtension(channel, called);
    }
    if (!called.isRegistered()) {
      end(channel, HangupCause.USER_NOT_REGISTERED);
      return;
    }
    execute(channel, "user/" + called);
    bridge(
        channel,
        new LegFactory(exchange).bridgedToLine(channel, called),
        new FarEnds(exchange.outsideRingTime()).phone(called, false));
  }

  /** What the public context of the recorded switch sets first. */
  private void noteOutsideCall(Channel channel) {
    if (!isFromOutside(channel)) {
      return;
    }
    Variables variables = channel.variables();
    LegVariables.move(variables, "call_uuid");
    variables.setAll(
        "outside_call", "true",
        "RFC2822_DATE",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                SwitchClock.instant(exchange.clock().micros()).atOffset(ZoneOffset.UTC)),
        "export_vars", "RFC2822_DATE");
  }

  /** What the extension {@code Local_Extension} of the recorded switch sets before it bridges. */
  private static void noteLocalExtension(Channel channel, Line called) {
    channel
        .variables()
        .setAll(
            "dialed_extension", called.number(),
            "export_vars", exportedToo(channel, "dialed_extension"),
            "ringback", "%(2000,4000,440,480)",
            "transfer_ringback", "tone_stream://%(1000,0,350);loops=-1",
            "hangup_after_bridge", "true",
            "continue_on_fail", "true",
            "called_party_callgroup", "techsupport");
    // A dialplan may let the one who dials decide how long it rings, and this one does.
    channel.variables().setIfAbsent("call_timeout", LOCAL_CALL_TIMEOUT);
  }

  private static String exportedToo(Channel channel, String name) {
    String exported = channel.variables().get("export_vars");
    return exported == null || exported.equals(name) ? name : exported + "," + name;
  }

  private void execute(Channel channel, String dialString) {
    exchange.events().execute(channel, new Application("bridge", dialString));
  }

  private void bridge(Channel channel, OutboundLeg leg, FarEnd farEnd) {
    if (exchange.channels().refuses(leg.channel().uuid())) {
      end(channel, HangupCause.DESTINATION_OUT_OF_ORDER);
      return;
    }
    new BridgeAttempt(exchange, channel, leg, farEnd)
        .start(Patience.ofSeconds(channel.variables().get("call_timeout")));
  }

  private void end(Channel channel, HangupCause cause) {
    steps.end(channel, cause, dispositionOf(channel));
  }

  /** How the switch itself ends a leg that it called, or that called it. */
  static Disposition dispositionOf(Channel channel) {
    if (channel.isAnswered()) {
      return Disposition.SEND_BYE;
    }
    return channel.direction() == Direction.INBOUND
        ? Disposition.SEND_REFUSE
        : Disposition.SEND_CANCEL;
  }
}
