package io.patchcord.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.benchmarks.decode.DecodeFigures;
import io.patchcord.benchmarks.decode.DecodeReport;
import io.patchcord.benchmarks.socket.Blocked;
import io.patchcord.benchmarks.socket.Delivery;
import io.patchcord.benchmarks.socket.Latency;
import io.patchcord.benchmarks.socket.LatencyFigures;
import io.patchcord.benchmarks.socket.OrderFigures;
import io.patchcord.benchmarks.socket.Percentiles;
import io.patchcord.benchmarks.socket.RoundTripFigures;
import io.patchcord.benchmarks.socket.SocketReport;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EslReportTest {

  private static final Percentiles OURS = new Percentiles(10, 80, 120.5, 300);
  private static final Percentiles THEIRS = new Percentiles(10, 160, 4_820, 9_000);

  @Test
  void jsonHasTheRatiosOnTopAndTheFiguresBehindThem() throws IOException {
    JsonNode json = new ObjectMapper().readTree(report(120_000, 0).toJson());

    assertThat(json.path("decodeRatio").asDouble()).isEqualTo(12);
    assertThat(json.path("wallClockDecodeRatio").asDouble()).isEqualTo(11);
    assertThat(json.path("allocationRatio").asDouble()).isEqualTo(0.05);
    assertThat(json.path("orderViolations").asLong()).isZero();
    assertThat(json.path("eventsCompared").asInt()).isEqualTo(60);
    assertThat(json.at("/decode/plainTheirs/eventsPerSecond").asDouble()).isEqualTo(10_000);
    assertThat(json.at("/commandRoundTrips/0/inFlight").asInt()).isEqualTo(16);
    assertThat(json.at("/commandRoundTrips/0/ours/p99Micros").asDouble()).isEqualTo(120.5);
    assertThat(json.at("/eventToListener/0/blocked").asText()).isEqualTo("ONE_CHANNEL");
    assertThat(json.at("/eventToListener/0/theirs/percentiles/p50Micros").asDouble())
        .isEqualTo(160);
    assertThat(json.at("/order/theirs/violations").asLong()).isEqualTo(31);
    assertThat(json.at("/goals/0/met").asBoolean()).isTrue();
    assertThat(json.at("/environment/cores").asInt()).isPositive();
    assertThat(json.at("/environment/date").asText()).endsWith("Z");
    assertThat(json.at("/environment/theirs").asText()).isEqualTo("2.2.0");
  }

  @Test
  void tableStandsInColumnsWithRatiosAndGoals() {
    assertThat(EslTable.of(report(120_000, 0)))
        .startsWith(
            """
                                                                ours  theirs  ours/theirs
            decode plain, reads of 64 KB, events/cpu s       120,000  10,000        12.00
            decode plain, reads of 64 KB, events/s           110,000  10,000        11.00
            decode plain, reads of 64 KB, bytes/event            500  10,000         0.05
            """)
        .contains(
            "\ndecode JSON, reads of 64 KB, events/cpu s         20,000  cannot\n",
            "\ncommand round trip, 16 in flight, p99 µs             121   4,820         0.03\n",
            "\norder violations in 1,000 events                       0      31         0.00\n",
            "\ngoal: decodeRatio >= 10: met (12)\n",
            "\ngoal: allocationRatio <= 0.1: met (0.05)\n",
            "\ngoal: orderViolations <= 0: met (0)\n");
  }

  @Test
  void everyGoalIsMetOrSaidToBeMissed() {
    assertThat(report(120_000, 0).allGoalsMet()).isTrue();

    EslReport slower = report(99_000, 0);
    assertThat(slower.allGoalsMet()).isFalse();
    assertThat(slower.goals().get(0).line()).isEqualTo("goal: decodeRatio >= 10: missed (9.9)");

    EslReport unordered = report(120_000, 1);
    assertThat(unordered.allGoalsMet()).isFalse();
    assertThat(unordered.goals())
        .filteredOn(goal -> !goal.met())
        .extracting(Goal::name)
        .containsExactly("orderViolations");
  }

  @Test
  void whatIsExactlyAtItsBoundIsMet() {
    assertThat(Goal.atLeast("a", 10, 10).met()).isTrue();
    assertThat(Goal.atMost("a", 0.1, 0.1).met()).isTrue();
    assertThat(Goal.atMost("a", 0.1001, 0.1).met()).isFalse();
    assertThat(Goal.atLeast("a", Double.NaN, 10).met()).isFalse();
  }

  private static EslReport report(double oursPerSecond, long violations) {
    DecodeFigures ours = new DecodeFigures(oursPerSecond, 110_000, 500);
    DecodeFigures theirs = new DecodeFigures(10_000, 10_000, 10_000);
    return EslReport.of(
        60,
        new DecodeReport(ours, theirs, ours, theirs, new DecodeFigures(20_000, 20_000, 1_000)),
        new SocketReport(
            List.of(new RoundTripFigures(16, OURS, THEIRS)),
            List.of(
                new LatencyFigures(
                    Blocked.ONE_CHANNEL, new Latency(OURS, 0), new Latency(THEIRS, 0))),
            new OrderFigures(
                200,
                new Delivery(1_000, 0, violations, 50_000),
                new Delivery(1_000, 0, 31, 9_000))),
        Environment.now(false));
  }
}
