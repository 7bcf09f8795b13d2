package io.patchcord.esl;

import static io.patchcord.esl.ScriptedPeer.event;
import static io.patchcord.esl.ScriptedPeer.reply;
import static io.patchcord.esl.ScriptedPeer.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.EventFormat;
import io.patchcord.esl.command.SocketCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One connection, and what a node adds to two: subscription, transport, beginning and end. */
class EslConnectionTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final ScriptedPeer peer = new ScriptedPeer();
  private final RecordingListener listener = new RecordingListener();
  private final List<AutoCloseable> toClose = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : toClose) {
      each.close();
    }
    peer.close();
    Await.until(
        "no thread is left",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("esl-listener")));
  }

  @Test
  void oneConnectionDoesCommandsJobsAndEvents() throws Exception {
    peer.script =
        (connection, command) -> {
          if (command.startsWith("bgapi")) {
            String id = command.substring(command.indexOf("Job-UUID: ") + 10);
            connection.send(reply("+OK Job-UUID: " + id) + ScriptedPeer.job(id, "+OK done\n"));
          } else {
            connection.send(response(command + "\n"));
          }
        };
    EslConnection connection = open(peer.settings().build());
    listener.expect("connected");
    CompletionStage<EslReply> first = connection.send(ApiCommand.of("first"));
    CompletionStage<EslReply> second = connection.send(SocketCommand.exit(), LONG);
    assertThat(Await.text(first)).isEqualTo("api first");
    assertThat(Await.text(second)).isEqualTo("exit");
    BackgroundJob job = connection.bgapi(ApiCommand.of("long"), LONG);
    assertThat(Await.text(job.result())).isEqualTo("+OK done");
    listener.expect("event BACKGROUND_JOB");
    peer.events().send(event("CHANNEL_ANSWER"));
    listener.expect("event CHANNEL_ANSWER");
    assertThat(peer.connections()).hasSize(1);
  }

  @Test
  void theEndIsToldToListenerFutureAndCaller() throws Exception {
    EslConnection connection = open(peer.settings().build());
    listener.expect("connected");
    CompletionStage<EslReply> waiting = connection.send(ApiCommand.of("waiting"), LONG);
    Await.until("sent", () -> peer.commands().contains("api waiting"));
    peer.events().close();
    assertThat(Await.problem(waiting)).isInstanceOf(EslClosedException.class);
    assertThat(connection.closed().toCompletableFuture().get(10, TimeUnit.SECONDS))
        .isEqualTo("127.0.0.1:" + peer.port() + " closed the connection");
    listener.expect("disconnected 127.0.0.1:");
    assertThat(Await.problem(connection.send(ApiCommand.of("late"))))
        .isInstanceOfSatisfying(
            EslClosedException.class, problem -> assertThat(problem.outcomeUnknown()).isFalse());
    assertThat(peer.connections()).hasSize(1);
  }

  @Test
  void whyThereIsNoConnectionIsTheProblem() throws Exception {
    EslSettings wrong = peer.settings("127.0.0.1", "wrong").build();
    assertThat(Await.problem(EslConnection.open(wrong, listener)))
        .isInstanceOf(EslAuthenticationException.class);
    peer.subscriptionReply = reply("-ERR no keywords supplied");
    assertThat(Await.problem(EslConnection.open(peer.settings().build(), listener)))
        .isInstanceOf(EslClosedException.class)
        .hasMessageContaining("refused the subscription");
    EslSettings nobody = peer.settings().build();
    peer.close();
    assertThat(Await.problem(EslConnection.open(nobody, listener)))
        .isInstanceOf(EslClosedException.class)
        .hasMessageContaining("refused the connection");
    listener.expectNothingElse();
    Await.until(
        "its transport is closed",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("esl-io")));
  }

  @Test
  void aNameIsResolvedAwayFromTheEventLoop() throws Exception {
    EslConnection connection = open(peer.settings("localhost", ScriptedPeer.PASSWORD).build());
    peer.script = (peerConnection, command) -> peerConnection.send(response(command));
    assertThat(Await.text(connection.send(ApiCommand.of("here")))).isEqualTo("api here");
  }

  @Test
  void everyWordOfTheSubscriptionIsSaidAgainAfterAReconnect() throws Exception {
    peer.script = (connection, command) -> connection.send(reply("+OK"));
    EslTimeouts soon = EslTimeouts.defaults().withBackoff(Duration.ofMillis(5), LONG);
    EslSettings settings =
        peer.settings()
            .timeouts(soon)
            .format(EventFormat.JSON)
            .events("sofia::register")
            .filter("Unique-ID", "a b")
            .filter("Event-Name", "-RE_SCHEDULE")
            .log(4)
            .build();
    start(new EslNode(settings, listener));
    listener.expect("connected");
    List<String> first = List.copyOf(peer.commands());
    assertThat(first)
        .containsExactly(
            "auth ClueCon",
            "auth ClueCon",
            "filter Unique-ID a b",
            "filter Event-Name -RE_SCHEDULE",
            "filter Event-Name BACKGROUND_JOB",
            "filter Event-Name HEARTBEAT",
            "log 4",
            "event json CHANNEL_ANSWER BACKGROUND_JOB HEARTBEAT CUSTOM sofia::register");
    peer.events().close();
    listener.expect("disconnected");
    listener.expect("connected");
    listener.expect("gap null The connection was lost: what happened meanwhile is unknown");
    assertThat(peer.commands()).hasSize(16);
    assertThat(peer.commands().subList(8, 16)).isEqualTo(first);
  }

  @Test
  void xmlAndUserAreSaidInTheirWords() throws Exception {
    EslSettings settings = peer.settings().format(EventFormat.XML).user("1001@pbx.test").build();
    start(new EslNode(settings, listener));
    assertThat(peer.commands())
        .containsExactly(
            "userauth 1001@pbx.test:ClueCon",
            "userauth 1001@pbx.test:ClueCon",
            "event xml CHANNEL_ANSWER BACKGROUND_JOB HEARTBEAT");
  }

  @Test
  void startedMeansConnected() throws Exception {
    for (int i = 0; i < 20; i++) {
      EslNode node = start(new EslNode(peer.settings().build(), event -> {}));
      assertThat(node.state()).isInstanceOf(EslNodeState.Connected.class);
    }
  }

  @Test
  void closingBeforeTheConnectFailsTheStartAndDropsTheSocket() throws Exception {
    peer.greeting = "";
    try (EslTransport transport = EslTransport.create()) {
      EslNode node = new EslNode(peer.settings().build(), listener, transport);
      CompletionStage<Void> started = node.start();
      Await.until("accepted", () -> peer.connections().size() == 1);
      node.close();
      assertThat(Await.problem(started))
          .isInstanceOf(EslClosedException.class)
          .hasMessage("The node was closed by this side");
      Await.until("the socket is gone", () -> peer.connections().get(0).isOver());
      listener.expectNothingElse();
    }
  }

  @Test
  void aSharedTransportOutlivesItsNodes() throws Exception {
    peer.script = (connection, command) -> connection.send(response(command));
    try (EslTransport transport = EslTransport.create()) {
      EslNode one = start(new EslNode(peer.settings().build(), event -> {}, transport));
      EslNode two = start(new EslNode(peer.settings().build(), event -> {}, transport));
      one.close();
      assertThat(Await.text(two.api(ApiCommand.of("alive")))).isEqualTo("api alive");
      EslNode three = start(new EslNode(peer.settings().build(), event -> {}, transport));
      assertThat(Await.text(three.api(ApiCommand.of("alive")))).isEqualTo("api alive");
    }
  }

  @Test
  void onAClosedTransportNothingWaitsForEver() throws Exception {
    EslTransport transport = EslTransport.create();
    EslNode node = new EslNode(peer.settings().build(), listener, transport);
    toClose.add(node);
    transport.close();
    Await.until("it is closed", () -> transport.eventLoops().isTerminated());
    assertThat(Await.problem(node.start()))
        .isInstanceOf(EslClosedException.class)
        .hasMessage("The transport is closed");
    assertThat(Await.problem(EslConnection.open(peer.settings().build(), listener, transport)))
        .isInstanceOf(EslClosedException.class);
  }

  @Test
  void aJobsIdIsUsedByOneAtATime() throws Exception {
    peer.script = (connection, command) -> connection.send(reply("+OK"));
    EslNode node = start(new EslNode(peer.settings().build(), event -> {}));
    UUID id = UUID.randomUUID();
    BackgroundJob first = node.bgapi(id, ApiCommand.of("one"), LONG);
    BackgroundJob second = node.bgapi(id, ApiCommand.of("two"), LONG);
    assertThat(Await.problem(second.result())).isInstanceOf(EslBusyException.class);
    assertThat(Await.problem(second.accepted())).isInstanceOf(EslBusyException.class);
    assertThat(Await.text(first.accepted())).isEqualTo("+OK");
    peer.events().send(ScriptedPeer.job(id.toString(), "+OK one\n"));
    assertThat(Await.text(first.result())).isEqualTo("+OK one");
  }

  @Test
  void javasOwnSocketsDoToo() throws Exception {
    peer.script = (connection, command) -> connection.send(response(command));
    try (EslTransport transport = EslTransport.nio()) {
      assertThat(transport.name()).isEqualTo("nio");
      EslNode node = start(new EslNode(peer.settings().build(), event -> {}, transport));
      assertThat(Await.text(node.api(ApiCommand.of("alive")))).isEqualTo("api alive");
    }
  }

  private EslConnection open(EslSettings settings) throws Exception {
    EslConnection connection =
        EslConnection.open(settings, listener).toCompletableFuture().get(10, TimeUnit.SECONDS);
    toClose.add(connection);
    return connection;
  }

  private EslNode start(EslNode node) throws Exception {
    toClose.add(node);
    node.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
    return node;
  }
}
