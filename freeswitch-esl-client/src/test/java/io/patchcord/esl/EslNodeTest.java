package io.patchcord.esl;

import static io.patchcord.esl.ScriptedPeer.event;
import static io.patchcord.esl.ScriptedPeer.job;
import static io.patchcord.esl.ScriptedPeer.notice;
import static io.patchcord.esl.ScriptedPeer.reply;
import static io.patchcord.esl.ScriptedPeer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.ResourceLeakDetector;
import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.Originate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EslNodeTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private static final String LOG_UNKNOWN_LINGER =
      "Content-Type: log/data\nContent-Length: 4\nLog-Level: 6\n\nhi!\n"
          + "Content-Type: x/unheard-of\n\n"
          + notice("", "Content-Disposition: linger\n");

  private final ScriptedPeer peer = new ScriptedPeer();
  private RecordingListener listener = new RecordingListener();
  private EslTimeouts timeouts =
      EslTimeouts.defaults().withBackoff(Duration.ofMillis(5), Duration.ofSeconds(10));
  private final EslSettings.Builder settings =
      peer.settings().timeouts(timeouts).delivery(EslDelivery.inOrder());
  private EslNode node = new EslNode(settings.build(), listener);

  @BeforeAll
  static void trackEveryBuffer() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
  }

  @AfterAll
  static void trackNoMore() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
  }

  @AfterEach
  void close() throws IOException {
    node.close();
    peer.close();
  }

  @Test
  void connectedComesBeforeTheFirstEvent() throws Exception {
    peer.subscriptionReply = reply("+OK event listener enabled plain") + event("CHANNEL_ANSWER");
    connect();
    listener.expect("event CHANNEL_ANSWER");
    listener.expectOneThread();
    assertThat(node.state()).isInstanceOf(EslNodeState.Connected.class);
    assertThat(node.eventsReceived()).isOne();
    assertThat(peer.commands())
        .containsExactly(
            "auth ClueCon", "auth ClueCon", "event plain CHANNEL_ANSWER BACKGROUND_JOB HEARTBEAT");
  }

  @Test
  void aDeniedApiIsAnsweredByACommandReplyInItsPlace() throws Exception {
    peer.script =
        (connection, command) ->
            connection.send(
                switch (command) {
                  case "api denied" -> reply("-ERR permission denied");
                  default -> response(command + " Zoë\n");
                });
    connect();
    CompletionStage<EslReply> first = node.api(ApiCommand.of("first"));
    CompletionStage<EslReply> denied = node.api(ApiCommand.of("denied"));
    CompletionStage<EslReply> last = node.api(ApiCommand.of("last"));
    assertThat(Await.text(first)).isEqualTo("api first Zoë");
    assertThat(Await.text(denied)).isEqualTo("-ERR permission denied");
    assertThat(Await.text(last)).isEqualTo("api last Zoë");
  }

  @Test
  void aLateReplyIsNotGivenToTheNextCaller() throws Exception {
    peer.script =
        (connection, command) -> {
          if (command.equals("api next")) {
            connection.send(response("late\n") + response("next\n"));
          }
        };
    connect();
    Throwable problem = Await.problem(node.api(ApiCommand.of("slow"), Duration.ofMillis(20)));
    assertThat(problem)
        .isInstanceOf(EslDeadlineException.class)
        .hasMessage("api slow was not answered within 20 ms");
    assertThat(Await.text(node.api(ApiCommand.of("next")))).isEqualTo("next");
    assertThat(node.commandsTimedOut()).isOne();
  }

  @Test
  void commandsInFlightFailAtOnceWithAnUnknownOutcome() throws Exception {
    peer.script = (connection, command) -> connection.close();
    connect();
    CompletionStage<EslReply> one = node.api(ApiCommand.of("one"), LONG);
    CompletionStage<EslReply> two = node.api(ApiCommand.of("two"), LONG);
    for (CompletionStage<EslReply> each : List.of(one, two)) {
      Throwable problem = Await.problem(each);
      assertThat(problem).isInstanceOf(EslClosedException.class);
    }
    assertThat(((EslClosedException) Await.problem(one)).outcomeUnknown()).isTrue();
    listener.expect("disconnected 127.0.0.1:");
  }

  @Test
  void withoutAConnectionTheOutcomeIsKnown() throws Exception {
    CompletionStage<EslReply> early = node.api(ApiCommand.of("early"));
    BackgroundJob job = node.bgapi(ApiCommand.of("early"), LONG);
    for (CompletionStage<EslReply> each : List.of(early, job.accepted(), job.result())) {
      assertThat(Await.problem(each))
          .isInstanceOfSatisfying(
              EslClosedException.class, problem -> assertThat(problem.outcomeUnknown()).isFalse());
    }
  }

  @Test
  void aJobsEventMayComeBeforeItsReply() throws Exception {
    peer.script =
        (connection, command) -> {
          String id = command.substring(command.indexOf("Job-UUID: ") + 10);
          connection.send(job(id, "+OK done\n") + reply("+OK Job-UUID: " + id));
        };
    connect();
    BackgroundJob job = node.bgapi(Originate.toLine("1001", "pbx.test").park(), LONG);
    assertThat(Await.text(job.result())).isEqualTo("+OK done");
    assertThat(Await.text(job.accepted())).isEqualTo("+OK Job-UUID: " + job.id());
    listener.expect("event BACKGROUND_JOB");
    assertThat(peer.commands())
        .contains("bgapi originate user/1001@pbx.test &park()\nJob-UUID: " + job.id());
  }

  @Test
  void aRefusedJobHasTheRefusalForItsResult() throws Exception {
    peer.script = (connection, command) -> connection.send(reply("-ERR permission denied"));
    connect();
    BackgroundJob job = node.bgapi(ApiCommand.of("originate"), LONG);
    assertThat(Await.text(job.result())).isEqualTo("-ERR permission denied");
    assertThat(Await.text(job.accepted())).isEqualTo("-ERR permission denied");
  }

  @Test
  void aJobThatNeverEndsHasADeadline() throws Exception {
    peer.script = (connection, command) -> connection.send(reply("+OK Job-UUID: whatever"));
    connect();
    BackgroundJob job = node.bgapi(ApiCommand.of("originate"), Duration.ofMillis(20));
    assertThat(Await.problem(job.result())).isInstanceOf(EslDeadlineException.class);
    assertThat(Await.text(job.accepted())).startsWith("+OK");
    assertThat(node.commandsTimedOut()).isOne();
  }

  @Test
  void aJobAcceptedIsUnknownWhenTheConnectionEnds() throws Exception {
    peer.script =
        (connection, command) -> {
          connection.send(reply("+OK Job-UUID: whatever"));
          connection.close();
        };
    connect();
    BackgroundJob job = node.bgapi(ApiCommand.of("originate"), LONG);
    assertThat(Await.problem(job.result()))
        .isInstanceOfSatisfying(
            EslClosedException.class, problem -> assertThat(problem.outcomeUnknown()).isTrue());
  }

  @Test
  void eitherConnectionLostMeansBothAreMadeAgain() throws Exception {
    connect();
    peer.events().close();
    listener.expect("disconnected");
    listener.expect("connected");
    listener.expect("gap null The connection was lost");
    assertThat(peer.subscribed()).hasSize(2);
    peer.connections().get(2).close();
    listener.expect("disconnected");
    listener.expect("connected");
    listener.expect("gap null The connection was lost");
    peer.events().send(event("CHANNEL_ANSWER"));
    listener.expect("event CHANNEL_ANSWER");
    assertThat(peer.connections()).hasSize(6);
    assertThat(node.reconnects()).isEqualTo(2);
    listener.expectOneThread();
  }

  @Test
  void halfAFrameAndThenSilenceIsADeadConnection() throws Exception {
    connect(settings.timeouts(timeouts.withLiveness(Duration.ofMillis(100))));
    peer.answersHostname = false;
    peer.events().send("Content-Type: text/event-plain\nContent-Length: 100\n\nEvent-Na");
    listener.expect("disconnected 127.0.0.1:");
    assertThat(peer.commands()).contains("api hostname");
  }

  @Test
  void aQuietConnectionIsAskedAndLives() throws Exception {
    connect(settings.timeouts(timeouts.withLiveness(Duration.ofMillis(400))));
    Await.until(
        "questions", () -> peer.commands().stream().filter("api hostname"::equals).count() >= 4);
    assertThat(peer.connections()).hasSize(2);
    listener.expectNothingElse();
  }

  @Test
  void aListenerThatThrowsBreaksNothing() throws Exception {
    listener =
        new RecordingListener() {
          @Override
          public void onEvent(EslEvent event) {
            record("event");
            throw new IllegalStateException("on purpose");
          }
        };
    connect(settings);
    peer.events().send(event("A") + event("B"));
    listener.expect("event");
    listener.expect("event");
    assertThat(node.state()).isInstanceOf(EslNodeState.Connected.class);
  }

  @Test
  void aSlowListenerIsToldOfTheGapAndTheReaderGoesOn() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    listener =
        new RecordingListener() {
          @Override
          public void onEvent(EslEvent event) {
            blocked.countDown();
            try {
              release.await();
            } catch (InterruptedException stopped) {
              throw new IllegalStateException(stopped);
            }
            super.onEvent(event);
          }
        };
    peer.script = (connection, command) -> connection.send(response("alive"));
    connect(settings.delivery(new EslDelivery(1, 50, 1_000_000, 4)));
    peer.events().send(event("FIRST"));
    blocked.await();
    peer.events().send(event("FLOOD").repeat(99));
    Await.until("all is read", () -> node.eventsReceived() == 100);
    assertThat(Await.text(node.api(ApiCommand.of("alive")))).isEqualTo("alive");
    release.countDown();
    listener.expect("event FIRST");
    assertThat(listener.expect("gap null")).contains("96 events were dropped");
    for (int i = 0; i < 3; i++) {
      listener.expect("event FLOOD");
    }
    peer.events().send(event("AFTER"));
    listener.expect("event AFTER");
    assertThat(node.eventsDropped()).isEqualTo(96);
  }

  @Test
  void anEventThatCannotBeReadIsAGapOnly() throws Exception {
    connect();
    peer.events().send(ScriptedPeer.frame("no colon\n\n") + event("AFTER"));
    listener.expect("gap null An event could not be read");
    listener.expect("event AFTER");
    assertThat(node.eventsDropped()).isOne();
  }

  @Test
  void pendingCommandsAreBounded() throws Exception {
    connect(settings.maxPendingCommands(2));
    node.api(ApiCommand.of("one"), LONG);
    node.api(ApiCommand.of("two"), LONG);
    assertThat(Await.problem(node.api(ApiCommand.of("three"), LONG)))
        .isInstanceOf(EslBusyException.class)
        .hasMessageContaining("pendingCommands: 3 (expected: <= 2)");
  }

  @Test
  void jobsAreBounded() throws Exception {
    peer.script = (connection, command) -> connection.send(reply("+OK"));
    connect(settings.maxPendingCommands(1));
    Await.text(node.bgapi(ApiCommand.of("one"), LONG).accepted());
    BackgroundJob second = node.bgapi(ApiCommand.of("two"), LONG);
    assertThat(Await.problem(second.result())).isInstanceOf(EslBusyException.class);
    assertThat(Await.problem(second.accepted())).isInstanceOf(EslBusyException.class);
  }

  @Test
  void logDataUnknownTypesAndLingerSurfaceAndBreakNothing() throws Exception {
    peer.script = (connection, command) -> connection.send(LOG_UNKNOWN_LINGER + response("answer"));
    connect();
    assertThat(Await.text(node.api(ApiCommand.of("x")))).isEqualTo("answer");
    assertThat(Await.text(node.api(ApiCommand.of("y")))).isEqualTo("answer");
    listener.expectNothingElse();
    peer.events().send(LOG_UNKNOWN_LINGER);
    listener.expect("log hi!");
    listener.expect("unknown x/unheard-of");
    listener.expect("notice true");
    assertThat(node.state()).isInstanceOf(EslNodeState.Connected.class);
  }

  @Test
  void aDisconnectNoticeIsTheReason() throws Exception {
    connect();
    peer.events().send(notice("The system is being shut down.\n", ""));
    assertThat(listener.expect("disconnected")).contains("The system is being shut down.");
  }

  @Test
  void aReplyThatNobodyAwaitsEndsTheConnection() throws Exception {
    connect();
    peer.events().send(reply("+OK"));
    assertThat(listener.expect("disconnected")).contains("a reply that no command awaits");
  }

  @Test
  void bytesThatAreNoFrameEndTheConnection() throws Exception {
    connect();
    peer.events().send("Content-Type: x\nContent-Length: 99999999\n\n");
    assertThat(listener.expect("disconnected"))
        .contains("bodyBytes: 99999999 (expected: <= 16777216)");
  }

  @Test
  void closingFailsWhatWaitsAndIsFinal() throws Exception {
    connect();
    CompletionStage<EslReply> waiting = node.api(ApiCommand.of("waiting"), LONG);
    node.close();
    node.close();
    assertThat(node.state()).isEqualTo(new EslNodeState.Closed());
    assertThat(Await.problem(waiting)).isInstanceOf(EslClosedException.class);
    assertThat(Await.problem(node.api(ApiCommand.of("late"))))
        .isInstanceOf(EslClosedException.class)
        .hasMessage("Not connected: the node is closed");
    listener.expect("disconnected The node was closed by this side");
    assertThatThrownBy(node::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFutureMayBlockWithoutStoppingTheReader() throws Exception {
    peer.script = (connection, command) -> connection.send(response(command));
    connect();
    CompletionStage<EslReply> nested =
        node.api(ApiCommand.of("outer"))
            .thenApply(outer -> node.api(ApiCommand.of("inner")).toCompletableFuture().join());
    assertThat(Await.text(nested)).isEqualTo("api inner");
  }

  private void connect() throws InterruptedException {
    connect(settings);
  }

  private void connect(EslSettings.Builder used) throws InterruptedException {
    node.close();
    node = new EslNode(used.build(), listener);
    node.start();
    listener.expect("connected");
  }
}
