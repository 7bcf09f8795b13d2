package io.patchcord.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real sockets, with a receiver that does as it is told. */
class HttpPostTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String BODY = "{\"name\":\"Zoë\"}";

  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    watch.shutdownNow();
  }

  private HttpPost post(Duration timeout, String... allowed) {
    return new HttpPost(new AddressGuard(Set.of(allowed)), timeout, watch);
  }

  /** What a receiver does with a connection. */
  @FunctionalInterface
  private interface Behaviour {
    void meet(Socket socket) throws IOException;
  }

  private ServerSocket receiver(Behaviour behaviour) throws IOException {
    ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  behaviour.meet(socket);
                } catch (IOException closed) {
                  // By the sender, or by the test.
                }
              }
            },
            "receiver");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private ServerSocket answering(String answer) throws IOException {
    return receiver(
        socket -> {
          requests.add(request(socket));
          socket.getOutputStream().write(answer.getBytes(UTF_8));
        });
  }

  private static String request(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    int start = head.indexOf("Content-Length: ") + "Content-Length: ".length();
    int length = Integer.parseInt(head.substring(start, head.indexOf("\r", start)));
    return head + new String(in.readNBytes(length), UTF_8);
  }

  private static String url(ServerSocket server, String path) {
    return "http://127.0.0.1:" + server.getLocalPort() + path;
  }

  private Attempt send(String answer) throws IOException {
    try (ServerSocket server = answering(answer)) {
      return post(PATIENCE, "127.0.0.1").send(url(server, "/hook?x=y"), Map.of("A", "b"), BODY);
    }
  }

  @Test
  void whatIsSentIsOneRequestWithItsBody() throws Exception {
    Attempt attempt = send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    assertThat(attempt.delivered()).isTrue();
    assertThat(attempt.status()).isEqualTo(200);
    assertThat(requests.poll(1, TimeUnit.SECONDS))
        .matches(
            "(?s)POST /hook\\?x=y HTTP/1.1\r\nHost: 127.0.0.1:[0-9]+\r\nA: b\r\nContent-Length: "
                + BODY.getBytes(UTF_8).length
                + "\r\nConnection: close\r\n\r\n.*")
        .endsWith(BODY);
  }

  @ParameterizedTest
  @CsvSource({
    "200, true, true",
    "204, true, true",
    "301, false, true",
    "307, false, true",
    "400, false, true",
    "410, false, true",
    "408, false, false",
    "429, false, false",
    "500, false, false",
    "503, false, false"
  })
  void onlyTwoHundredAndSomeIsDelivered(int status, boolean delivered, boolean able)
      throws IOException {
    Attempt attempt = send("HTTP/1.1 " + status + " X\r\nLocation: http://127.0.0.1:1/\r\n\r\n");
    assertThat(attempt.status()).isEqualTo(status);
    assertThat(attempt.delivered()).isEqualTo(delivered);
    assertThat(attempt.shedsNoDoubt()).isEqualTo(able);
    assertThat(requests).as("a redirect is not followed").hasSize(1);
  }

  @Test
  void anInterimAnswerIsNotTheAnswer() throws IOException {
    assertThat(send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 503 X\r\nRetry-After: 7\r\n\r\n"))
        .satisfies(attempt -> assertThat(attempt.status()).isEqualTo(503))
        .satisfies(attempt -> assertThat(attempt.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1 99 X\r\n\r\n", "HTTP/1.1 200"})
  void whatIsNoAnswerIsAFailure(String answer) throws IOException {
    Attempt attempt = send(answer);
    assertThat(attempt.status()).isNull();
    assertThat(attempt.error()).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void anAnswerWithoutEndIsCut() throws IOException {
    assertThat(send("HTTP/1.1 200 OK\r\nX: " + "y".repeat(20_000)).error())
        .isEqualTo("its answer has too many headers");
  }

  @Test
  void aReceiverThatSaysNothingAndOneThatTricklesAreGivenUpInTime() throws IOException {
    for (boolean trickle : new boolean[] {false, true}) {
      try (ServerSocket server =
          receiver(
              socket -> {
                request(socket);
                OutputStream out = socket.getOutputStream();
                while (trickle) {
                  out.write("X: y\r\n".getBytes(UTF_8));
                  out.flush();
                }
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
              })) {
        Attempt attempt =
            post(Duration.ofMillis(300), "127.0.0.1").send(url(server, "/"), Map.of(), BODY);
        assertThat(attempt.delivered()).isFalse();
        assertThat(attempt.error()).isIn("it took too long", "its answer has too many headers");
      }
    }
  }

  @Test
  void aReceiverThatDoesNotReadIsGivenUpInTime() throws IOException {
    try (ServerSocket server = receiver(socket -> requests.add(held(socket)))) {
      Attempt attempt =
          post(Duration.ofMillis(300), "127.0.0.1")
              .send(url(server, "/"), Map.of(), "x".repeat(20_000_000));
      assertThat(attempt.error()).isEqualTo("it took too long");
    }
  }

  private static String held(Socket socket) {
    try {
      socket.setReceiveBufferSize(1_024);
      while (!socket.isClosed() && socket.getInputStream().available() >= 0) {
        Thread.onSpinWait();
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aHostThatIsNotAllowedIsNotEvenConnectedTo() throws IOException {
    try (ServerSocket server = answering("HTTP/1.1 200 OK\r\n\r\n")) {
      Attempt attempt = post(PATIENCE).send(url(server, "/"), Map.of(), BODY);
      assertThat(attempt.error()).isEqualTo("the host is not allowed without TLS");
      Attempt secure =
          post(PATIENCE).send("https://127.0.0.1:" + server.getLocalPort() + "/", Map.of(), BODY);
      assertThat(secure.error()).isEqualTo("the host has an address that webhooks are not sent to");
      assertThat(requests).isEmpty();
    }
  }

  @Test
  void whoIsNotThereIsSaid() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    assertThat(
            post(PATIENCE, "127.0.0.1")
                .send("http://127.0.0.1:" + port + "/", Map.of(), BODY)
                .error())
        .isEqualTo("the connection was refused");
  }

  @Test
  void whoSpeaksNoTlsIsSaid() throws IOException {
    try (ServerSocket server =
        receiver(socket -> socket.getOutputStream().write("no".getBytes(UTF_8)))) {
      assertThat(
              post(PATIENCE, "127.0.0.1")
                  .send("https://127.0.0.1:" + server.getLocalPort() + "/", Map.of(), BODY)
                  .error())
          .isNotBlank();
    }
  }
}
