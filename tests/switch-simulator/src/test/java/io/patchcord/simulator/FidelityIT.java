package io.patchcord.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.EslEvent;
import io.patchcord.simulator.EventComparison.Difference;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Plays the recordings of a real switch to the simulator: it must say the same. */
final class FidelityIT extends FidelityCheck {

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

  private static final Difference ORDER_OF_JOBS =
      new Difference(
          "a real switch runs each job on a thread of its own, and two of the recorded ones"
              + " overtook each other",
          "BACKGROUND_JOB Job-UUID"::equals);

  @Test
  void clickToDialWithVariables() throws IOException {
    assertSame(new Play("click-to-dial-with-variables").run(port()));
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
            .run(port()),
        RECORDING_AND_DIGITS,
        MUSIC_VARIABLES);
  }

  @Test
  void customerBusy() throws IOException {
    assertSame(new Play("customer-busy").withCustomer("14155550486").run(port()));
  }

  @Test
  void customerDoesNotAnswer() throws IOException {
    assertSame(new Play("customer-no-answer").withCustomer("14155550480").run(port()));
  }

  @Test
  void customerNumberUnknown() throws IOException {
    assertSame(new Play("customer-number-unknown").withCustomer("14155550404").run(port()));
  }

  @Test
  void customerHangsUp() throws IOException {
    assertSame(
        new Play("customer-hangs-up")
            .before("CHANNEL_HANGUP", simulate("hangup-other 1001"))
            .run(port()));
  }

  @Test
  void agentPhoneHangsUp() throws IOException {
    assertSame(
        new Play("agent-phone-hangs-up")
            .before("CHANNEL_HANGUP", simulate("hangup 1001"))
            .run(port()));
  }

  @Test
  void agentDoesNotAnswer() throws IOException {
    assertSame(new Play("agent-does-not-answer").run(port()));
  }

  @Test
  void agentRejects() throws IOException {
    assertSame(
        new Play("agent-rejects").before("CHANNEL_HANGUP", simulate("reject 1001")).run(port()));
  }

  @Test
  void lineNotRegistered() throws IOException {
    assertSame(new Play("line-not-registered").run(port()));
  }

  @Test
  void duplicateOriginationUuid() throws IOException {
    assertSame(new Play("duplicate-origination-uuid").run(port()), RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void inboundDirect() throws IOException {
    assertSame(
        new Play("inbound-direct")
            .before(
                "CHANNEL_CREATE",
                simulate("incoming +14155551212 18005550101 Zo\u00eb M\u00fcller 100%"))
            .before("CHANNEL_HANGUP", simulate("hangup-other 1001"))
            .run(port()));
  }

  @Test
  void switchShutdown() throws IOException {
    assertSame(
        new Play("switch-shutdown").before("SHUTDOWN", uuids -> simulator().close()).run(port()));
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

  @Test
  void registrations() throws IOException {
    assertSame(
        new Play("registrations")
            .before("CUSTOM", simulate("register 1003"))
            .before("CUSTOM", simulate("register 1003"))
            .run(port()));
  }

  @Test
  void connectStatusExit() throws IOException {
    assertSame(
        new Play(
                "connect-status-exit",
                starting("sofia status", "sofia xmlstatus", "callcenter_config", "uuid_bridge")
                    .or(starting("uuid_transfer")))
            .run(port()));
  }

  @Test
  void wrongPassword() throws IOException {
    assertSame(new Play("connect-wrong-password").withPassword("wrong").run(port()));
  }

  @Test
  void pipelined() throws IOException {
    Play play = new Play("pipelined").run(port());
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
        new Play("click-to-dial-plain-all").leavingOutEvents(INSIDE_OF_THE_SWITCH).run(port()),
        RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void everyEventAsJson() throws IOException {
    assertSame(
        new Play("click-to-dial-json-all").leavingOutEvents(INSIDE_OF_THE_SWITCH).run(port()));
  }
}
