package io.patchcord.benchmarks.socket;

import static java.util.Objects.requireNonNull;

import io.patchcord.benchmarks.decode.Library;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long an event takes from when the switch was to send it until the listener has it, at a pace
 * that both libraries can take, while the listener is blocked for one channel. The blocked
 * channel's own events do not count; those of the others do, however late.
 */
public final class ListenerLatency {

  private static final int CHANNELS = 200;
  private static final int EVENTS_PER_SECOND = 2_000;

  /** Enough for the compilers to have seen every path. */
  private static final Duration WARM_UP = Duration.ofSeconds(1);

  private final Duration blocked;

  /**
   * Prepares the measurement.
   *
   * @param blocked how long the listener is blocked, and events are measured
   */
  public ListenerLatency(Duration blocked) {
    this.blocked = requireNonNull(blocked, "blocked is null");
  }

  /** Measures both, for each way to block. */
  public List<LatencyFigures> run(Consumer<String> progress) {
    List<LatencyFigures> figures = new ArrayList<>();
    for (Blocked what : Blocked.values()) {
      progress.accept("  events to the listener, blocked: " + what.title());
      figures.add(
          new LatencyFigures(what, measure(Library.OURS, what), measure(Library.THEIRS, what)));
    }
    return figures;
  }

  private Latency measure(Library library, Blocked what) {
    Channels channels = new Channels(CHANNELS);
    long warmUp = events(WARM_UP);
    long measured = events(blocked);
    Listener listener = new Listener(channels, what, warmUp / CHANNELS, measured);
    try (SwitchPeer peer = new SwitchPeer();
        SwitchClient client = SwitchClient.of(library)) {
      client.connect(peer, listener);
      EventFlood flood = new EventFlood(peer.awaitSubscriber(), channels, EventTemplate.recorded());
      flood.send(warmUp, EVENTS_PER_SECOND);
      flood.send(measured, EVENTS_PER_SECOND);
      // Whatever waited may arrive now; what was dropped never will.
      listener.unblock();
      return listener.awaitLatency();
    } finally {
      listener.unblock();
    }
  }

  /** As many events as the pace gives, and the same number for each channel. */
  private static long events(Duration duration) {
    long turn = (long) CHANNELS * EventFlood.RUN;
    return duration.toMillis() * EVENTS_PER_SECOND / 1_000 / turn * turn;
  }

  private static final class Listener implements EventReceiver {
    private final Channels channels;
    private final Blocked what;
    private final long firstMeasured;
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch arrived;
    private final AtomicBoolean blockedOnce = new AtomicBoolean();
    private final Percentiles.Recorded latency = Percentiles.recorder();

    /** Measures from the given number of each channel on. */
    Listener(Channels channels, Blocked what, long firstMeasured, long measured) {
      this.channels = channels;
      this.what = what;
      this.firstMeasured = firstMeasured;
      // The first channel is the one that is blocked, and does not count even when it is not.
      this.arrived = new CountDownLatch((int) (measured - measured / channels.count()));
    }

    @Override
    public void received(
        @Nullable String id, @Nullable String sequence, @Nullable String sentNanos) {
      int channel = channels.number(id);
      if (channel < 0
          || sequence == null
          || sentNanos == null
          || Long.parseLong(sequence) < firstMeasured) {
        return;
      }
      if (channel == 0) {
        if (blocks()) {
          Deadline.await(gate, Deadline.DRAIN, "Blocking the listener");
        }
        return;
      }
      latency.add(System.nanoTime() - Long.parseLong(sentNanos));
      arrived.countDown();
    }

    private boolean blocks() {
      return switch (what) {
        case NOTHING -> false;
        case ONE_EVENT -> blockedOnce.compareAndSet(false, true);
        case ONE_CHANNEL -> true;
      };
    }

    Latency awaitLatency() {
      Arrival.awaitAllOrSilence(arrived);
      return new Latency(latency.percentiles(), arrived.getCount());
    }

    void unblock() {
      gate.countDown();
    }
  }
}
