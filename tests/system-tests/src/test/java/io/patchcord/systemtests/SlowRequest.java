package io.patchcord.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A request whose body comes blank by blank, so that it runs until it is let end, and the gateway
 * does not give it up meanwhile.
 */
final class SlowRequest implements AutoCloseable {
  private static final int BLANKS = 500;
  private static final int DRIP_MILLIS = 200;

  private final String body;
  private final Socket socket;
  private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
  private int sent;

  private SlowRequest(Socket socket, String body) {
    this.socket = socket;
    this.body = body;
  }

  /** Begins to post a JSON body. */
  static SlowRequest begin(Api api, String path, String json) throws IOException {
    URI address = URI.create(api.baseUrl());
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout((int) Eventually.DEADLINE.toMillis());
    SlowRequest request = new SlowRequest(socket, json);
    request.write(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
            + api.key()
            + "\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: "
            + (BLANKS + json.length())
            + "\r\n\r\n");
    request.awaitContinue();
    request.drip.scheduleWithFixedDelay(request::one, 0, DRIP_MILLIS, TimeUnit.MILLISECONDS);
    return request;
  }

  /** Told by whoever is about to handle the request: it runs now. */
  private void awaitContinue() throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) socket.getInputStream().read());
    }
    assertThat(head.toString()).startsWith("HTTP/1.1 100");
  }

  /** Whether it still goes on. */
  boolean isOpen() {
    return !socket.isClosed();
  }

  private synchronized void one() {
    if (sent < BLANKS) {
      sent++;
      try {
        write(" ");
      } catch (IOException gone) {
        // By the gateway: whoever reads the answer sees it.
        sent = BLANKS;
      }
    }
  }

  /** Sends the rest, and returns the answer as it comes. */
  String finish() throws IOException {
    drip.shutdownNow();
    synchronized (this) {
      write(" ".repeat(BLANKS - sent) + body);
    }
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }

  private void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  @Override
  public void close() throws IOException {
    drip.shutdownNow();
    socket.close();
  }
}
