package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchcord.esl.command.SendMessage;
import io.patchcord.esl.command.SocketCommand;
import io.patchcord.esl.command.SwitchCommands;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboundServerTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String ANSWER = "11111111-1111-4111-8111-111111111111";
  private static final String PLAYBACK = "22222222-2222-4222-8222-222222222222";
  private static final String SET = "33333333-3333-4333-8333-333333333333";

  private final RecordingHandler handler = new RecordingHandler();
  private final List<AutoCloseable> toClose = new ArrayList<>();
  private @Nullable EslOutboundServer server;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : toClose) {
      each.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aSessionBeginsWithTheChannelsData() throws Exception {
    Recording call = call("outbound-async-full", settings());
    EslSession session = begin(call, 1, 3);
    assertThat(session.uniqueId()).isEqualTo("c380e0fc-c2a2-42d2-a627-ab9c3e93020b");
    assertThat(session.isAsync()).isTrue();
    assertThat(session.isFull()).isTrue();
    assertThat(session.channel().name()).isEqualTo("CHANNEL_DATA");
    assertThat(session.channel().header("variable_patchcord_note")).startsWith("Zoë & Söhne");
    CompletionStage<EslReply> status = session.send(SwitchCommands.status());
    call.expect("api status\n\n");
    call.send(7, 7);
    assertThat(Await.text(status)).contains("FreeSWITCH");
  }

  @Test
  void anApplicationEndsWithItsEvent() throws Exception {
    Recording call = call("outbound-async-full", settings());
    EslSession session = begin(call, 1, 3);
    CompletionStage<EslExecution> answer = session.execute("answer");
    call.expectApplication("answer", ANSWER).send(10, 10);
    CompletionStage<EslExecution> playback = session.execute("playback", "tone_stream");
    call.expectApplication("playback", "44444444-4444-4444-8444-444444444444").send(19, 20);
    assertThat(playback.toCompletableFuture()).isNotDone();
    call.send(13, 14);
    EslExecution answered = get(answer);
    assertThat(answered.response()).isNull();
    assertThat(String.valueOf(answered.event())).contains("CHANNEL_EXECUTE_COMPLETE");
    call.send(21, 21);
    assertThat(get(playback).response()).isEqualTo("FILE PLAYED");
  }

  @Test
  void anApplicationForAnUnknownChannelIsRefused() throws Exception {
    Recording call = call("outbound-async-full", settings());
    EslSession session = begin(call, 1, 3);
    CompletionStage<EslExecution> refused = session.execute("set", "a=b");
    call.expectApplication("set", SET).send(35, 35);
    assertThat(Await.problem(refused))
        .isInstanceOf(EslRejectedException.class)
        .hasMessageContaining("-ERR invalid session id");
  }

  @Test
  void aMessageRunsOnceAtATime() throws Exception {
    Recording call = call("outbound-async-full", settings());
    EslSession session = begin(call, 1, 3);
    SendMessage message = SendMessage.execute(null, "set", "a=b");
    CompletionStage<EslExecution> first = session.execute(message, LONG);
    assertThat(Await.problem(session.execute(message, LONG))).isInstanceOf(EslBusyException.class);
    call.expectApplication("set", SET).send(17, 18);
    assertThat(get(first).response()).isNull();
  }

  @Test
  void anApplicationHasADeadline() throws Exception {
    Recording call = call("outbound-async-full", settings());
    EslSession session = begin(call, 1, 3);
    SendMessage sleep = SendMessage.execute(null, "sleep", "400");
    CompletionStage<EslExecution> late = session.execute(sleep, Duration.ofMillis(30));
    call.expectApplication("sleep", PLAYBACK).send(11, 11);
    assertThat(Await.problem(late))
        .isInstanceOf(EslDeadlineException.class)
        .hasMessage("execute sleep did not end within 30 ms");
  }

  @Test
  void aHangUpDuringAnApplicationIsToldInItsOrderAndLingers() throws Exception {
    Recording call = call("outbound-hangup-during-execute", settings());
    EslSession session = begin(call, 1, 2);
    CompletionStage<EslExecution> answer = session.execute("answer");
    call.expectApplication("answer", ANSWER).send(4, 5);
    CompletionStage<EslExecution> playback = session.execute("playback", "tone_stream");
    call.expectApplication("playback", PLAYBACK).send(6, 6);
    CompletionStage<EslExecution> set = session.execute("set", "never=run");
    call.expectApplication("set", SET).send(7, 11);
    get(answer);
    call.send(12, 12);
    assertThat(session.closed().toCompletableFuture()).isNotDone();
    call.send(13, 21);
    assertThat(get(playback).response()).isEqualTo("PLAYBACK ERROR");
    assertThat(get(set).response()).isNull();
    handler.expectThrough("event CHANNEL_HANGUP_COMPLETE");
    assertThat(Await.problem(session.execute("sleep", "1")))
        .isInstanceOf(EslClosedException.class)
        .hasMessage("The call ended: NORMAL_CLEARING");
    call.send(22, 22);
    handler.expect("disconnected ");
    assertThat(session.closed().toCompletableFuture().get(10, TimeUnit.SECONDS))
        .contains("ended the connection");
  }

  @Test
  void anUnknownApplicationEndsTheCallAndItsFuture() throws Exception {
    Recording call = call("outbound-unknown-application", settings().withLingerSeconds(0));
    EslSession session = begin(call, 1, 1);
    CompletionStage<EslExecution> answer = session.execute("answer");
    call.expectApplication("answer", ANSWER).send(3, 4);
    CompletionStage<EslExecution> unknown = session.execute("no_such_application", "x");
    call.expectApplication("no_such_application", "77777777-7777-4777-8777-777777777777")
        .send(5, 14);
    get(answer);
    assertThat(Await.problem(unknown))
        .isInstanceOf(EslClosedException.class)
        .hasMessage("The call ended: DESTINATION_OUT_OF_ORDER");
  }

  @Test
  void withoutLingerTheConnectionEndsWithTheCall() throws Exception {
    EslOutboundSettings noLinger = settings().withLingerSeconds(0);
    Recording call = call("outbound-no-linger", noLinger);
    EslSession session = begin(call, 1, 1);
    CompletionStage<EslExecution> set = session.execute("set", "patchcord_x=1");
    call.expectApplication("set", "44444444-4444-4444-8444-444444444444").send(3, 5);
    get(set);
    CompletionStage<EslExecution> running = session.execute("playback", "x");
    call.expectApplication("playback", PLAYBACK).send(6, 8);
    assertThat(Await.problem(running)).isInstanceOf(EslClosedException.class);
    handler.expectThrough("disconnected ");
    call.expectClose();
  }

  @Test
  void withoutAsyncTheReplyIsTheEnd() throws Exception {
    Recording call = call("outbound-sync", settings());
    call.expect("connect\n\n");
    call.send(0, 0);
    EslSession session = handler.session();
    assertThat(session.isAsync()).isFalse();
    assertThat(session.isFull()).isFalse();
    CompletionStage<EslExecution> answer = session.execute("answer");
    call.expectApplication("answer", ANSWER).send(10, 10);
    assertThat(get(answer).event()).isNull();
    CompletionStage<EslExecution> playback = session.execute("playback", "tone_stream");
    call.expectApplication("playback", PLAYBACK);
    assertThat(playback.toCompletableFuture()).isNotDone();
    call.send(11, 11);
    get(playback);
    CompletionStage<EslReply> denied = session.send(SwitchCommands.status());
    call.expect("api status");
    call.send(3, 3);
    assertThat(Await.text(denied)).isEqualTo("-ERR command not found");
    CompletionStage<EslExecution> cut = session.execute("sleep", "300");
    call.expectApplication("sleep", SET).send(14, 14);
    assertThat(Await.problem(cut))
        .isInstanceOfSatisfying(
            EslClosedException.class, problem -> assertThat(problem.outcomeUnknown()).isTrue());
    handler.expect("disconnected ");
  }

  @Test
  void withoutAsyncAHangUpIsAReplyToo() throws Exception {
    Recording call = call("outbound-sync-hangup-during-execute", settings());
    call.expect("connect\n\n");
    call.send(0, 0);
    EslSession session = handler.session();
    CompletionStage<EslExecution> answer = session.execute("answer");
    call.expectApplication("answer", ANSWER).send(1, 1);
    get(answer);
    CompletionStage<EslExecution> playback = session.execute("playback", "tone_stream");
    call.expectApplication("playback", PLAYBACK).send(2, 3);
    get(playback);
    handler.expect("disconnected ");
  }

  @Test
  void closingASessionEndsItsConnectionAndItsFutures() throws Exception {
    Recording call = call("outbound-async-full", settings());
    EslSession session = begin(call, 1, 3);
    CompletionStage<EslExecution> running = session.execute("playback", "x");
    call.expectApplication("playback", PLAYBACK);
    session.close();
    assertThat(Await.problem(running)).hasMessage("The session was closed by this side");
    handler.expect("disconnected The session was closed by this side");
    call.expectClose();
    Await.until("forgotten", () -> started().sessions() == 0);
  }

  @Test
  void oneSessionTooManyIsRefusedAndCounted() throws Exception {
    Recording first = call("outbound-async-full", settings().withMaxSessions(1));
    begin(first, 1, 3);
    try (LogLines log = new LogLines(EslOutboundServer.class)) {
      Recording second = another("outbound-async-full");
      second.expectClose();
      another("outbound-async-full").expectClose();
      assertThat(started().sessionsRefused()).isEqualTo(2);
      assertThat(log.lines()).containsExactly("WARN sessions: 2 (expected: <= 1), refused");
    }
    first.close();
    Await.until("there is room again", () -> started().sessions() == 0);
    begin(another("outbound-async-full"), 1, 3);
  }

  @Test
  void whoeverSaysNothingIsDroppedAfterTheConnectTimeout() throws Exception {
    Recording silent =
        call(
            "outbound-async-full",
            settings().withTimeouts(EslTimeouts.defaults().withConnect(Duration.ofMillis(150))));
    silent.expect("connect\n\n");
    silent.expectClose();
    Await.until("forgotten", () -> started().sessions() == 0);
    handler.expectNothingElse();
  }

  @Test
  void whoeverSaysNonsenseIsDropped() throws Exception {
    for (String nonsense :
        List.of(
            "HTTP/1.1 400 Bad Request\n\n",
            "Content-Type: command/reply\nReply-Text: -ERR command not found\n\n",
            "Content-Type: command/reply\nReply-Text: +OK\n\nContent-Type: command/reply\n\n")) {
      Recording peer =
          server == null ? call("outbound-sync", settings()) : another("outbound-sync");
      peer.sendRaw(nonsense);
      peer.expectClose();
    }
    Await.until("forgotten", () -> started().sessions() == 0);
  }

  @Test
  void aHandlerThatThrowsLosesNoSession() throws Exception {
    handler.throwsOnSession = true;
    Recording call = call("outbound-async-full", settings());
    EslSession session = begin(call, 1, 3);
    call.send(13, 13);
    handler.expect("event CHANNEL_EXECUTE");
    CompletionStage<EslReply> reply = session.hangup("NORMAL_CLEARING");
    call.expect("sendmsg\ncall-command: hangup\nhangup-cause: NORMAL_CLEARING\n\n");
    call.send(10, 10);
    assertThat(Await.text(reply)).isEqualTo("+OK");
  }

  @Test
  void resumeAndLeaveLetTheDialplanGoOn() throws Exception {
    Recording call = call("outbound-async-full", settings());
    EslSession session = begin(call, 1, 3);
    CompletionStage<EslReply> resumed = session.resume();
    call.expect("resume\n\n");
    call.send(10, 10);
    Await.text(resumed);
    CompletionStage<EslReply> bye = session.send(SocketCommand.exit());
    call.expect("exit\n\n");
    call.send(48, 49);
    assertThat(Await.text(bye)).isEqualTo("+OK bye");
    handler.expect("disconnected ");
  }

  @Test
  void fiveHundredSessionsAtOnceAndTheEndOfTheServer() throws Exception {
    LongAdder begun = new LongAdder();
    LongAdder ended = new LongAdder();
    List<CompletionStage<EslExecution>> running = new ArrayList<>();
    CountDownLatch all = new CountDownLatch(500);
    EslOutboundServer many =
        start(
            settings(),
            new EslOutboundHandler() {
              @Override
              public void onSession(EslSession session) {
                begun.increment();
                synchronized (running) {
                  running.add(session.execute("park"));
                }
                all.countDown();
              }

              @Override
              public void onDisconnected(EslSession session, String reason) {
                ended.increment();
              }
            });
    for (int i = 0; i < 500; i++) {
      Socket socket = new Socket(address.getAddress(), address.getPort());
      toClose.add(socket);
      String data =
          "Event-Name: CHANNEL_DATA\nUnique-ID: call-"
              + i
              + "\nContent-Type: command/reply\nReply-Text: %2BOK%0A\nSocket-Mode: async\n"
              + "Control: full\n\n";
      socket.getOutputStream().write(data.getBytes(UTF_8));
    }
    assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(many.sessions()).isEqualTo(500);
    many.close();
    many.close();
    assertThat(running).hasSize(500);
    for (CompletionStage<EslExecution> each : running) {
      assertThat(Await.problem(each)).hasMessage("The server was closed by this side");
    }
    Await.until("every handler is told", () -> ended.sum() == 500);
    assertThat(begun.sum()).isEqualTo(500);
    assertThat(many.sessions()).isZero();
    Await.until("no thread is left", () -> threads().isEmpty());
    assertThatThrownBy(many::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void underOverloadBeginningAndEndAreStillTold() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    EslOutboundServer small =
        start(
            settings().withDelivery(new EslDelivery(1, 5, 1_000_000, 5)),
            new EslOutboundHandler() {
              @Override
              public void onSession(EslSession session) {
                told.add("session");
                try {
                  release.await();
                } catch (InterruptedException stopped) {
                  throw new IllegalStateException(stopped);
                }
              }

              @Override
              public void onGap(EslSession session, EslGap gap) {
                told.add("gap " + gap.uniqueId());
              }

              @Override
              public void onDisconnected(EslSession session, String reason) {
                told.add("end");
              }
            });
    Recording first = another("outbound-async-full");
    begin(first);
    Recording second = another("outbound-async-full");
    begin(second);
    second.send(13, 34);
    Await.until("overload", () -> small.eventsDropped() > 0);
    second.close();
    Await.until("one is gone", () -> small.sessions() == 1);
    release.countDown();
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("session");
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("session");
    List<String> rest = new ArrayList<>();
    while (!rest.contains("end")) {
      rest.add(String.valueOf(told.poll(10, TimeUnit.SECONDS)));
    }
    assertThat(rest).contains("gap c380e0fc-c2a2-42d2-a627-ab9c3e93020b").doesNotContain("null");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    call("outbound-sync", settings());
    try (EslOutboundServer other =
        new EslOutboundServer(
            EslOutboundSettings.of("127.0.0.1", address.getPort()), session -> {})) {
      assertThat(Await.problem(other.start()))
          .isInstanceOf(EslClosedException.class)
          .hasMessageStartingWith("Cannot listen on 127.0.0.1:" + address.getPort());
    }
  }

  private InetSocketAddress address = new InetSocketAddress(0);

  private static EslOutboundSettings settings() {
    return EslOutboundSettings.of("127.0.0.1", 0);
  }

  private EslOutboundServer start(EslOutboundSettings settings, EslOutboundHandler used)
      throws Exception {
    EslOutboundServer started = new EslOutboundServer(settings, used);
    server = started;
    address = started.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
    return started;
  }

  private EslOutboundServer started() {
    if (server == null) {
      throw new IllegalStateException("The server was not started");
    }
    return server;
  }

  private Recording call(String name, EslOutboundSettings settings) throws Exception {
    start(settings, handler);
    return another(name);
  }

  private Recording another(String name) throws IOException {
    Recording call = new Recording(name, address);
    toClose.add(call);
    return call;
  }

  /** The beginning of an async session, with the frames that answer it; -1 is a plain OK. */
  private EslSession begin(Recording call, int myEvents, int linger) throws Exception {
    call.expect("connect\n\n");
    call.send(0, 0);
    call.expect("myevents plain\n\n");
    call.send(myEvents, myEvents);
    if (linger != myEvents) {
      call.expect("linger 5\n\n");
      call.send(linger, linger);
    }
    return handler.session();
  }

  private static void begin(Recording call) {
    call.expect("connect\n\n");
    call.send(0, 0);
    call.expect("myevents plain\n\n");
    call.send(1, 1);
    call.expect("linger 5\n\n");
    call.send(3, 3);
  }

  private static EslExecution get(CompletionStage<EslExecution> execution) throws Exception {
    return execution.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("esl-session"))
        .toList();
  }

  private static final class RecordingHandler implements EslOutboundHandler {
    private final BlockingQueue<EslSession> sessions = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private volatile boolean throwsOnSession;

    @Override
    public void onSession(EslSession session) {
      sessions.add(session);
      if (throwsOnSession) {
        throw new IllegalStateException("on purpose");
      }
    }

    @Override
    public void onEvent(EslSession session, EslEvent event) {
      calls.add("event " + event.name());
    }

    @Override
    public void onDisconnected(EslSession session, String reason) {
      calls.add("disconnected " + reason);
    }

    private EslSession session() throws InterruptedException {
      EslSession session = sessions.poll(10, TimeUnit.SECONDS);
      if (session == null) {
        throw new AssertionError("No session came");
      }
      return session;
    }

    private void expect(String beginning) throws InterruptedException {
      assertThat(calls.poll(10, TimeUnit.SECONDS)).isNotNull().startsWith(beginning);
    }

    private void expectThrough(String beginning) throws InterruptedException {
      String call = calls.poll(10, TimeUnit.SECONDS);
      while (call != null && !call.startsWith(beginning)) {
        call = calls.poll(10, TimeUnit.SECONDS);
      }
      assertThat(call).isNotNull();
    }

    private void expectNothingElse() {
      assertThat(calls).isEmpty();
      assertThat(sessions).isEmpty();
    }
  }
}
