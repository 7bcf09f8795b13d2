package io.patchcord.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.esl.EslEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A simulator, a client that hears what matters of calls, and one call to begin with. */
abstract class SimulatorTest {
  static final String PASSWORD = "secret";
  static final String AGENT = "11111111-1111-4111-8111-111111111111";
  static final String EVENTS =
      "event plain CHANNEL_CREATE CHANNEL_CALLSTATE CHANNEL_ANSWER CHANNEL_BRIDGE CHANNEL_UNBRIDGE"
          + " CHANNEL_HOLD CHANNEL_UNHOLD CHANNEL_PARK CHANNEL_UNPARK CHANNEL_HANGUP_COMPLETE"
          + " MEDIA_BUG_START MEDIA_BUG_STOP RECORD_START RECORD_STOP DTMF BACKGROUND_JOB"
          + " CUSTOM conference::maintenance callcenter::info sofia::reinvite";

  private final ObjectMapper mapper = new ObjectMapper();
  private final List<AutoCloseable> open = new ArrayList<>();
  private SwitchSimulator simulator;
  private EventSocketClient client;

  @BeforeEach
  final void start() throws IOException {
    simulator =
        new SwitchSimulator(
                SimulatorSettings.forTests(PASSWORD).withRingTime(Duration.ofMillis(20)))
            .start();
    reconnect();
  }

  @AfterEach
  final void stop() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
    simulator.close();
  }

  /** Another connection, which every further command goes through. */
  final void reconnect() throws IOException {
    client = EventSocketClient.authenticated(simulator.port(), PASSWORD);
    open.add(client);
    client.send(EVENTS);
  }

  final EventSocketClient client() {
    return client;
  }

  final String api(String command) throws IOException {
    return client.api(command);
  }

  final List<EslEvent> events() {
    return client.frames().stream()
        .filter(frame -> frame.contentType().equals("text/event-plain"))
        .map(EslEvent::of)
        .toList();
  }

  final EslEvent await(String name, Predicate<EslEvent> which) {
    Await.until(
        () -> name + " in " + events(),
        () -> events().stream().anyMatch(event -> event.name().equals(name) && which.test(event)));
    return events().stream()
        .filter(event -> event.name().equals(name) && which.test(event))
        .findFirst()
        .orElseThrow();
  }

  static Predicate<EslEvent> with(String header, String value) {
    return event -> value.equals(event.header(header));
  }

  /** The agent on line 1001 talks to somebody outside; answers the uuid of that one's leg. */
  final String talk() throws IOException {
    client.send(
        "bgapi originate {origination_uuid="
            + AGENT
            + ",sip_auto_answer=true}user/1001@pbx.test +14155551212 XML default");
    EslEvent bridge = await("CHANNEL_BRIDGE", with("Bridge-A-Unique-ID", AGENT));
    return String.valueOf(bridge.header("Bridge-B-Unique-ID"));
  }

  final JsonNode picture() throws IOException {
    return mapper.readTree(api("simulate picture"));
  }

  /** What the picture says of that leg. */
  final JsonNode leg(String uuid) throws IOException {
    for (JsonNode leg : picture().path("channels")) {
      if (leg.path("uuid").asText().equals(uuid)) {
        return leg;
      }
    }
    throw new AssertionError("no leg " + uuid);
  }

  final void awaitNoChannel() {
    Await.until(
        () -> "no channel",
        () -> {
          try {
            return api("show channels count").equals("\n0 total.\n");
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  final void ok(String command) throws IOException {
    assertThat(api(command)).as(command).startsWith("+OK");
  }
}
