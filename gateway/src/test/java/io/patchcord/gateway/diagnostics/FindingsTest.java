package io.patchcord.gateway.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.history.CallHistory;
import io.patchcord.gateway.switching.Trunk;
import io.patchcord.persistence.SchemaStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each observation is worth, and that each which is not well says what to do. */
class FindingsTest {
  @ParameterizedTest
  @CsvSource({
    "0, OK, right",
    "-5, OK, 5 s behind",
    "6, WARNING, 6 s ahead",
    "-60, WARNING, 60 s behind",
    "61, FAILED, 61 s ahead",
    "-3600, FAILED, 3600 s behind"
  })
  void aClockThatIsWrongIsWorseTheMoreItIs(long seconds, Verdict verdict, String told) {
    assertFinding(PhoneSystemChecks.skew(Duration.ofSeconds(seconds)), verdict, told);
  }

  @ParameterizedTest
  @CsvSource({
    "NOREG, UP, OK, is up",
    "REGED, UP, OK, is up",
    "TRYING, UP, WARNING, TRYING",
    "FAIL_WAIT, UP, FAILED, FAIL_WAIT",
    "EXPIRED, UP, FAILED, EXPIRED",
    "REGED, DOWN, FAILED, does not answer the switch's OPTIONS"
  })
  void aTrunkThatIsDownIsSaid(String registration, String status, Verdict verdict, String told) {
    assertFinding(
        PhoneSystemChecks.trunk("carrier", new Trunk(registration, status)), verdict, told);
  }

  @Test
  void linesWithoutPhonesAreNamedUpToAFew() {
    assertFinding(
        PhoneSystemChecks.phones(Set.of("1001"), Set.of("1001")), Verdict.OK, "1 of 1 lines");
    assertFinding(PhoneSystemChecks.phones(Set.of("9"), Set.of("1001")), Verdict.FAILED, "No line");
    assertFinding(PhoneSystemChecks.phones(Set.of("9"), Set.of()), Verdict.OK, "1 phones");
    Set<String> many =
        new TreeSet<>(IntStream.range(1000, 1009).mapToObj(String::valueOf).toList());
    Finding some = PhoneSystemChecks.phones(Set.of("1000"), many);
    assertFinding(some, Verdict.WARNING, "1 of 9 lines");
    assertThat(some.remedy()).contains("1001, 1002, 1003, 1004, 1005 and 3 others");
  }

  @Test
  void anotherSwitchThanTheOneThatIsKnownIsSaid() {
    assertFinding(
        PhoneSystemChecks.version("FreeSWITCH Version 1.10.12-release (git a88d069 64bit)"),
        Verdict.OK,
        "FreeSWITCH Version 1.10.12-release is known");
    assertFinding(
        PhoneSystemChecks.version("FreeSWITCH Version 1.6.20"), Verdict.WARNING, "1.6.20");
    assertFinding(PhoneSystemChecks.queues(false), Verdict.WARNING, "mod_callcenter");
  }

  @ParameterizedTest
  @CsvSource({"4000, OK", "2047, WARNING", "255, FAILED", "0, FAILED"})
  void aDiskThatFillsUpIsSaid(long megabytes, Verdict verdict) {
    assertFinding(
        HostChecks.disk("disk:x", Path.of("x"), megabytes * 1024 * 1024),
        verdict,
        megabytes + " MB are free for x.");
  }

  @Test
  void recordsThatWaitOrAreLostAreSaid() {
    assertFinding(GatewayChecks.records(counts(3, 0)), Verdict.OK, "3 call records wait");
    assertFinding(GatewayChecks.records(counts(100, 0)), Verdict.WARNING, "100 call records wait");
    assertFinding(GatewayChecks.records(counts(0, 2)), Verdict.FAILED, "2 call records were lost");
  }

  @Test
  void aSchemaThatIsBehindIsAWarning() {
    assertFinding(
        new DatabaseChecks(() -> new SchemaStatus("3", "3", List.of())).run().get(0),
        Verdict.OK,
        "version 3");
    assertFinding(
        new DatabaseChecks(
                () -> new SchemaStatus("2", "3", List.of(new SchemaStatus.Step("3", "more"))))
            .run()
            .get(0),
        Verdict.WARNING,
        "waits for 1 migrations");
  }

  @Test
  void aFaultInOneCheckHidesNoOther() {
    AtomicInteger runs = new AtomicInteger();
    Checkup checkup =
        new Checkup(
            List.of(
                () -> {
                  throw new IllegalStateException("a fault of ours");
                },
                () -> {
                  runs.incrementAndGet();
                  return List.of(Finding.ok(Layer.SALESFORCE, "x", "It is well."));
                }),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    assertThat(checkup.run().findings())
        .extracting(Finding::verdict)
        .containsExactly(Verdict.UNKNOWN, Verdict.OK);
    checkup.run();
    assertThat(runs).as("who asked at the same time shares the answer").hasValue(1);
  }

  private static CallHistory.Counts counts(long waiting, long dropped) {
    return new CallHistory.Counts(0, 0, waiting, 0, dropped, 0);
  }

  private static void assertFinding(Finding finding, Verdict verdict, String told) {
    assertThat(finding.verdict()).as(finding.detail()).isEqualTo(verdict);
    assertThat(finding.detail()).contains(told).endsWith(".");
    assertThat(finding.remedy() == null).isEqualTo(verdict == Verdict.OK);
  }
}
