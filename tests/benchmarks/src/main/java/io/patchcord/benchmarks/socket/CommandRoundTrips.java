package io.patchcord.benchmarks.socket;

import io.patchcord.benchmarks.decode.Library;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** How long an {@code api} command takes from the call to its answer, in a closed loop. */
public final class CommandRoundTrips {

  private static final int[] IN_FLIGHT = {1, 16, 256};

  private final int rounds;
  private final Duration each;

  /**
   * Prepares the measurement; both libraries take turns.
   *
   * @param rounds how often each is measured, after one round that does not count
   * @param each how long, for each number in flight
   */
  public CommandRoundTrips(int rounds, Duration each) {
    this.rounds = rounds;
    this.each = each;
  }

  /** Measures both. */
  public List<RoundTripFigures> run(Consumer<String> progress) {
    progress.accept("  command round trips, warming up");
    round(measurements());
    List<Measurement> measurements = measurements();
    for (int round = 1; round <= rounds; round++) {
      progress.accept("  command round trips, round %d of %d".formatted(round, rounds));
      round(measurements);
    }
    return measurements.stream().map(Measurement::figures).toList();
  }

  private static List<Measurement> measurements() {
    return Arrays.stream(IN_FLIGHT).mapToObj(Measurement::new).toList();
  }

  private void round(List<Measurement> measurements) {
    for (Measurement measurement : measurements) {
      measure(Library.OURS, measurement.inFlight, measurement.ours);
      measure(Library.THEIRS, measurement.inFlight, measurement.theirs);
    }
  }

  private void measure(Library library, int inFlight, Percentiles.Recorded target) {
    try (SwitchPeer peer = new SwitchPeer();
        SwitchClient client = SwitchClient.of(library)) {
      client.connect(peer, (channel, sequence, sentNanos) -> {});
      client.keepInFlight(inFlight, System.nanoTime() + each.toNanos(), target::add);
    }
  }

  private static final class Measurement {
    private final int inFlight;
    private final Percentiles.Recorded ours = Percentiles.recorder();
    private final Percentiles.Recorded theirs = Percentiles.recorder();

    Measurement(int inFlight) {
      this.inFlight = inFlight;
    }

    RoundTripFigures figures() {
      return new RoundTripFigures(inFlight, ours.percentiles(), theirs.percentiles());
    }
  }
}
