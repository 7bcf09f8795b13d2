package io.patchcord.benchmarks.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.benchmarks.decode.Library;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both real clients against the peer: what is measured works before it is timed. */
@Timeout(60)
class SwitchPeerTest {

  @ParameterizedTest
  @EnumSource
  void commandsInFlightAreAllAnswered(Library library) {
    LongAdder answered = new LongAdder();
    try (SwitchPeer peer = new SwitchPeer();
        SwitchClient client = SwitchClient.of(library)) {
      client.connect(peer, (channel, sequence, sentNanos) -> {});

      client.keepInFlight(
          16, System.nanoTime() + Duration.ofMillis(50).toNanos(), nanos -> answered.increment());
    }
    assertThat(answered.sum()).isGreaterThanOrEqualTo(16);
  }

  @ParameterizedTest
  @EnumSource
  void everyEventArrivesWithItsChannelNumberAndTime(Library library) {
    Channels channels = new Channels(7);
    int events = 700;
    CountDownLatch arrived = new CountDownLatch(events);
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    long begin = System.nanoTime();
    try (SwitchPeer peer = new SwitchPeer();
        SwitchClient client = SwitchClient.of(library)) {
      client.connect(
          peer,
          (channel, sequence, sentNanos) -> {
            if (channels.number(channel) < 0
                || sequence == null
                || Long.parseLong(sequence) >= 100
                || sentNanos == null
                || Long.parseLong(sentNanos) < begin
                || Long.parseLong(sentNanos) > System.nanoTime()) {
              wrong.add(channel + " " + sequence + " " + sentNanos);
            }
            arrived.countDown();
          });
      EventFlood flood = new EventFlood(peer.awaitSubscriber(), channels, EventTemplate.recorded());

      flood.send(350, EventFlood.UNLIMITED);
      flood.send(350, 10_000);

      Deadline.await(arrived, Duration.ofSeconds(20), "The events");
    }
    assertThat(wrong).isEmpty();
  }
}
