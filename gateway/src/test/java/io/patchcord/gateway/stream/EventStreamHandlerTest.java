package io.patchcord.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.HttpHandlerRegistration;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets: one who does not read, one who goes away, one who opens too many. */
class EventStreamHandlerTest {
  private static final Audience ALICE = new Audience("alice", "Support");
  private static final int EVENTS = 4_000;
  private static final String DATA = "{\"x\":\"" + "y".repeat(1_500) + "\"}";

  private final ExecutorService writer = Executors.newFixedThreadPool(2);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final EventLog log =
      new EventLog(Clock.systemUTC(), new LogBounds(100_000, 100_000_000, Duration.ofHours(1)));
  private volatile @Nullable String ended;
  private final HttpServer server = new HttpServer();
  private final EventStreamHandler handler = handler();

  private EventStreamHandler handler() {
    return new EventStreamHandler(
        log, new EveryoneIsAlice(), (response, refusal) -> response.setStatus(429), writer, timer);
  }

  @BeforeEach
  void listen() throws IOException {
    NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);
    listener.setMaxPendingBytes(64 * 1024);
    secure(listener);
    server.addListener(listener);
    server
        .getServerConfiguration()
        .addHttpHandler(
            handler,
            HttpHandlerRegistration.builder()
                .contextPath(EventStreamHandler.PATH)
                .urlPattern("")
                .build());
    server.start();
  }

  @AfterEach
  void stop() {
    server.shutdownNow();
    writer.shutdownNow();
    timer.shutdownNow();
  }

  @Test
  void aReaderThatStallsIsCutOffAndTheOthersGetEverything() throws IOException {
    try (Socket stalled = open();
        Socket reading = open()) {
      BufferedReader lines = reader(reading);
      awaitStreams(2);
      for (int i = 0; i < EVENTS; i++) {
        log.append("call", ALICE, DATA);
        assertThat(nextData(lines)).as("event %d", i).isEqualTo(DATA);
      }
      eventually("the stalled stream is cut off", () -> log.counts().cutOff() == 1);
      awaitStreams(1);
      assertThat(stalled.isClosed()).isFalse();
      eventually("its reader notices", () -> isReset(stalled));
    }
  }

  @Test
  void whoWasCutOffIsToldSoWhenItComesBackAndThenGetsWhatItMissed() throws IOException {
    String start = log.cursor();
    try (Socket stalled = open()) {
      awaitStreams(1);
      for (int i = 0; i < EVENTS && log.counts().cutOff() == 0; i++) {
        log.append("call", ALICE, DATA);
      }
      eventually("the stalled stream is cut off", () -> log.counts().cutOff() == 1);
      awaitStreams(0);
      assertThat(stalled.isClosed()).isFalse();
    }
    String last = log.cursor();
    log.append("call", ALICE, "{\"x\":1}");
    try (Socket back = open("Last-Event-ID: " + last + "\r\n")) {
      assertThat(fields(reader(back), 4))
          .satisfiesExactly(
              type -> assertThat(type).isEqualTo("event: resync"),
              data -> assertThat(data).startsWith("data: {\"tooSlow\":\"20"),
              type -> assertThat(type).isEqualTo("event: call"),
              data -> assertThat(data).isEqualTo("data: {\"x\":1}"));
    }
    awaitStreams(0);
    // What is missed is too long for a replay now; and it was told once.
    try (Socket again = open("Last-Event-ID: " + start + "\r\n")) {
      assertThat(fields(reader(again), 2)).containsExactly("event: snapshot", "data: {}");
    }
  }

  @Test
  void allAreToldToReconnectAndNoneIsOpenedAnyMore() throws IOException {
    try (Socket reading = open();
        Socket stalled = open()) {
      BufferedReader lines = reader(reading);
      awaitStreams(2);
      for (int i = 0; i < 100; i++) {
        log.append("call", ALICE, DATA);
      }
      handler.drain();
      log.append("call", ALICE, "{\"late\":true}");
      assertThat(lines.lines().takeWhile(line -> !line.equals("0")))
          .filteredOn(line -> line.matches("(event|retry):.*") && !line.equals("event: call"))
          .satisfiesExactly(
              snapshot -> assertThat(snapshot).isEqualTo("event: snapshot"),
              retry -> assertThat(retry).matches("retry: [1-9][0-9]{2,3}"),
              type -> assertThat(type).isEqualTo("event: reconnect"));
      try (Socket refused = open()) {
        assertThat(reader(refused).readLine()).contains("429");
      }
      // Who has not read it is cut off after a few seconds.
      awaitStreams(0);
      assertThat(stalled.isClosed()).isFalse();
    }
  }

  @Test
  void aReaderThatGoesAwayIsNoticedWithoutAWrite() throws IOException {
    Socket reading = open();
    awaitStreams(1);
    reading.close();
    awaitStreams(0);
    assertThat(log.counts().cutOff()).isZero();
  }

  @Test
  void whoMayNotHaveAStreamAnyMoreIsToldWhyAndTheStreamEnds() throws IOException {
    try (Socket socket = open();
        Socket stalled = open()) {
      BufferedReader lines = reader(socket);
      awaitStreams(2);
      for (int i = 0; i < 10; i++) {
        log.append("call", ALICE, DATA);
      }
      handler.endForbidden();
      assertThat(handler.openStreams()).isEqualTo(2);
      ended = "{\"reason\":\"KEY_REVOKED\"}";
      handler.endForbidden();
      handler.endForbidden();
      log.append("call", ALICE, "{\"late\":true}");
      for (int i = 0; i < 10; i++) {
        assertThat(nextData(lines)).isEqualTo(DATA);
      }
      // Up to the last chunk, which is empty.
      assertThat(lines.lines().takeWhile(line -> !line.equals("0")))
          .filteredOn(line -> line.startsWith("event:") || line.startsWith("data:"))
          .containsExactly("event: signed-out", "data: " + ended);
      awaitStreams(0);
      assertThat(stalled.isClosed()).isFalse();
    }
  }

  @Test
  void oneKeyHasSoManyStreamsAndNoMore() throws IOException {
    Socket[] open = new Socket[EventStreamHandler.MAX_STREAMS_OF_ONE];
    try {
      for (int i = 0; i < open.length; i++) {
        open[i] = open();
      }
      awaitStreams(open.length);
      try (Socket refused = open()) {
        assertThat(reader(refused).readLine()).contains("429");
      }
      open[0].close();
      awaitStreams(open.length - 1);
      try (Socket again = open()) {
        assertThat(reader(again).readLine()).contains("200");
      }
    } finally {
      for (Socket socket : open) {
        if (socket != null) {
          socket.close();
        }
      }
    }
  }

  /** Plain, unless an heir knows better. */
  void secure(NetworkListener listener) {}

  /** As it is, unless an heir knows better. */
  Socket secure(Socket connected) throws IOException {
    return connected;
  }

  /** The next lines that say the type or the data of an event. */
  private static List<String> fields(BufferedReader lines, int count) throws IOException {
    List<String> fields = new ArrayList<>();
    while (fields.size() < count) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("the stream ended after " + fields);
      }
      if (line.startsWith("event: ") || line.startsWith("data: ")) {
        fields.add(line);
      }
    }
    return fields;
  }

  private Socket open() throws IOException {
    return open("");
  }

  private Socket open(String headers) throws IOException {
    int port = server.getListeners().iterator().next().getPort();
    Socket connected = new Socket();
    connected.setReceiveBufferSize(4 * 1024);
    connected.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    connected.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
    Socket socket = secure(connected);
    socket
        .getOutputStream()
        .write(
            ("GET "
                    + EventStreamHandler.PATH
                    + " HTTP/1.1\r\nHost: localhost\r\n"
                    + headers
                    + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The data of the next event that is none of the snapshot; chunk sizes stand between lines. */
  private static String nextData(BufferedReader lines) throws IOException {
    StringBuilder data = new StringBuilder();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      // Comments keep the socket's own deadline from coming.
      assertThat(System.nanoTime()).as("an event comes in time").isLessThan(end);
      if (line.startsWith("data: {\"x\"")) {
        data.append(line.substring("data: ".length()));
      }
      if (data.length() >= DATA.length()) {
        return data.toString();
      }
    }
    throw new IOException("the stream ended");
  }

  private static boolean isReset(Socket socket) {
    try {
      while (socket.getInputStream().read(new byte[8_192]) >= 0) {
        // What the kernel still holds comes first.
      }
      return false;
    } catch (SocketException reset) {
      return true;
    } catch (IOException other) {
      return false;
    }
  }

  private void awaitStreams(int count) {
    // One that is open and does not subscribe yet gets a snapshot instead of what comes meanwhile.
    eventually(
        count + " streams are open",
        () -> handler.openStreams() == count && log.subscriberCount() == count);
  }

  private static void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private final class EveryoneIsAlice implements StreamAccess, StreamAccess.Viewer {
    @Override
    public Optional<Viewer> admit(Request request, Response response) {
      return Optional.of(this);
    }

    @Override
    public boolean mayHave(StreamEvent event) {
      return !event.type().equals("monitoring");
    }

    @Override
    public <T> T standingStill(Supplier<T> work) {
      return work.get();
    }

    @Override
    public String name() {
      return "alice";
    }

    @Override
    public String reconnect(long retryMillis) {
      return "{\"after\":" + retryMillis + "}";
    }

    @Override
    public Interest interest() {
      return new Interest.OfAgent("alice");
    }

    @Override
    public String tooSlow(Instant since, Instant at) {
      return "{\"tooSlow\":\"" + since + "\"}";
    }

    @Override
    public boolean sees(Audience audience) {
      return audience.equals(ALICE);
    }

    @Override
    public String snapshot() {
      return "{}";
    }

    @Override
    public Optional<String> ended() {
      return Optional.ofNullable(ended);
    }
  }
}
