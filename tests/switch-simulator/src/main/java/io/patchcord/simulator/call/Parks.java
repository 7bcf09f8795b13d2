package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.Occupation;

/** Lets legs wait until somebody does something with them. */
public final class Parks {
  private final Exchange exchange;

  /** Parks legs of that exchange. */
  public Parks(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
  }

  /** Parks the leg: in {@code CS_EXECUTE} as an application, in {@code CS_PARK} otherwise. */
  void park(Channel channel, CoreState state) {
    channel.enter(state);
    channel.occupiedWith(new Parked(channel));
    exchange.events().send(channel, ChannelEvent.PARK);
  }

  private final class Parked implements Occupation {
    private final Channel channel;

    Parked(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void left() {
      channel.occupiedWith(null);
      new Sounds(exchange).stopMusic(channel);
      exchange.events().send(channel, ChannelEvent.UNPARK);
    }

    @Override
    public void hungUp() {
      left();
    }
  }
}
