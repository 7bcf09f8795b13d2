package io.patchcord.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A thousand calls at once, and a client that looks at every leg of them. */
final class ManyCallsTest {
  private static final int CALLS = 1000;

  @Test
  void everyLegOfAThousandCallsIsShownAndDumped() throws IOException {
    SimulatorSettings settings =
        SimulatorSettings.forTests("secret")
            .withLimits(SimulatorSettings.Limits.STANDARD.withChannels(2 * CALLS));
    try (SwitchSimulator simulator = new SwitchSimulator(settings).start();
        EventSocketClient client = EventSocketClient.authenticated(simulator.port(), "secret")) {
      for (int i = 0; i < CALLS; i++) {
        client.send("api simulate incoming +1415555" + (1000 + i) + " 18005550101");
      }
      Await.until(() -> "every call", () -> client.frames().size() >= CALLS + 2);
      JsonNode channels = new ObjectMapper().readTree(client.api("show channels as json"));
      assertThat(channels.path("row_count").asInt()).isEqualTo(2 * CALLS);
      int before = client.frames().size();
      for (JsonNode row : channels.path("rows")) {
        client.send("api uuid_dump " + row.path("uuid").asText() + " txt");
      }
      Await.until(() -> "every dump", () -> client.frames().size() == before + 2 * CALLS);
      assertThat(client.frames().subList(before, before + 2 * CALLS))
          .allMatch(frame -> frame.bodyText().startsWith("Event-Name: CHANNEL_DATA\n"));
      assertThat(client.api("hupall")).startsWith("+OK");
      assertThat(client.api("show channels count")).isEqualTo("\n0 total.\n");
    }
  }
}
