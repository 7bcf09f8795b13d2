package io.patchcord.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartReportTest {
  @Test
  void theMedianOfBothDecidesAndTheWorstIsShown() {
    StartReport report = new StartReport(3, starts(5_000, 4_999));
    assertThat(report.met()).isTrue();
    assertThat(report.table()).contains("5,000", "5,900", "4,999", "1,234", "met");
    assertThat(new StartReport(3, starts(5_001, 4_999)).met()).isFalse();
    assertThat(new StartReport(3, starts(4_999, 5_001)).met()).isFalse();
  }

  @Test
  void aKindThatWasNotStartedAsOftenIsNoMeasurement() {
    assertThatThrownBy(new StartReport(4, starts(1, 1))::met)
        .hasMessageContaining("was measured 3 times (expected: 4)");
  }

  private static List<Start> starts(long fresh, long own) {
    return Stream.of(
            all(Start.Kind.NEW_DATABASE, 4_000, fresh, 5_900),
            all(Start.Kind.OWN_DATABASE, 4_000, own, 5_901),
            all(Start.Kind.VERSION, 500, 500, 500))
        .flatMap(starts -> starts)
        .toList();
  }

  private static Stream<Start> all(Start.Kind kind, long... millis) {
    return LongStream.of(millis).mapToObj(one -> new Start(kind, one, 1_234));
  }
}
