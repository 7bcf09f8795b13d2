package io.patchcord.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.EslEvent;
import io.patchcord.simulator.EventComparison.Difference;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plays the recordings of a real switch to the simulator: it must say the same. */
final class FidelityIT {
  private static final String PASSWORD = "ClueCon";

  /** Nobody subscribes to these: they tell of the switch's inside and double the traffic. */
  private static final Set<String> INSIDE_OF_THE_SWITCH =
      Set.of(
          "API",
          "CHANNEL_OUTGOING",
          "CHANNEL_STATE",
          "CHANNEL_EXECUTE",
          "CHANNEL_EXECUTE_COMPLETE",
          "CODEC",
          "PRESENCE_IN",
          "HEARTBEAT",
          "RE_SCHEDULE");

  private static final Difference RECORDING_AND_DIGITS =
      new Difference(
          "the recorded client also recorded the call and sent digits, which is left out here",
          where -> where.matches(".* variable_(record_.*|RECORD_STEREO|last_dtmf_duration)"));

  private static final Difference RACE_FOR_THE_CALL_UUID =
      new Difference(
          "after uuid_kill the A leg's thread gives the B leg its own uuid back while the B leg's"
              + " thread reports: recordings show it before HANGUP_COMPLETE and after it, and the"
              + " simulator always does it after",
          where ->
              where.matches(
                  "CHANNEL_(CALLSTATE|HANGUP_COMPLETE)/HANGUP"
                      + " (Channel-Call-UUID|variable_call_uuid|variable_bridge_hangup_cause)"));

  private static final Difference ORDER_OF_JOBS =
      new Difference(
          "a real switch runs each job on a thread of its own, and two of the recorded ones"
              + " overtook each other",
          "BACKGROUND_JOB Job-UUID"::equals);

  private static final Difference MUSIC_VARIABLES =
      new Difference(
          "there is no media, so nothing is known of how much music was played",
          where ->
              where.matches(".* variable_(playback_.*|current_application_response|hold_events)"));

  private SwitchSimulator simulator;

