package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.CallState;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.ChannelEvents;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.Occupation;
import io.patchcord.simulator.channel.ProfileTime;
import io.patchcord.simulator.channel.ReportingVariables;
import java.util.LinkedHashMap;
import java.util.Map;

/** The steps of one leg's life, each with the events of the real switch. */
final class LegSteps {
  private final Exchange exchange;
  private final ChannelEvents events;

  LegSteps(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
    this.events = exchange.events();
  }

  /** An outbound leg comes into being. */
  void created(Channel channel) {
    exchange.channels().add(channel);
    events.send(channel, ChannelEvent.CREATE);
    events.send(channel, ChannelEvent.ORIGINATE);
    channel.enter(CoreState.CS_CONSUME_MEDIA);
  }

  /** The far end rings. */
  void ringing(Channel channel) {
    long now = exchange.clock().micros();
    channel.profile().time(ProfileTime.PROGRESS, now);
    channel.otherLeg().ifPresent(other -> other.time(ProfileTime.PROGRESS, now));
    events.send(channel, ChannelEvent.PROGRESS);
    events.callState(channel, CallState.RINGING);
  }

  /** The far end, or the switch on an inbound leg, answered. */
  void answered(Channel channel) {
    channel.profile().time(ProfileTime.ANSWERED, exchange.clock().micros());
    events.send(channel, ChannelEvent.ANSWER);
    events.callState(channel, CallState.ACTIVE);
  }

  /** The leg is told to go down. */
  void hangUp(Channel channel, HangupCause cause, Disposition by) {
    channel.hangUp(cause, by);
    channel.headFor(CoreState.CS_HANGUP);
    events.send(channel, ChannelEvent.HANGUP);
    if (by.received() && channel.occupation().isPresent()) {
      noteDisposition(channel);
    }
    channel.occupation().ifPresent(Occupation::hungUp);
    Eavesdrop.targetEnded(exchange, channel);
  }

  /** The leg is down. */
  void down(Channel channel) {
    new Holds(exchange).release(channel);
    channel.enter(CoreState.CS_HANGUP);
    channel.profile().time(ProfileTime.HANGUP, exchange.clock().micros());
    new Recordings(exchange).stopAll(channel);
    new Sounds(exchange).mute(channel, false);
    if (events.isShuttingDown()) {
      ReportingVariables.report(channel);
    }
    events.callState(channel, CallState.HANGUP);
  }

  /** The leg's account is written. */
  void complete(Channel channel) {
    channel.enter(CoreState.CS_REPORTING);
    Disposition by = channel.disposition().orElse(Disposition.SEND_BYE);
    if (by.received()) {
      noteDisposition(channel);
    }
    if (!events.isShuttingDown()) {
      ReportingVariables.report(channel);
    }
    if (!by.received()) {
      noteDisposition(channel);
    }
    if (by == Disposition.SEND_CANCEL) {
      channel.variables().set("sip_invite_failure_status", "487");
      channel.variables().set("sip_invite_failure_phrase", "CANCEL");
    }
    ReportingVariables.reportMedia(channel);
    Map<String, String> cause = new LinkedHashMap<>();
    channel.hangupCause().ifPresent(found -> cause.put("Hangup-Cause", found.name()));
    events.send(channel, ChannelEvent.HANGUP_COMPLETE, cause, Map.of());
  }

  /** The leg is no more. */
  void destroyed(Channel channel) {
    channel.headFor(CoreState.CS_DESTROY);
    channel.watchers().tell();
    events.send(channel, ChannelEvent.DESTROY);
    exchange.channels().remove(channel);
  }

  /** All of it, for a leg that is alone. */
  void end(Channel channel, HangupCause cause, Disposition by) {
    hangUp(channel, cause, by);
    down(channel);
    complete(channel);
    destroyed(channel);
  }

  /** Says in the variables who ended the leg, once. */
  void noteDisposition(Channel channel) {
    if (channel.variables().get("sip_hangup_disposition") == null) {
      channel
          .disposition()
          .ifPresent(by -> channel.variables().set("sip_hangup_disposition", by.word()));
    }
  }
}
