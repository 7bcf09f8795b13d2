package io.patchcord.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real sockets: each limit, by who reaches it. */
class ConnectionGuardTest {
  /** Long enough for a busy machine to do what is to be in time. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String HEAD = "Host: here\r\n";

  private final LimitLog log = new LimitLog();
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final HttpServer server = new HttpServer();
  private final List<Socket> sockets = new ArrayList<>();
  private @Nullable ConnectionGuard guard;

  private static HttpLimits limits(
      int connections, Duration head, Duration body, Duration request, Duration idle) {
    return new HttpLimits(connections, head, body, request, idle, 4_096, 20, 1_000);
  }

  private void listen(HttpLimits limits) throws IOException {
    NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);
    listener.getKeepAlive().setIdleTimeoutInSeconds(-1);
    guard = new ConnectionGuard(limits, new Words(), log);
    listener.registerAddOn(guard);
    server.addListener(listener);
    server
        .getServerConfiguration()
        .addHttpHandler(
            new HttpHandler() {
              @Override
              public void service(Request request, Response response) throws IOException {
                answer(request, response);
              }
            },
            "/");
    server.start();
  }

  private void answer(Request request, Response response) throws IOException {
    if (request.getRequestURI().equals("/stuck")) {
      try {
        stuck.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (request.getRequestURI().equals("/stream")) {
      response.suspend();
      response.getNIOOutputStream().write(": here\n".getBytes(StandardCharsets.US_ASCII));
      response.getNIOOutputStream().flush();
      return;
    }
    int length = request.getInputStream().readAllBytes().length;
    byte[] body =
        ("read " + length + " for " + request.getHeader("X-Request-Id"))
            .getBytes(StandardCharsets.US_ASCII);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  @BeforeEach
  void nothingIsReachedYet() {
    for (Limit limit : Limit.values()) {
      assertThat(log.count(limit)).isZero();
    }
  }

  @AfterEach
  void stop() throws IOException {
    stuck.countDown();
    for (Socket socket : sockets) {
      socket.close();
    }
    server.shutdownNow();
    if (guard != null) {
      guard.close();
    }
  }

  private Socket connect() throws IOException {
    Socket socket =
        new Socket(
            InetAddress.getLoopbackAddress(), server.getListeners().iterator().next().getPort());
    socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
    sockets.add(socket);
    return socket;
  }

  private Socket send(String text) throws IOException {
    Socket socket = connect();
    write(socket, text);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Up to the end of the connection. */
  private static String all(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Up to a text. */
  private static String until(Socket socket, String end) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("it goes on after " + read).isNotNegative();
      read.append((char) next);
    }
    return read.toString();
  }

  private void patient() throws IOException {
    listen(limits(10, LONG, LONG, LONG, LONG));
  }

  @Test
  void whoKeepsToThemIsAnsweredAgainAndAgain() throws IOException {
    patient();
    Socket socket = connect();
    for (int i = 0; i < 3; i++) {
      write(socket, "GET / HTTP/1.1\r\n" + HEAD + "X-Request-Id: mine\r\n\r\n");
      assertThat(until(socket, "mine")).startsWith("HTTP/1.1 200").contains("read 0");
      write(socket, "POST / HTTP/1.1\r\n" + HEAD + "Content-Length: 3\r\n\r\nabc");
      assertThat(until(socket, "made")).contains("read 3");
      write(
          socket,
          "POST / HTTP/1.1\r\n" + HEAD + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n");
      assertThat(until(socket, "made")).contains("read 2");
      write(
          socket,
          "POST / HTTP/1.1\r\n"
              + HEAD
              + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\n"
              + "Content-Length: 4\r\n\r\nabcd");
      assertThat(until(socket, "made")).startsWith("HTTP/1.1 200").contains("read 4");
    }
    write(socket, "GET / HTTP/1.0\r\n\r\n");
    assertThat(all(socket)).contains(" 200 ");
    assertThat(log.count(Limit.SYNTAX)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "G<T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT / HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: json\r\nContent-Length: 2\r\n\r\n{}",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Type:\r\nContent-Length: 2\r\n\r\n{}",
        "GET / HTTP/3.7\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u0000\u0001 / HTTP/1.1\r\nHost: a\r\n\r\n",
      })
  void whatIsNoHttpOrCouldBeReadInTwoWaysIsRefused(String text) throws IOException {
    patient();
    assertThat(all(send(text))).containsAnyOf("syntax ", "version ").doesNotContain(" 200 ");
    assertThat(log.count(Limit.SYNTAX) + log.count(Limit.VERSION)).isEqualTo(1);
  }

  @Test
  void whatIsTooLargeIsRefusedByWhatItIs() throws IOException {
    patient();
    assertThat(all(send("GET /" + "u".repeat(1_000) + " HTTP/1.1\r\n" + HEAD + "\r\n")))
        .startsWith("uri-bytes ");
    assertThat(all(send("GET /?" + "u".repeat(1_000) + " HTTP/1.1\r\n" + HEAD + "\r\n")))
        .startsWith("uri-bytes ");
    assertThat(all(send("GET /" + "u".repeat(9_000) + " HTTP/1.1\r\n" + HEAD + "\r\n")))
        .startsWith("uri-bytes ");
    assertThat(all(send("GET / HTTP/1.1\r\n" + HEAD + "X: " + "h".repeat(9_000) + "\r\n\r\n")))
        .startsWith("head-bytes ");
    assertThat(all(send("GET / HTTP/1.1\r\n" + HEAD + "X: y\r\n".repeat(30) + "\r\n")))
        .startsWith("headers ");
    assertThat(log.count(Limit.URI_BYTES)).isEqualTo(3);
    assertThat(log.count(Limit.HEAD_BYTES)).isEqualTo(1);
    assertThat(log.count(Limit.HEADERS)).isEqualTo(1);
  }

  @Test
  void aRefusalKeepsTheRequestsId() throws IOException {
    patient();
    assertThat(
            all(
                send(
                    "GET / HTTP/1.1\r\n"
                        + HEAD
                        + "X-Request-Id: mine\r\n"
                        + "X: y\r\n".repeat(30)
                        + "\r\n")))
        .isEqualTo("headers mine");
  }

  @Test
  void whoSendsNothingIsClosed() throws IOException {
    listen(limits(10, SHORT, LONG, LONG, LONG));
    assertThat(all(connect())).isEmpty();
    assertThat(log.count(Limit.HEAD_TIME)).isEqualTo(1);
  }

  @Test
  void aHeadThatComesSlowlyIsRefused() throws IOException {
    listen(limits(10, Duration.ofSeconds(1), LONG, LONG, LONG));
    Socket socket = send("GET / HTTP/1.1\r\n");
    // A byte now and then: no pause is long, and all of it is too long.
    eventually(
        "it is told",
        () -> {
          try {
            write(socket, "x");
            return socket.getInputStream().available() > 0;
          } catch (IOException e) {
            return true; // closed already
          }
        });
    assertThat(log.count(Limit.HEAD_TIME)).isEqualTo(1);
    assertThat(until(socket, "made")).isEqualTo("head-time made");
  }

  @Test
  void aBodyThatComesSlowlyIsRefused() throws IOException {
    listen(limits(10, LONG, SHORT, LONG, LONG));
    Socket socket =
        send("POST / HTTP/1.1\r\n" + HEAD + "X-Request-Id: mine\r\nContent-Length: 100\r\n\r\nabc");
    assertThat(all(socket)).isEqualTo("body-time mine");
    assertThat(log.count(Limit.BODY_TIME)).isEqualTo(1);
  }

  @Test
  void aRequestThatIsNotAnsweredInTimeIsToldSo() throws IOException {
    listen(limits(10, LONG, LONG, SHORT, LONG));
    Socket socket = send("GET /stuck HTTP/1.1\r\n" + HEAD + "X-Request-Id: mine\r\n\r\n");
    assertThat(all(socket)).isEqualTo("request-time mine");
    assertThat(log.count(Limit.REQUEST_TIME)).isEqualTo(1);
    stuck.countDown(); // What the handler says now goes nowhere, and harms nobody.
    assertThat(all(send("GET / HTTP/1.1\r\n" + HEAD + "Connection: close\r\n\r\n")))
        .contains(" 200 ");
  }

  @Test
  void whoIsIdleIsClosed() throws IOException {
    listen(limits(10, LONG, LONG, LONG, SHORT));
    Socket socket = send("GET / HTTP/1.1\r\n" + HEAD + "\r\n");
    assertThat(all(socket)).contains(" 200 ");
    assertThat(log.count(Limit.IDLE_TIME)).isEqualTo(1);
  }

  @Test
  void aStreamStaysOpen() throws IOException {
    listen(limits(10, SHORT, SHORT, SHORT, SHORT));
    Socket stream = send("GET /stream HTTP/1.1\r\n" + HEAD + "\r\n");
    until(stream, ": here");
    // Another one comes and goes by its limit meanwhile.
    assertThat(all(connect())).isEmpty();
    assertThat(all(connect())).isEmpty();
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void asManyConnectionsAsMayBeAreOpenAndNoMore() throws IOException {
    listen(limits(2, LONG, LONG, LONG, LONG));
    Socket first = connect();
    connect();
    eventually("both are open", () -> open() == 2);
    assertThat(connect().getInputStream().read()).isNegative();
    assertThat(log.count(Limit.CONNECTIONS)).isEqualTo(1);
    first.close();
    eventually("one is left", () -> open() == 1);
    assertThat(all(send("GET / HTTP/1.1\r\n" + HEAD + "Connection: close\r\n\r\n")))
        .contains(" 200 ");
  }

  private int open() {
    return guard == null ? -1 : guard.open();
  }

  private static void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Says the limit and the request. */
  private static final class Words implements Refusals {
    @Override
    public String requestId(@Nullable String asked) {
      return asked == null ? "made" : asked;
    }

    @Override
    public byte[] answer(Limit limit, String requestId) {
      return (limit.metric() + " " + requestId).getBytes(StandardCharsets.US_ASCII);
    }
  }
}
