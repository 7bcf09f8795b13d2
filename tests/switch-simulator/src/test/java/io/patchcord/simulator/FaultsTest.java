package io.patchcord.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.EslFrame;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The switch loses events, or itself. */
final class FaultsTest extends SimulatorTest {
  @Test
  void crashForgetsEveryCallAndRecoverBringsThemBack() throws IOException {
    String customer = talk();
    String before = api("global_getvar core_uuid");
    EventSocketClient cut = client();
    cut.send("api simulate crash");
    Await.until(() -> "the end of the connection", cut::isClosed);
    reconnect();
    assertThat(api("global_getvar core_uuid")).isNotEqualTo(before);
    assertThat(api("show channels as json")).isEqualTo("{\"row_count\": 0}\n");
    assertThat(api("sofia recover")).isEqualTo("Recovered 2 call(s)\n");
    await("CHANNEL_BRIDGE", with("Bridge-B-Unique-ID", customer));
    assertThat(leg(AGENT).path("callState").asText()).isEqualTo("DOWN");
    assertThat(api("sofia recover")).isEqualTo("No calls to recover.\n");
    ok("uuid_hold " + AGENT);
    assertThat(leg(AGENT).path("held").asBoolean()).isTrue();
    ok("uuid_kill " + AGENT);
    awaitNoChannel();
  }

  @Test
  void crashWithRecoveryKeepsTheCallsUnderANewCore() throws IOException {
    String customer = talk();
    EventSocketClient cut = client();
    cut.send("api simulate crash recover");
    Await.until(() -> "the end of the connection", cut::isClosed);
    reconnect();
    assertThat(leg(AGENT).path("bridgedTo").asText()).isEqualTo(customer);
  }

  @Test
  void droppedEventsAreNotHeardOf() throws IOException {
    talk();
    ok("simulate lose-event CHANNEL_HOLD");
    ok("uuid_hold " + AGENT);
    ok("uuid_hold off " + AGENT);
    await("CHANNEL_UNHOLD", with("Unique-ID", AGENT));
    assertThat(events()).noneMatch(event -> event.name().equals("CHANNEL_HOLD"));
    ok("simulate drop-events on");
    ok("uuid_kill " + AGENT);
    ok("simulate drop-events off");
    awaitNoChannel();
    assertThat(events()).noneMatch(event -> event.name().equals("CHANNEL_HANGUP_COMPLETE"));
    assertThat(api("simulate drop-events maybe")).startsWith("-USAGE");
  }

  @Test
  void logLinesAreSentToThoseWhoWantThem() throws IOException {
    client().send("log info");
    ok("log debug not this");
    ok("log warning but this");
    Await.until(
        () -> "the line",
        () ->
            client().frames().stream()
                .filter(frame -> frame.contentType().equals("log/data"))
                .map(EslFrame::bodyText)
                .toList()
                .toString()
                .contains("[WARNING] mod_commands.c:7200 but this"));
    assertThat(client().frames()).noneMatch(frame -> frame.bodyText().contains("not this"));
    client().send("log nonsense");
    client().send("linger");
    Await.until(
        () -> "the refusal",
        () ->
            client().frames().stream()
                .anyMatch(frame -> "-ERR not controlling a session".equals(frame.replyText())));
  }

  @Test
  void eventsComeAsXmlToThoseWhoAskForIt() throws IOException {
    client().send("event xml CHANNEL_ANSWER BACKGROUND_JOB");
    client().send("bgapi echo a < b & \u00fc");
    Await.until(
        () -> "the job as XML",
        () ->
            client().frames().stream()
                .filter(frame -> frame.contentType().equals("text/event-xml"))
                .anyMatch(
                    frame ->
                        frame
                            .bodyText()
                            .contains("  <body>a &lt; b &amp; &#xFC;</body>\n</event>")));
  }
}
