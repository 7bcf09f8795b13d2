package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.CallState;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.ChannelEvents;
import io.patchcord.simulator.channel.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Loses every call at once without a word, and brings back what was up ({@code sofia recover}). */
public final class Crash {
  private final Exchange exchange;
  private final List<Channel> lost = new ArrayList<>();

  /** Acts on the calls of that exchange. */
  public Crash(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
  }

  /** Every call is gone; the legs that talked are remembered. */
  public void loseEverything() {
    lost.clear();
    for (Channel channel : exchange.channels().all()) {
      if (channel.isUp() && channel.isAnswered()) {
        lost.add(channel);
      }
      channel.occupiedWith(null);
      // What waited for the leg's end died with the switch.
      channel.watchers().forget();
    }
    exchange.waiting().clear();
    exchange.channels().reset();
  }

  /** Calls back those who talked; answers how many legs came back. Their call state stays down. */
  public int recover() {
    List<Channel> recovered = List.copyOf(lost);
    lost.clear();
    recovered.forEach(this::comeBack);
    exchange.events().recovered(recovered.size());
    for (Channel channel : recovered) {
      if (channel.isBridgeMaker()) {
        channel
            .partner()
            .ifPresent(
                other ->
                    exchange
                        .events()
                        .send(
                            channel,
                            ChannelEvent.BRIDGE,
                            ChannelEvents.bridge(channel, other),
                            Map.of()));
      }
    }
    return recovered.size();
  }

  private void comeBack(Channel channel) {
    exchange.channels().add(channel);
    channel.callState(CallState.DOWN);
    channel.variables().set("recovered", "true");
    channel.media().forget();
    if (channel.direction() == Direction.OUTBOUND) {
      channel.leftDialplan();
    }
    exchange.events().send(channel, ChannelEvent.CREATE);
  }
}
