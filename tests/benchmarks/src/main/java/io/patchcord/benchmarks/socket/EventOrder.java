package io.patchcord.benchmarks.socket;

import io.patchcord.benchmarks.decode.Library;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Whether each channel's events reach the listener in order when the switch sends all it can. */
public final class EventOrder {

  private static final int CHANNELS = 200;

  private final int rounds;
  private final int eventsPerChannel;

  /**
   * Prepares the measurement; both libraries take turns.
   *
   * @param rounds how often each is measured
   * @param eventsPerChannel so many events of each of 200 channels in each round
   */
  public EventOrder(int rounds, int eventsPerChannel) {
    this.rounds = rounds;
    this.eventsPerChannel = eventsPerChannel;
  }

  /** Measures both. */
  public OrderFigures run(Consumer<String> progress) {
    Map<Library, List<Delivery>> deliveries = new EnumMap<>(Library.class);
    for (int round = 1; round <= rounds; round++) {
      progress.accept("  order of events, round %d of %d".formatted(round, rounds));
      for (Library library : Library.values()) {
        deliveries.computeIfAbsent(library, key -> new ArrayList<>()).add(measure(library));
      }
    }
    return new OrderFigures(
        CHANNELS,
        Delivery.sum(deliveries.getOrDefault(Library.OURS, List.of())),
        Delivery.sum(deliveries.getOrDefault(Library.THEIRS, List.of())));
  }

  private Delivery measure(Library library) {
    long events = (long) CHANNELS * eventsPerChannel;
    Channels channels = new Channels(CHANNELS);
    ChannelOrder order = new ChannelOrder(CHANNELS);
    CountDownLatch arrived = new CountDownLatch((int) events);
    try (SwitchPeer peer = new SwitchPeer();
        SwitchClient client = SwitchClient.of(library)) {
      client.connect(
          peer,
          (id, sequence, sentNanos) -> {
            int channel = channels.number(id);
            if (channel >= 0 && sequence != null) {
              order.given(channel, Long.parseLong(sequence));
              arrived.countDown();
            }
          });
      EventFlood flood = new EventFlood(peer.awaitSubscriber(), channels, EventTemplate.recorded());
      long begin = System.nanoTime();
      flood.send(events, EventFlood.UNLIMITED);
      Arrival.awaitAllOrSilence(arrived);
      long nanos = System.nanoTime() - begin;
      return new Delivery(
          events,
          arrived.getCount(),
          order.violations(),
          (events - arrived.getCount()) * (double) TimeUnit.SECONDS.toNanos(1) / nanos);
    }
  }
}
