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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Plays recordings of a real switch to a simulator and compares what it says, channel by channel.
 */
abstract class FidelityCheck {
  static final String PASSWORD = "ClueCon";

  static final Difference RACE_FOR_THE_CALL_UUID =
      new Difference(
          "after uuid_kill the A leg's thread gives the B leg its own uuid back while the B leg's"
              + " thread reports: recordings show it before HANGUP_COMPLETE and after it, and the"
              + " simulator always does it after",
          where ->
              where.matches(
                  "CHANNEL_(CALLSTATE|HANGUP_COMPLETE)/HANGUP"
                      + " (Channel-Call-UUID|variable_call_uuid|variable_bridge_hangup_cause)"));

  static final Difference MUSIC_VARIABLES =
      new Difference(
          "there is no media, so nothing is known of how much music was played",
          where ->
              where.matches(
                  ".* variable_(playback_.*|current_application_response|hold_events"
                      + "|current_loop|total_loops)"));

  static final Difference RACE_OF_TWO_LEGS =
      new Difference(
          "the two legs of a call have threads of their own: what one has done when the other tells"
              + " something is a matter of chance",
          where ->
              where.matches("CHANNEL_(PROGRESS/DOWN|CALLSTATE/RINGING) Channel-State(-Number)?")
                  || where.equals("CHANNEL_CALLSTATE/ACTIVE Caller-Channel-Bridged-Time")
                  || where.equals("MEDIA_BUG_STOP/ACTIVE variable_bridge_to"));

  static final Difference LATER_SWITCH =
      new Difference(
          "the later recordings are of a switch without video codecs, with a shorter dialplan and"
              + " other music, and its phones write Referred-By",
          where ->
              where.equals("CHANNEL_HANGUP_COMPLETE/HANGUP variable_last_arg")
                  || where.matches(
                      ".* variable_(local_video_(ip|port)|ringback|transfer_ringback|call_timeout"
                          + "|hangup_after_bridge|continue_on_fail|called_party_callgroup"
                          + "|sip_h_Referred-By|sip_refer_to)"));

  /** A later recording: its phones were at other ports, and `show` lagged behind. */
  static Play later(String name, String... leftOut) throws IOException {
    return new Play(
            name,
            starting("uuid_buglist", "show channels as", "show calls as").or(starting(leftOut)))
        .replacing("@127.0.0.1:151", "@127.0.0.1:51")
        .replacing("@127.0.0.1:150", "@127.0.0.1:50");
  }

  private SwitchSimulator simulator;

  @BeforeEach
  final void start() throws IOException {
    simulator =
        new SwitchSimulator(
                SimulatorSettings.forTests(PASSWORD).withRingTime(Duration.ofMillis(50)))
            .start();
  }

  @AfterEach
  final void stop() {
    simulator.close();
  }

  final SwitchSimulator simulator() {
    return simulator;
  }

  final int port() {
    return simulator.port();
  }

  final Play.Deed simulate(String what) {
    return api("simulate " + what);
  }

  final Play.Deed api(String command) {
    return uuids -> {
      try (EventSocketClient other = EventSocketClient.authenticated(port(), PASSWORD)) {
        assertThat(other.api(uuids.translate(command))).as(command).startsWith("+OK");
      }
    };
  }

  static void assertSame(Play play, Difference... accepted) throws IOException {
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

  static Predicate<String> starting(String... words) {
    return command -> Arrays.stream(words).anyMatch(word -> command.startsWith("api " + word));
  }
}