  @BeforeEach
  void start() throws IOException {
    simulator =
        new SwitchSimulator(
                SimulatorSettings.forTests(PASSWORD).withRingTime(Duration.ofMillis(50)))
            .start();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private Play.Deed simulate(String what) {
    return uuids -> {
      try (EventSocketClient people = EventSocketClient.authenticated(simulator.port(), PASSWORD)) {
        assertThat(people.api("simulate " + what)).startsWith("+OK");
      }
    };
  }

  private void assertSame(Play play, Difference... accepted) throws IOException {
    EventComparison events = new EventComparison(List.of(accepted));
    for (String uuid : play.uuids().recordedUuids()) {
      events.compare(
          uuid,
          of(uuid, play.recordedEvents()),
          of(play.uuids().simulated(uuid), play.simulatedEvents()),
          play.uuids());
    }
    events.compare(
        "no channel",
        of(null, play.recordedEvents()),
        of(null, play.simulatedEvents()),
        play.uuids());
    ReplyComparison replies = new ReplyComparison(events);
    replies.compare(play.recordedReplies(), play.simulatedReplies(), play.uuids());
    List<String> found = new ArrayList<>(events.found());
    found.addAll(replies.found());
    assertThat(found).isEmpty();
  }

  private static List<EslEvent> of(@Nullable String uuid, List<EslEvent> events) {
    return events.stream().filter(event -> Objects.equals(event.uniqueId(), uuid)).toList();
  }

  private static Predicate<String> starting(String... words) {
    return command -> Arrays.stream(words).anyMatch(word -> command.startsWith("api " + word));
  }

  @Test
  void clickToDialWithVariables() throws IOException {
    assertSame(new Play("click-to-dial-with-variables").run(simulator.port()));
  }

  @Test
  void clickToDialShowDumpHoldAndKill() throws IOException {
    assertSame(
        new Play(
                "click-to-dial",
                starting("uuid_audio", "uuid_send_dtmf", "uuid_recv_dtmf", "uuid_record")
                    .or(starting("uuid_setvar")))
            .leavingOutEvents(
                Set.of(
                    "MEDIA_BUG_START",
                    "MEDIA_BUG_STOP",
                    "DTMF",
                    "RECORD_START",
                    "RECORD_STOP",
                    "HEARTBEAT"))
            .run(simulator.port()),
        RECORDING_AND_DIGITS,
        MUSIC_VARIABLES);
  }

  @Test
  void customerBusy() throws IOException {
    assertSame(new Play("customer-busy").withCustomer("14155550486").run(simulator.port()));
  }

  @Test
  void customerDoesNotAnswer() throws IOException {
    assertSame(new Play("customer-no-answer").withCustomer("14155550480").run(simulator.port()));
  }

  @Test
  void customerNumberUnknown() throws IOException {
    assertSame(
        new Play("customer-number-unknown").withCustomer("14155550404").run(simulator.port()));
  }

  @Test
  void customerHangsUp() throws IOException {
    assertSame(
        new Play("customer-hangs-up")
            .before("CHANNEL_HANGUP", simulate("hangup-other 1001"))
            .run(simulator.port()));
  }

  @Test
  void agentPhoneHangsUp() throws IOException {
    assertSame(
        new Play("agent-phone-hangs-up")
            .before("CHANNEL_HANGUP", simulate("hangup 1001"))
            .run(simulator.port()));
  }

  @Test
  void agentDoesNotAnswer() throws IOException {
    assertSame(new Play("agent-does-not-answer").run(simulator.port()));
  }

  @Test
  void agentRejects() throws IOException {
    assertSame(
        new Play("agent-rejects")
            .before("CHANNEL_HANGUP", simulate("reject 1001"))
            .run(simulator.port()));
  }

  @Test
  void lineNotRegistered() throws IOException {
    assertSame(new Play("line-not-registered").run(simulator.port()));
  }

  @Test
  void duplicateOriginationUuid() throws IOException {
    assertSame(
        new Play("duplicate-origination-uuid").run(simulator.port()), RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void inboundDirect() throws IOException {
    assertSame(
        new Play("inbound-direct")
            .before(
                "CHANNEL_CREATE",
                simulate("incoming +14155551212 18005550101 Zo\u00eb M\u00fcller 100%"))
            .before("CHANNEL_HANGUP", simulate("hangup-other 1001"))
            .run(simulator.port()));
  }

  @Test
  void switchShutdown() throws IOException {
    assertSame(
        new Play("switch-shutdown")
            .before("SHUTDOWN", uuids -> simulator.close())
            .run(simulator.port()));
  }

  @Test
  void heartbeat() throws IOException {
    try (SwitchSimulator quick =
        new SwitchSimulator(
                SimulatorSettings.forTests(PASSWORD).withHeartbeat(Duration.ofMillis(300)))
            .start()) {
      assertSame(new Play("heartbeat").leavingOutEvents(Set.of()).run(quick.port()));
    }
  }

  private Play.Deed api(String command) {
    return uuids -> {
      try (EventSocketClient other = EventSocketClient.authenticated(simulator.port(), PASSWORD)) {
        assertThat(other.api(command)).startsWith("+OK");
      }
    };
  }

  @Test
  void attendedTransferComplete() throws IOException {
    assertSame(
        new Play("attended-transfer-complete").run(simulator.port()), RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void attendedTransferCancel() throws IOException {
    assertSame(new Play("attended-transfer-cancel").run(simulator.port()), RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void blindTransfer() throws IOException {
    assertSame(
        new Play("blind-transfer")
            .before("CHANNEL_ANSWER", 3, simulate("answer 1003"))
            .before("CHANNEL_HANGUP", 2, api("hupall MANAGER_REQUEST"))
            .run(simulator.port()),
        RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void conference() throws IOException {
    assertSame(
        new Play("conference")
            .before("CHANNEL_HANGUP", 2, api("hupall MANAGER_REQUEST"))
            .run(simulator.port()),
        RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void inboundQueue() throws IOException {
    assertSame(
        new Play("inbound-queue")
            .leavingOutEvents(Set.of("HEARTBEAT", "RE_SCHEDULE", "PLAYBACK_START", "PLAYBACK_STOP"))
            .before("CHANNEL_CREATE", simulate("incoming +14155551212 18005550100 Queue Caller"))
            .before("CHANNEL_ANSWER", 2, simulate("answer 1001"))
            .before("CHANNEL_HANGUP", simulate("hangup-other 1001"))
            .before("CHANNEL_CREATE", 3, simulate("incoming +14155551212 18005550100 Queue Caller"))
            .before("CHANNEL_HANGUP", 3, simulate("reject 1002"))
            .before(
                "CHANNEL_HANGUP",
                4,
                uuids ->
                    simulate("hangup " + uuids.simulated("7d9c78e7-bcb5-4cf5-b022-1affa650f15b"))
                        .run(uuids))
            .run(simulator.port()),
        RACE_FOR_THE_CALL_UUID,
        MUSIC_VARIABLES);
  }

  @Test
  void registrations() throws IOException {
    assertSame(
        new Play("registrations")
            .before("CUSTOM", simulate("register 1003"))
            .before("CUSTOM", simulate("register 1003"))
            .run(simulator.port()));
  }

  @Test
  void connectStatusExit() throws IOException {
    assertSame(
        new Play(
                "connect-status-exit",
                starting("sofia status", "sofia xmlstatus", "callcenter_config", "uuid_bridge")
                    .or(starting("uuid_transfer")))
            .run(simulator.port()));
  }

  @Test
  void wrongPassword() throws IOException {
    assertSame(new Play("connect-wrong-password").withPassword("wrong").run(simulator.port()));
  }

  @Test
  void pipelined() throws IOException {
    Play play = new Play("pipelined").run(simulator.port());
    assertSame(play, ORDER_OF_JOBS);
    assertThat(jobs(play.simulatedEvents()))
        .containsExactlyInAnyOrderElementsOf(jobs(play.recordedEvents()));
  }

  private static List<@Nullable String> jobs(List<EslEvent> events) {
    return events.stream().<@Nullable String>map(event -> event.header("Job-UUID")).toList();
  }

  @Test
  void everyEventAsPlainText() throws IOException {
    assertSame(
        new Play("click-to-dial-plain-all")
            .leavingOutEvents(INSIDE_OF_THE_SWITCH)
            .run(simulator.port()),
        RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void everyEventAsJson() throws IOException {
    assertSame(
        new Play("click-to-dial-json-all")
            .leavingOutEvents(INSIDE_OF_THE_SWITCH)
            .run(simulator.port()));
  }
}
