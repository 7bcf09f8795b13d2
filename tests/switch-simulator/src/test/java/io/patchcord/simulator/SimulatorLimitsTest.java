package io.patchcord.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Everything that a client can make grow has a limit. */
final class SimulatorLimitsTest {
  private static final String PASSWORD = "secret";

  @Test
  void oneConnectionTooManyIsRejected() throws Exception {
    SimulatorSettings.Limits limits = new SimulatorSettings.Limits(1, 1000, 1_000_000, 10);
    try (SwitchSimulator small =
            new SwitchSimulator(SimulatorSettings.forTests(PASSWORD).withLimits(limits)).start();
        EventSocketClient first = EventSocketClient.authenticated(small.port(), PASSWORD);
        EventSocketClient second = new EventSocketClient(small.port())) {
      Await.until(() -> "the rejection", () -> second.frames().size() == 2);
      assertThat(second.frames().get(0).contentType()).isEqualTo("text/rude-rejection");
      assertThat(first.api("status")).startsWith("UP");
    }
  }

  @Test
  void clientThatIsTooFarBehindIsCutOff() throws Exception {
    SimulatorSettings.Limits limits = new SimulatorSettings.Limits(4, 1000, 400, 10);
    try (SwitchSimulator small =
            new SwitchSimulator(SimulatorSettings.forTests(PASSWORD).withLimits(limits)).start();
        EventSocketClient slow = EventSocketClient.authenticated(small.port(), PASSWORD)) {
      slow.send("event plain ALL");
      slow.send("api simulate register 1001");
      Await.until(() -> "the end of the connection", slow::isClosed);
    }
  }

  @Test
  void liveChannelsAreBounded() throws Exception {
    SimulatorSettings.Limits limits = new SimulatorSettings.Limits(4, 1000, 1_000_000, 2);
    try (SwitchSimulator small =
            new SwitchSimulator(SimulatorSettings.forTests(PASSWORD).withLimits(limits)).start();
        EventSocketClient only = EventSocketClient.authenticated(small.port(), PASSWORD)) {
      assertThat(only.api("simulate incoming 1 18005550101")).startsWith("+OK");
      assertThat(only.api("simulate incoming 2 18005550102")).startsWith("-ERR");
      assertThat(only.api("originate user/1003@pbx.test &park"))
          .isEqualTo("-ERR DESTINATION_OUT_OF_ORDER\n");
    }
  }

  @Test
  void linesAreReadAsRangesAndNumbers() {
    assertThat(SimulatorSettings.parseLines("1001-1003,1007"))
        .isEqualTo(Arrays.asList("1001", "1002", "1003", "1007"));
    assertThatThrownBy(() -> SimulatorSettings.parseLines("a-b"))
        .hasMessage("lines: a-b (expected: as 1001-1003,1007)");
  }
}
