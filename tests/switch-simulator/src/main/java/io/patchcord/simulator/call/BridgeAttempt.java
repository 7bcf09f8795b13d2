package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.CallState;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.ProfileTime;
import io.patchcord.simulator.channel.SipFailure;
import io.patchcord.simulator.channel.Variables;
import io.patchcord.simulator.event.EventEncoder;
import java.time.Duration;

/** The application {@code bridge}: one leg calls another and is joined with it, or fails. */
final class BridgeAttempt implements RingingLeg.Outcome, WaitingLegs.Waiting {
  private final Exchange exchange;
  private final LegSteps steps;
  private final Channel caller;
  private final Channel called;
  private final RingingLeg ringing;
  private final boolean throughUser;
  private boolean callerGone;

  BridgeAttempt(Exchange exchange, Channel caller, OutboundLeg leg, FarEnd farEnd) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.steps = new LegSteps(exchange);
    this.caller = requireNonNull(caller, "caller is null");
    this.called = leg.channel();
    this.throughUser = called.line().isPresent();
    this.ringing = new RingingLeg(exchange, leg, farEnd, this);
  }

  /** Calls, and gives the called one that long. */
  void start(Duration patience) {
    exchange.waiting().put(caller, this);
    if (caller.isAnswered()) {
      exchange.events().callState(caller, CallState.RING_WAIT);
    }
    Variables variables = caller.variables();
    if (throughUser) {
      called
          .line()
          .flatMap(exchange.directory()::find)
          .ifPresent(line -> LegVariables.addDialed(variables, line));
      variables.setAll("originate_disposition", "failure", "DIALSTATUS", "INVALIDARGS");
    }
    variables.set("originate_signal_bond", called.uuid());
    variables.set("originated_legs", legDescription());
    ringing.start(patience);
  }

  private String legDescription() {
    return called.uuid()
        + ";"
        + LegFactory.OUTBOUND_NAME
        + ";"
        + called.profile().get(ProfileField.CALLEE_ID_NUMBER);
  }

  @Override
  public void onRinging() {
    if (caller.isAnswered()) {
      return;
    }
    showCallee();
    caller.profile().time(ProfileTime.PROGRESS, exchange.clock().micros());
    caller.variables().set("sip_to_tag", Integer.toHexString(called.uuid().hashCode()));
    exchange.events().send(caller, ChannelEvent.PROGRESS);
  }

  @Override
  public void onAnswered() {
    exchange.waiting().remove(caller);
    if (caller.isAnswered()) {
      showCallee();
      caller.originated(called);
      exchange.events().callState(caller, CallState.ACTIVE);
      noteOtherMedia(caller, called);
    } else {
      noteOtherMedia(caller, called);
      new InboundAnswer(exchange).answer(caller);
      caller.originated(called);
    }
    Variables variables = caller.variables();
    variables.remove("originate_signal_bond");
    if (throughUser) {
      variables.set("originated_legs", EventEncoder.array(legDescription(), legDescription()));
    }
    String result = called.uuid() + ";NONE";
    variables.setAll(
        "originate_disposition", "SUCCESS",
        "DIALSTATUS", "SUCCESS",
        "originate_causes", throughUser ? EventEncoder.array(result, result) : result);
    new Bridges(exchange).join(caller, called);
  }

  private static void noteOtherMedia(Channel caller, Channel called) {
    caller
        .variables()
        .setAll(
            "switch_m_sdp", called.variables().get("switch_r_sdp"),
            "video_media_flow", "inactive",
            "text_media_flow", "inactive");
  }

  private void showCallee() {
    caller
        .profile()
        .set(ProfileField.CALLEE_ID_NAME, LegFactory.OUTBOUND_NAME)
        .set(ProfileField.CALLEE_ID_NUMBER, called.profile().get(ProfileField.CALLEE_ID_NUMBER));
  }

  @Override
  public void onFailed(HangupCause cause) {
    exchange.waiting().remove(caller);
    if (!callerGone && cause.letsTheDialplanGoOn()) {
      beginCallerEnd(cause);
    }
  }

  @Override
  public void onGone(HangupCause cause) {
    if (callerGone) {
      return;
    }
    if (!cause.letsTheDialplanGoOn()) {
      beginCallerEnd(cause);
    }
    steps.complete(caller);
    steps.destroyed(caller);
  }

  private void beginCallerEnd(HangupCause cause) {
    boolean answered = caller.isAnswered();
    if (answered) {
      if (called.profile().time(ProfileTime.PROGRESS) != 0) {
        showCallee();
      }
      exchange.events().callState(caller, CallState.ACTIVE);
    }
    noteFailure(cause);
    steps.hangUp(
        caller,
        cause.letsTheDialplanGoOn() ? HangupCause.NORMAL_CLEARING : cause,
        answered ? Disposition.SEND_BYE : Disposition.SEND_REFUSE);
    steps.down(caller);
  }

  private void noteFailure(HangupCause cause) {
    Variables variables = caller.variables();
    String phrase = called.variables().get("sip_invite_failure_phrase");
    if (phrase != null) {
      variables.setAll(
          "sip_invite_failure_status", called.variables().get("sip_invite_failure_status"),
          "sip_invite_failure_phrase", phrase,
          "sip_hangup_phrase", phrase);
    }
    variables.setAll(
        "last_bridge_hangup_cause", cause.name(),
        "last_bridge_proto_specific_hangup_cause",
            called.variables().get("proto_specific_hangup_cause"),
        "originate_disposition", cause.name(),
        "DIALSTATUS", cause.dialStatus(),
        "originate_causes", called.uuid() + ";" + cause.name(),
        "originate_failed_cause", cause.name());
  }

  @Override
  public void answer() {
    // The caller waits for the called one: there is nothing of its own to answer.
  }

  @Override
  public void refuse(HangupCause cause, SipFailure failure) {
    end(cause, Disposition.RECV_BYE);
  }

  /** The caller goes elsewhere while the called one rings, who is told that nobody waits. */
  @Override
  public void abandon() {
    callerGone = true;
    exchange.waiting().remove(caller);
    caller.variables().remove("originate_signal_bond");
    ringing.end(HangupCause.ORIGINATOR_CANCEL, Disposition.SEND_CANCEL);
    if (caller.callState() == CallState.RING_WAIT) {
      exchange.events().callState(caller, CallState.ACTIVE);
    }
  }

  /** The caller ends while the called one rings. */
  @Override
  public void end(HangupCause cause, Disposition by) {
    callerGone = true;
    exchange.waiting().remove(caller);
    steps.hangUp(caller, cause, by);
    HangupCause ofCalled =
        cause == HangupCause.SYSTEM_SHUTDOWN ? cause : HangupCause.ORIGINATOR_CANCEL;
    ringing.end(ofCalled, Disposition.SEND_CANCEL);
    steps.down(caller);
    steps.complete(caller);
    steps.destroyed(caller);
  }
}
