package io.patchcord.esl;

import static io.patchcord.esl.ScriptedPeer.event;
import static io.patchcord.esl.ScriptedPeer.frame;
import static io.patchcord.esl.ScriptedPeer.reply;
import static io.patchcord.esl.ScriptedPeer.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.command.ApiCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong between a client and its switch, on real sockets. */
class FaultsIT {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final ScriptedPeer peer = new ScriptedPeer();
  private final CountDownLatch release = new CountDownLatch(1);
  private @Nullable EslNode node;

  @AfterEach
  void close() throws IOException {
    release.countDown();
    if (node != null) {
      node.close();
    }
    peer.close();
  }

  @Test
  void aHundredInFlightAtTheKillAreUnknown() throws Exception {
    AtomicInteger came = new AtomicInteger();
    peer.script =
        (connection, command) -> {
          if (came.incrementAndGet() == 100) {
            connection.close();
          }
        };
    EslNode used = connect(peer.settings(), event -> {});
    List<CompletionStage<EslReply>> waiting = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      waiting.add(used.api(ApiCommand.of("n" + i), LONG));
    }
    for (CompletionStage<EslReply> each : waiting) {
      assertThat(outcomeUnknown(each)).isTrue();
    }
  }

  /** A switch that reads no more: what did not fit into the socket was certainly not run. */
  @Test
  void whatWasNotWrittenAtTheKillIsKnown() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    peer.script =
        (connection, command) -> {
          stopped.countDown();
          await(release);
          connection.close();
        };
    EslNode used = connect(peer.settings(), event -> {});
    CompletionStage<EslReply> first = used.api(ApiCommand.of("first"), LONG);
    await(stopped);
    List<CompletionStage<EslReply>> large = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      large.add(used.api(ApiCommand.unchecked("echo " + "x".repeat(1_000_000)), LONG));
    }
    release.countDown();
    assertThat(outcomeUnknown(first)).isTrue();
    for (CompletionStage<EslReply> each : large) {
      Await.problem(each);
    }
    assertThat(outcomeUnknown(large.get(39))).isFalse();
  }

  @Test
  void everyReplyFindsItsCommandUnderLoadWithDenialsBetween() throws Exception {
    peer.script =
        (connection, command) ->
            connection.send(
                command.contains("denied")
                    ? reply("-ERR permission denied " + command.substring(11))
                    : response(command.substring(9) + "\n"));
    EslNode used = connect(peer.settings(), event -> {});
    List<CompletableFuture<String>> callers = new ArrayList<>();
    for (int caller = 0; caller < 4; caller++) {
      int mine = caller;
      callers.add(CompletableFuture.supplyAsync(() -> askMany(used, mine)));
    }
    for (CompletableFuture<String> caller : callers) {
      assertThat(caller.get(60, TimeUnit.SECONDS)).isEmpty();
    }
  }

  private static String askMany(EslNode used, int caller) {
    List<CompletionStage<EslReply>> replies = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String kind = i % 7 == 3 ? "denied" : "word";
      replies.add(used.api(ApiCommand.of(kind, caller + "-" + i), LONG));
    }
    StringBuilder wrong = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      String expected =
          i % 7 == 3 ? "-ERR permission denied " + caller + "-" + i : caller + "-" + i;
      String text =
          replies.get(i).toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join().text();
      if (!text.equals(expected)) {
        wrong.append(expected).append(" got ").append(text).append('\n');
      }
    }
    return wrong.toString();
  }

  @Test
  void aListenerThatBlocksForTenSecondsCostsItsChannelOnly() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    List<String> ofBlocked = new CopyOnWriteArrayList<>();
    LongAdder others = new LongAdder();
    peer.script = (connection, command) -> connection.send(response("alive"));
    EslNode used =
        connect(
            peer.settings(),
            event -> {
              if (!"blocked".equals(event.uniqueId())) {
                others.increment();
                return;
              }
              if (event.name().equals("FIRST")) {
                blocked.countDown();
                awaitAtMost(TEN_SECONDS, release);
                over.countDown();
              }
              ofBlocked.add(event.name());
            });
    long begin = System.nanoTime();
    peer.events().send(event("FIRST", "blocked"));
    await(blocked);
    long sent = 0;
    while (over.getCount() > 0) {
      // As many as one channel may have waiting, with room to spare.
      String later = sent < 1_500 ? event("LATER", "blocked") : "";
      peer.events().send(event("CALL", "channel-" + sent % 40) + later);
      sent++;
      long expected = sent;
      Await.until("the others go on", Duration.ofSeconds(2), () -> others.sum() == expected);
      assertThat(Await.text(used.api(ApiCommand.of("alive")))).isEqualTo("alive");
    }
    assertThat(System.nanoTime() - begin).isGreaterThan(TEN_SECONDS.toNanos() - 1_000_000);
    Await.until("the queue is empty", () -> used.eventsQueued() == 0);
    Await.until("FIRST is over", () -> !ofBlocked.isEmpty());
    assertThat(ofBlocked.get(0)).isEqualTo("FIRST");
    assertThat(used.eventsDropped()).isZero();
    assertThat(used.reconnects()).isZero();
    System.out.println("FaultsIT: " + sent + " events and commands beside a blocked listener");
  }

  @Test
  void aFloodIsReadAtFullSpeedWhileTheListenerIsBlocked() throws Exception {
    int events = 200_000;
    EslDelivery bounds = new EslDelivery(16, 20_000, 32L * 1024 * 1024, 2_000);
    LongAdder delivered = new LongAdder();
    LongAdder lost = new LongAdder();
    LongAdder gaps = new LongAdder();
    CountDownLatch blocked = new CountDownLatch(16);
    Map<String, Integer> last = new ConcurrentHashMap<>();
    List<String> disorder = new CopyOnWriteArrayList<>();
    EslNode used =
        connect(
            peer.settings().delivery(bounds),
            new EslListener() {
              @Override
              public void onEvent(EslEvent event) {
                blocked.countDown();
                await(release);
                int number = Integer.parseInt(String.valueOf(event.header("Number")));
                Integer before = last.put(String.valueOf(event.uniqueId()), number);
                if (before != null && before >= number) {
                  disorder.add(before + " before " + number);
                }
                delivered.increment();
              }

              @Override
              public void onGap(EslGap gap) {
                gaps.increment();
                lost.add(gap.events());
              }
            });
    for (int i = 0; i < 16; i++) {
      peer.events().send(numbered(i, i));
    }
    await(blocked);
    long longest = 0;
    long begin = System.nanoTime();
    for (int i = 16; i < events; i += 50) {
      StringBuilder chunk = new StringBuilder();
      for (int j = i; j < Math.min(events, i + 50); j++) {
        chunk.append(numbered(j % 300, j));
      }
      long before = System.nanoTime();
      peer.events().send(chunk.toString());
      longest = Math.max(longest, System.nanoTime() - before);
    }
    long written = System.nanoTime() - begin;
    assertThat(release.getCount()).isEqualTo(1);
    Await.until("all is read", () -> used.eventsReceived() == events);
    assertThat(delivered.sum()).isZero();
    assertThat(used.eventsQueued()).isLessThanOrEqualTo(bounds.maxEvents());
    assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(3));
    release.countDown();
    Await.until("all is told", () -> delivered.sum() + lost.sum() == events);
    assertThat(used.eventsDropped()).isEqualTo(lost.sum());
    assertThat(gaps.sum()).isPositive();
    assertThat(disorder).isEmpty();
    assertThat(used.reconnects()).isZero();
    System.out.printf(
        "FaultsIT: the peer wrote %d events in %d ms beside a blocked listener, longest write"
            + " %d ms; %d delivered, %d dropped, %d gaps%n",
        events, written / 1_000_000, longest / 1_000_000, delivered.sum(), lost.sum(), gaps.sum());
  }

  @Test
  void aSwitchThatDropsEverybodyIsNotHammered() throws Exception {
    peer.dropsAtOnce = true;
    storm("closed the connection", 1);
  }

  @Test
  void aSwitchThatLetsInAndDropsIsNotHammered() throws Exception {
    peer.subscriptionReply = reply("+OK") + ScriptedPeer.notice("Bye for now.\n", "");
    storm("Bye for now.", 2);
  }

  private void storm(String problem, int connectionsOfAnAttempt) throws Exception {
    Duration min = Duration.ofMillis(20);
    int nodes = 3;
    List<String> threadsBefore = threads();
    List<List<EslNodeState>> states = new ArrayList<>();
    List<EslNode> all = new ArrayList<>();
    long begin = System.nanoTime();
    try (LogLines log = new LogLines(Reconnection.class);
        EslTransport transport = EslTransport.create()) {
      EslSettings settings =
          peer.settings()
              .timeouts(EslTimeouts.defaults().withBackoff(min, Duration.ofMillis(60)))
              .build();
      for (int i = 0; i < nodes; i++) {
        List<EslNodeState> mine = new CopyOnWriteArrayList<>();
        states.add(mine);
        all.add(new EslNode(settings, new States(mine), transport));
        all.get(i).start();
      }
      Await.until("a storm", TEN_SECONDS.multipliedBy(3), () -> peer.connections().size() >= 200);
      long attempts = peer.connections().size() / connectionsOfAnAttempt;
      long elapsed = (System.nanoTime() - begin) / 1_000_000;
      assertThat(attempts).isLessThanOrEqualTo(nodes * (elapsed / min.toMillis() + 2));
      assertThat(log.lines().stream().filter(line -> line.contains(problem))).hasSize(nodes);
      assertThat(log.lines()).hasSizeLessThanOrEqualTo(3 * nodes);
      all.forEach(EslNode::close);
      for (List<EslNodeState> mine : states) {
        Await.until("closed", () -> mine.contains(new EslNodeState.Closed()));
        expectOrder(mine);
      }
    }
    Await.until("no thread is left", () -> threads().size() <= threadsBefore.size());
    int connections = peer.connections().size();
    System.out.println("FaultsIT: " + connections + " connections in the storm");
  }

  private static void expectOrder(List<EslNodeState> states) {
    assertThat(states).hasSizeGreaterThan(20);
    for (int i = 0; i + 1 < states.size(); i++) {
      EslNodeState now = states.get(i);
      EslNodeState next = states.get(i + 1);
      if (next instanceof EslNodeState.Closed) {
        assertThat(i + 2).isEqualTo(states.size());
      } else if (now instanceof EslNodeState.Connecting) {
        assertThat(next).isNotInstanceOf(EslNodeState.Connecting.class);
      } else if (now instanceof EslNodeState.Connected) {
        assertThat(next).isInstanceOf(EslNodeState.Waiting.class);
      } else {
        assertThat(next).isInstanceOf(EslNodeState.Connecting.class);
      }
    }
  }

  @Test
  void aWrongPasswordIsNotTriedAgainForTenSecondsAndTheLogSaysSo() throws Exception {
    try (LogLines log = new LogLines(Reconnection.class)) {
      EslTimeouts eager =
          EslTimeouts.defaults().withBackoff(Duration.ofMillis(1), Duration.ofMillis(1));
      EslNode used =
          new EslNode(peer.settings("127.0.0.1", "wrong").timeouts(eager).build(), event -> {});
      node = used;
      used.start();
      Await.until("the first", () -> used.state() instanceof EslNodeState.Waiting);
      long begin = System.nanoTime();
      assertThat(((EslNodeState.Waiting) used.state()).lastProblem())
          .contains("rejected the password; not to be locked out, the next attempt waits 10 s");
      Await.until("the log", () -> !log.lines().isEmpty());
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("WARN", "rejected the password", "the next attempt waits 10 s");
      Await.until("the second", TEN_SECONDS.multipliedBy(2), () -> peer.connections().size() == 2);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(9));
      Await.until("slower", () -> used.state().toString().contains("the next attempt waits 20 s"));
      assertThat(log.lines()).hasSize(1);
    }
  }

  private EslNode connect(EslSettings.Builder settings, EslListener listener) throws Exception {
    EslNode started = new EslNode(settings.build(), listener);
    node = started;
    started.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
    return started;
  }

  private static boolean outcomeUnknown(CompletionStage<?> stage) throws Exception {
    Throwable problem = Await.problem(stage);
    assertThat(problem).isInstanceOf(EslClosedException.class);
    return ((EslClosedException) problem).outcomeUnknown();
  }

  /** About a kilobyte, as a small event of a real switch. */
  private static String numbered(int channel, int number) {
    return frame(
        "Event-Name: FLOOD\nUnique-ID: channel-"
            + channel
            + "\nNumber: "
            + number
            + "\nvariable_padding: "
            + "x".repeat(900)
            + "\n\n");
  }

  private static void await(CountDownLatch latch) {
    awaitAtMost(LONG, latch);
  }

  private static void awaitAtMost(Duration time, CountDownLatch latch) {
    try {
      boolean inTime = latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(inTime || time.equals(TEN_SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("esl-"))
        .toList();
  }

  private record States(List<EslNodeState> states) implements EslListener {

    @Override
    public void onEvent(EslEvent event) {}

    @Override
    public void onState(EslNodeState state) {
      states.add(state);
    }
  }
}
