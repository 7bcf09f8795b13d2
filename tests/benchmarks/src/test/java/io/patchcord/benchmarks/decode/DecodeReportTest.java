package io.patchcord.benchmarks.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecodeReportTest {

  @Test
  void theWorseOfTheTwoWaysToReadCounts() {
    DecodeReport report =
        new DecodeReport(
            new DecodeFigures(120_000, 70_000, 500),
            new DecodeFigures(10_000, 10_000, 10_000),
            new DecodeFigures(80_000, 90_000, 900),
            new DecodeFigures(10_000, 10_000, 10_000),
            new DecodeFigures(1, 1, 1));

    assertThat(report.decodeRatio()).isEqualTo(8);
    assertThat(report.wallClockDecodeRatio()).isEqualTo(7);
    assertThat(report.allocationRatio()).isEqualTo(0.09);
  }

  @Test
  void theMedianIsTheMiddleOfWhatWasMeasured() {
    assertThat(Median.of(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Median.of(List.of(4.0, 100.0, 1.0, 2.0))).isEqualTo(3);
    assertThatThrownBy(() -> Median.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
