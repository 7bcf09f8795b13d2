package io.patchcord.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslFrame;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the recordings do not show. */
final class SwitchSimulatorTest {
  private static final String PASSWORD = "secret";
  private static final String AGENT = "11111111-1111-4111-8111-111111111111";
  private static final String EVENTS =
      "event plain CHANNEL_CREATE CHANNEL_CALLSTATE CHANNEL_ANSWER CHANNEL_BRIDGE CHANNEL_UNBRIDGE"
          + " CHANNEL_HOLD CHANNEL_UNHOLD CHANNEL_PARK CHANNEL_HANGUP_COMPLETE BACKGROUND_JOB"
          + " CUSTOM sofia::register sofia::unregister sofia::expire";

  private final List<AutoCloseable> open = new ArrayList<>();
  private SwitchSimulator simulator;
  private EventSocketClient client;

  @BeforeEach
  void start() throws IOException {
    simulator =
        new SwitchSimulator(
                SimulatorSettings.forTests(PASSWORD).withRingTime(Duration.ofMillis(30)))
            .start();
    client = connect();
    client.send(EVENTS);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
    simulator.close();
  }

  private EventSocketClient connect() throws IOException {
    EventSocketClient connected = EventSocketClient.authenticated(simulator.port(), PASSWORD);
    open.add(connected);
    return connected;
  }

  private List<EslEvent> events() {
    return client.frames().stream()
        .filter(frame -> frame.contentType().equals("text/event-plain"))
        .map(EslEvent::of)
        .toList();
  }

