package io.patchcord.benchmarks.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The measurements themselves, shorter than they would ever be run. Nothing here is timed. */
@Timeout(60)
class SocketMeasurementTest {

  @Test
  void orderCountsEveryEventOfBoth() {
    OrderFigures figures = new EventOrder(2, 3).run(line -> {});

    assertThat(figures.ours().events()).isEqualTo(2L * 3 * figures.channels());
    assertThat(figures.ours().missing()).isZero();
    assertThat(figures.ours().violations()).isZero();
    assertThat(figures.theirs().events()).isEqualTo(figures.ours().events());
    assertThat(figures.theirs().missing()).isZero();
  }

  @Test
  void roundTripsAreMeasuredForEachNumberInFlight() {
    assertThat(new CommandRoundTrips(1, Duration.ofMillis(20)).run(line -> {}))
        .extracting(RoundTripFigures::inFlight)
        .containsExactly(1, 16, 256);
  }
}
