package io.patchcord.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ImportMeterTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<ImportProgress> told = new ArrayList<>();
  private final ImportMeter meter =
      new ImportMeter(told::add, () -> Instant.EPOCH, nanos::get, UUID.randomUUID(), "somebody");

  @Test
  void itTellsFourTimesASecondAtMostAndTheEndAlways() {
    meter.enter(ImportProgress.Phase.WRITING, 10_000);
    // Each portion of 500 takes 100 ms.
    meter.each(Collections.nCopies(10_000, "row"), portion -> nanos.addAndGet(100_000_000L));
    meter.finish(ImportProgress.Phase.DONE);
    assertThat(told)
        .extracting(ImportProgress::done)
        .containsExactly(0, 1_500, 3_000, 4_500, 6_000, 7_500, 9_000, 10_000);
  }

  @Test
  void whatFailedHasDoneNothing() {
    meter.enter(ImportProgress.Phase.WRITING, 1_000);
    meter.each(List.of("row"), portion -> {});
    meter.finish(ImportProgress.Phase.FAILED);
    assertThat(told.get(told.size() - 1).done()).isZero();
  }
}
