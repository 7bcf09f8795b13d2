package io.patchcord.systemtests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends what no client library would send, byte by byte as it is said. */
final class WireClient {
  private static final int BUFFER = 16 * 1024;
  private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

  private WireClient() {}

  /**
   * What was answered.
   *
   * @param headers by their names in lower case
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Answer(int status, Map<String, String> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    String contentType() {
      return headers.getOrDefault("content-type", "").split(";", 2)[0].strip();
    }
  }

  /**
   * Sends a request on a connection of its own, and reads the answer; of an event stream, the
   * headers.
   *
   * @throws AssertionError when there is no whole answer in time
   */
  static Answer send(URI server, byte[] head, byte[] body) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout((int) Eventually.DEADLINE.toMillis());
      try {
        socket.getOutputStream().write(head);
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
      } catch (IOException refusedBeforeItsEnd) {
        // The answer is there all the same.
      }
      return read(socket.getInputStream());
    }
  }

  private static Answer read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        all.write(buffer, 0, length);
        int end = indexOf(all.toByteArray(), END_OF_HEADERS);
        if (end >= 0
            && headers(all.toByteArray(), end)
                .getOrDefault("content-type", "")
                .startsWith("text/event-stream")) {
          break;
        }
      }
    } catch (SocketTimeoutException late) {
      throw new AssertionError("no whole answer in time, but " + all.size() + " bytes", late);
    }
    byte[] bytes = all.toByteArray();
    int end = indexOf(bytes, END_OF_HEADERS);
    if (end < 0) {
      throw new AssertionError("no answer, but " + new String(bytes, StandardCharsets.UTF_8));
    }
    String status = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split(" ", 3)[1];
    Map<String, String> headers = headers(bytes, end);
    byte[] body = Arrays.copyOfRange(bytes, end + END_OF_HEADERS.length, bytes.length);
    return new Answer(
        Integer.parseInt(status),
        headers,
        "chunked".equals(headers.get("transfer-encoding")) ? unchunked(body) : body);
  }

  private static Map<String, String> headers(byte[] bytes, int end) {
    Map<String, String> headers = new TreeMap<>();
    List<String> lines =
        List.of(new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\r\n"));
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static byte[] unchunked(byte[] body) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    int at = 0;
    while (at < body.length) {
      int line = at;
      while (line < body.length && body[line] != '\n') {
        line++;
      }
      String length = new String(body, at, line - at, StandardCharsets.ISO_8859_1).strip();
      int size = length.isEmpty() ? 0 : Integer.parseInt(length.split(";", 2)[0], 16);
      whole.write(body, line + 1, Math.min(size, Math.max(0, body.length - line - 1)));
      at = size == 0 ? body.length : line + 1 + size + 2;
    }
    return whole.toByteArray();
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }
}