  private EslEvent awaitEvent(String name, String header, @Nullable String value) {
    Await.until(
        () -> name + " with " + header + " " + value + " in " + events(),
        () -> events().stream().anyMatch(event -> is(event, name, header, value)));
    return events().stream()
        .filter(event -> is(event, name, header, value))
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(EslEvent event, String name, String header, @Nullable String value) {
    return event.name().equals(name) && Objects.equals(value, event.header(header));
  }

  private void dial(String number) throws IOException {
    client.send(
        "bgapi originate {origination_uuid="
            + AGENT
            + ",sip_auto_answer=true,call_timeout=1}user/1001@pbx.test "
            + number
            + " XML default");
  }

  @Test
  void agentCallsAgent() throws IOException {
    dial("1002");
    EslEvent rings = awaitEvent("CHANNEL_CREATE", "Channel-Presence-ID", "1002@pbx.test");
    assertThat(rings.header("Other-Leg-Unique-ID")).isEqualTo(AGENT);
    assertThat(rings.header("Caller-Caller-ID-Number")).isEqualTo("1001");
    assertThat(rings.header("Caller-Destination-Number")).isEqualTo("1002");
    assertThat(client.api("simulate answer 1002")).isEqualTo("+OK\n");
    EslEvent bridge = awaitEvent("CHANNEL_BRIDGE", "Bridge-A-Unique-ID", AGENT);
    assertThat(bridge.header("Bridge-B-Unique-ID")).isEqualTo(rings.uniqueId());
    assertThat(client.api("simulate hangup 1002")).isEqualTo("+OK\n");
    awaitEvent("CHANNEL_HANGUP_COMPLETE", "Unique-ID", AGENT);
  }

  @Test
  void numberWithoutRouteEndsTheAgentLegAndMakesNoOther() throws IOException {
    dial("12");
    EslEvent ended = awaitEvent("CHANNEL_HANGUP_COMPLETE", "Unique-ID", AGENT);
    assertThat(ended.header("Hangup-Cause")).isEqualTo("NO_ROUTE_DESTINATION");
    assertThat(events()).filteredOn(event -> event.name().equals("CHANNEL_CREATE")).hasSize(1);
  }

  @Test
  void lastFourDigitsDecideWhatTheOutsideDoes() throws IOException {
    for (String[] expected :
        new String[][] {{"0603", "CALL_REJECTED"}, {"0503", "NORMAL_TEMPORARY_FAILURE"}}) {
      dial("+1415555" + expected[0]);
      awaitEvent("CHANNEL_HANGUP_COMPLETE", "variable_originate_failed_cause", expected[1]);
      Await.until(() -> "no channel", () -> exists(AGENT).equals("false"));
    }
  }

  private String exists(String uuid) {
    try {
      return client.api("uuid_exists " + uuid);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void callerWhoGivesUpCancelsTheRingingLeg() throws IOException {
    String caller = client.api("simulate incoming +14155551212 18005550102 A B C").strip();
    EslEvent rings = awaitEvent("CHANNEL_CREATE", "Channel-Presence-ID", "1002@pbx.test");
    assertThat(rings.header("Caller-Caller-ID-Name")).isEqualTo("A B C");
    assertThat(caller).isEqualTo("+OK " + rings.header("Other-Leg-Unique-ID"));
    assertThat(client.api("simulate hangup-other 1002")).isEqualTo("+OK\n");
    EslEvent ended = awaitEvent("CHANNEL_HANGUP_COMPLETE", "Unique-ID", rings.uniqueId());
    assertThat(ended.header("Hangup-Cause")).isEqualTo("ORIGINATOR_CANCEL");
  }

  @Test
  void phoneModesDecideHowALineReacts() throws IOException {
    client.api("simulate phone 1001 reject");
    dial("1002");
    awaitEvent("CHANNEL_HANGUP_COMPLETE", "Hangup-Cause", "USER_BUSY");
    client.api("simulate phone 1002 auto");
    client.api("simulate incoming +14155551212 18005550102");
    awaitEvent("CHANNEL_BRIDGE", "Caller-Destination-Number", "18005550102");
    assertThat(client.api("simulate hold 1002")).isEqualTo("+OK\n");
    awaitEvent("CHANNEL_HOLD", "Channel-Presence-ID", "1002@pbx.test");
    assertThat(client.api("simulate hold 1002")).startsWith("-ERR");
    assertThat(client.api("simulate unhold 1002")).isEqualTo("+OK\n");
    awaitEvent("CHANNEL_UNHOLD", "Channel-Presence-ID", "1002@pbx.test");
  }

  @Test
  void quotesProtectBlanksAndNotCommas() throws IOException {
    client.send(
        "bgapi originate {origination_uuid="
            + AGENT
            + ",origination_caller_id_name='Ann Smith,evil=1',sip_auto_answer=true}"
            + "user/1001@pbx.test &park");
    EslEvent created = awaitEvent("CHANNEL_CREATE", "Unique-ID", AGENT);
    assertThat(created.header("Caller-Caller-ID-Name")).isEqualTo("Ann Smith");
    assertThat(created.header("variable_evil")).isEqualTo("1");
    awaitEvent("CHANNEL_PARK", "Unique-ID", AGENT);
    assertThat(client.api("uuid_setvar " + AGENT + " note a b")).isEqualTo("+OK\n");
    assertThat(client.api("uuid_getvar " + AGENT + " note")).isEqualTo("a b");
    assertThat(client.api("uuid_kill " + AGENT + " BOGUS")).isEqualTo("+OK\n");
    EslEvent ended = awaitEvent("CHANNEL_HANGUP_COMPLETE", "Unique-ID", AGENT);
    assertThat(ended.header("Hangup-Cause")).isEqualTo("NORMAL_CLEARING");
  }

  @Test
  void apiHoldsEventsBackUntilItReturns() throws IOException {
    String result =
        client.api(
            "originate {origination_uuid="
                + AGENT
                + ",sip_auto_answer=true}user/1001@pbx.test &park");
    assertThat(result).isEqualTo("+OK " + AGENT + "\n");
    awaitEvent("CHANNEL_PARK", "Unique-ID", AGENT);
    List<String> types = client.frames().stream().map(EslFrame::contentType).toList();
    assertThat(types.indexOf("api/response")).isLessThan(types.indexOf("text/event-plain"));
  }

  @Test
  void registrationsComeAndGo() throws IOException {
    client.api("simulate unregister 1003");
    awaitEvent("CUSTOM", "Event-Subclass", "sofia::unregister");
    assertThat(client.api("show registrations as json")).contains("\"row_count\":2");
    assertThat(client.api("originate user/1003@pbx.test &park"))
        .isEqualTo("-ERR USER_NOT_REGISTERED\n");
    client.api("simulate register 1003");
    awaitEvent("CUSTOM", "Event-Subclass", "sofia::register");
    client.api("simulate expire 1003");
    assertThat(awaitEvent("CUSTOM", "Event-Subclass", "sofia::expire").header("user"))
        .isEqualTo("1003");
  }

  @Test
  void stallHoldsEveryAnswerUntilItEnds() throws IOException {
    EventSocketClient other = connect();
    assertThat(client.api("simulate stall on")).isEqualTo("+OK\n");
    other.send("api status");
    assertThat(client.api("simulate register 1001")).isEqualTo("+OK\n");
    assertThat(other.frames()).hasSize(2);
    assertThat(client.api("simulate stall off")).isEqualTo("+OK\n");
    Await.until(() -> "the answer", () -> other.frames().size() == 3);
  }

  @Test
  void repliesOfOneCommandAreDropped() throws IOException {
    EventSocketClient other = connect();
    assertThat(client.api("simulate drop-replies 1 status")).isEqualTo("+OK\n");
    assertThat(client.api("version")).startsWith("FreeSWITCH");
    other.send("api status");
    other.send("api version");
    Await.until(
        () -> "the answer to the second command",
        () ->
            other.frames().stream()
                .anyMatch(frame -> String.valueOf(frame.bodyText()).startsWith("FreeSWITCH")));
    assertThat(other.frames())
        .noneMatch(frame -> String.valueOf(frame.bodyText()).startsWith("UP "));
  }

  @Test
  void droppedRepliesAreCarriedOutAllTheSame() throws IOException {
    EventSocketClient other = connect();
    assertThat(client.api("simulate drop-replies 1")).isEqualTo("+OK\n");
    other.send("event plain CUSTOM sofia::register");
    assertThat(other.api("version")).startsWith("FreeSWITCH");
    client.api("simulate register 1001");
    Await.until(
        () -> "the event",
        () ->
            other.frames().stream()
                .anyMatch(frame -> frame.contentType().equals("text/event-plain")));
    assertThat(other.frames())
        .noneMatch(frame -> String.valueOf(frame.replyText()).contains("listener"));
  }

  @Test
  void unknownUsesOfSimulateSayWhatThereIs() throws IOException {
    assertThat(client.api("simulate")).startsWith("-USAGE: incoming FROM TO");
    assertThat(client.api("simulate dance 1001")).startsWith("-USAGE");
    assertThat(client.api("simulate answer 1001")).startsWith("-ERR");
    assertThat(client.api("simulate register 4711")).startsWith("-ERR no such line");
  }

  @Test
  void filtersAndNixeventNarrowWhatComes() throws IOException {
    client.send("filter Unique-ID " + AGENT);
    client.send("nixevent CHANNEL_CREATE");
    client.api("simulate phone 1002 auto");
    client.api("simulate incoming +14155551212 18005550102");
    dial("+14155551212");
    awaitEvent("CHANNEL_BRIDGE", "Unique-ID", AGENT);
    assertThat(events())
        .allMatch(event -> AGENT.equals(event.uniqueId()))
        .noneMatch(event -> event.name().equals("CHANNEL_CREATE"));
  }

  @Test
  void commandThatIsTooLongEndsTheConnection() throws IOException {
    client.send("api " + "x".repeat(70_000));
    Await.until(() -> "the end of the connection", client::isClosed);
  }

  @Test
  void killCutsEveryConnectionWithoutAWord() {
    int frames = client.frames().size();
    simulator.kill();
    Await.until(() -> "the end of the connection", client::isClosed);
    assertThat(client.frames().size()).isBetween(frames, frames + 1);
  }

  @Test
  void portInUseIsSaidAtOnce() {
    SimulatorSettings same = SimulatorSettings.forTests(PASSWORD).withPort(simulator.port());
    assertThatThrownBy(() -> new SwitchSimulator(same).start()).isInstanceOf(BindException.class);
  }
}
