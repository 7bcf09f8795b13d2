package io.patchcord.benchmarks.softphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoftphoneReportTest {
  @Test
  void theMedianDecidesAndTheWorstIsShown() {
    SoftphoneReport report = new SoftphoneReport(3, opened(120, 299, 900));
    assertThat(report.met()).isTrue();
    assertThat(report.table()).contains("299 (900)", "399 (1000)", "met");
    assertThat(new SoftphoneReport(3, opened(120, 301, 302)).met()).isFalse();
  }

  @Test
  void aPageThatWasNotOpenedAsOftenAsOthersIsNoMeasurement() {
    assertThatThrownBy(new SoftphoneReport(4, opened(120, 299, 900))::met)
        .hasMessageContaining("was measured 3 times (expected: 4)");
  }

  private static List<Opened> opened(double... paints) {
    List<Opened> opened = new ArrayList<>();
    for (double paint : paints) {
      for (String cache : List.of("cold", "warm")) {
        for (String page : List.of("salesforce", "workbench")) {
          opened.add(new Opened(page, cache, paint, paint + 100));
        }
        for (String empty : List.of("salesforce-empty", "gateway-empty")) {
          opened.add(new Opened(empty, cache, 50, null));
        }
      }
    }
    return opened;
  }
}
