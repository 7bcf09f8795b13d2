package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;

/** A leg that the switch calls, and the far end's address. */
record OutboundLeg(Channel channel, int port, String fromHost, String contactUser) {
  /** The phones of the recordings send their sound from there. */
  private static final int MEDIA_PORT_OFFSET = 10_000;

  OutboundLeg {
    requireNonNull(channel, "channel is null");
    requireNonNull(fromHost, "fromHost is null");
    requireNonNull(contactUser, "contactUser is null");
  }

  int mediaPort() {
    return port + MEDIA_PORT_OFFSET;
  }
}
