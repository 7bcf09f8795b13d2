package io.patchcord.benchmarks.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void nanosecondsBecomeMicrosecondsWithinAThousandth() {
    Percentiles.Recorded recorded = Percentiles.recorder();
    for (int micros = 1; micros <= 1_000; micros++) {
      recorded.add(micros * 1_000L);
    }

    Percentiles percentiles = recorded.percentiles();

    assertThat(percentiles.count()).isEqualTo(1_000);
    assertThat(percentiles.p50Micros()).isCloseTo(500, within(1.0));
    assertThat(percentiles.p99Micros()).isCloseTo(990, within(1.0));
    assertThat(percentiles.maxMicros()).isCloseTo(1_000, within(1.0));
  }

  @Test
  void aMinuteIsTheLongestThatCounts() {
    Percentiles.Recorded recorded = Percentiles.recorder();

    recorded.add(Long.MAX_VALUE);
    recorded.add(-5);

    assertThat(recorded.percentiles().maxMicros()).isCloseTo(60_000_000, within(60_000.0));
    assertThat(recorded.percentiles().p50Micros()).isZero();
  }
}
