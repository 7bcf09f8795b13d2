package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The API byte by byte: what no client library would send, and all of what comes back. */
record RawHttp(String baseUrl) {
  private static final int DEADLINE_MILLIS = 30_000;

  /** An answer as it came. */
  record Answer(String text) {
    int status() {
      assertThat(text).startsWith("HTTP/1.1 ");
      return Integer.parseInt(text.substring(9, 12));
    }

    String head() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? text : text.substring(0, end);
    }

    String body() {
      return text.substring(Math.min(text.length(), head().length() + 4));
    }

    List<String> values(String name) {
      return head()
          .lines()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(baseUrl).getPort());
    socket.setSoTimeout(DEADLINE_MILLIS);
    return socket;
  }

  /** Sends it, and reads to the end of the connection. */
  Answer send(String request) throws IOException {
    try (Socket socket = connect()) {
      write(socket, request);
      return all(socket);
    }
  }

  /** A request without a body that asks for the end of the connection. */
  Answer ask(String method, String path, String... headers) throws IOException {
    StringBuilder request =
        new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: gateway\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    try {
      return send(request.append("Connection: close\r\n\r\n").toString());
    } catch (IOException e) {
      throw new IOException("no answer to " + method + " " + path, e);
    }
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  static Answer all(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    return new Answer(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
  }
}
