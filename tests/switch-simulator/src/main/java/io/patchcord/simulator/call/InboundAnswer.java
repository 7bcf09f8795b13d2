package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.CallState;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.MediaVariables;
import io.patchcord.simulator.channel.ProfileTime;

/** The switch answers a caller because the one who was called did. */
final class InboundAnswer {
  private final Exchange exchange;

  InboundAnswer(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
  }

  void answer(Channel caller) {
    String remote = caller.variables().get("switch_r_sdp");
    String port = caller.variables().get("sip_network_port");
    int remotePort = (port == null ? 0 : Integer.parseInt(port)) + 10_000;
    MediaVariables.agreed(
        caller, remote == null ? MediaVariables.remoteDescription(remotePort) : remote, remotePort);
    caller.variables().set("audio_media_flow", "sendrecv");
    caller.variables().set("endpoint_disposition", "EARLY MEDIA");
    caller.profile().time(ProfileTime.PROGRESS_MEDIA, exchange.clock().micros());
    exchange.events().send(caller, ChannelEvent.PROGRESS_MEDIA);
    exchange.events().callState(caller, CallState.EARLY);
    caller.variables().set("rtp_local_sdp_str", MediaVariables.remoteDescription(remotePort));
    new LegSteps(exchange).answered(caller);
    caller.variables().set("endpoint_disposition", "ANSWER");
  }
}
