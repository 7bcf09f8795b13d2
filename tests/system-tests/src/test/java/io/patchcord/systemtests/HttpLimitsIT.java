package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a client that takes more than it may have; the gateway says so to everybody. */
@ExtendWith(FailureLogs.class)
class HttpLimitsIT {
  private static final int CONNECTIONS = 20;

  @TempDir private static Path directory;
  private static GatewayProcess gateway;
  private static RawHttp http;

  @BeforeAll
  static void start() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "secret\n");
    try (ServerSocket unused = new ServerSocket(0)) {
      gateway =
          GatewayProcess.start(
              directory.resolve("data"),
              password,
              unused.getLocalPort(),
              Map.of(
                  "PATCHCORD_HTTP_HEAD_TIME", "1s",
                  "PATCHCORD_HTTP_BODY_TIME", "1s",
                  "PATCHCORD_HTTP_MAX_CONNECTIONS", Integer.toString(CONNECTIONS)));
    }
    http = new RawHttp(gateway.baseUrl());
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  private static String key() {
    return "Authorization: Bearer " + gateway.agent("alice").key();
  }

  /** {@code x} stands for what is too much. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /x HTTP/1.1~Host: g~~                                             | 414 | uri-too-long        | uri-bytes
          GET /api/v1/history?q=x HTTP/1.1~Host: g~~                            | 414 | uri-too-long        | uri-bytes
          GET / HTTP/1.1~Host: g~X: x~~                                         | 431 | headers-too-large   | head-bytes
          GET / HTTP/1.1~Host: g~y~~                                            | 431 | headers-too-large   | headers
          GET / HTTP/1.1~~                                                      | 400 | request-unreadable  | syntax
          GET / HTTP/9.9~Host: g~~                                              | 505 | http-version-unknown| version
          GET /~~                                                               | 505 | http-version-unknown| version
          GET / HTTP/1.1~Host: g                                                | 408 | request-slow        | head-time
          POST /api/v1/calls HTTP/1.1~Host: g~Content-Length: 9~~ab             | 401 | unauthenticated     |
          POST /api/v1/calls HTTP/1.1~Host: g~AUTH~Content-Type: application/json~Content-Length: 9~~ab | 408 | request-slow | body-time
          POST /api/v1/calls HTTP/1.1~Host: g~AUTH~Content-Type: application/json~Content-Length: 99999999~~ | 413 | body-too-large | body-bytes
          POST /api/v1/calls HTTP/1.1~Host: g~AUTH~Content-Type: application/json~Transfer-Encoding: chunked~~CHUNK | 413 | body-too-large | body-bytes
          POST /api/v1/calls HTTP/1.1~Host: g~Content-Length: 1~Transfer-Encoding: chunked~~0~~ | 400 | request-unreadable | syntax
          """)
  void whatIsTooMuchIsAProblemAndIsCounted(String request, int status, String code, String limit)
      throws IOException {
    double before = limit == null ? 0 : reached(limit);
    RawHttp.Answer answer =
        http.send(
            request
                .replace("AUTH", key() + "\r\nConnection: close")
                .replace("CHUNK", "11170~" + " ".repeat(70_000) + "~0~~")
                .replace("/x", "/" + "u".repeat(9_000))
                .replace("=x", "=" + "u".repeat(9_000))
                .replace("X: x", "X: " + "h".repeat(20_000))
                .replace("~y~", "~" + "Y: z~".repeat(120))
                .replace("~", "\r\n"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.values("Content-Type"))
        .singleElement()
        .asString()
        .startsWith("application/problem+json");
    assertThat(answer.values("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.values("Cache-Control")).containsExactly("no-store");
    assertThat(answer.values("Strict-Transport-Security")).hasSize(1);
    assertThat(answer.values("Content-Security-Policy")).hasSize(1);
    JsonNode problem = json(answer.body());
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(answer.values("X-Request-Id")).containsExactly(problem.path("requestId").asText());
    if (limit != null) {
      assertThat(reached(limit)).isGreaterThan(before);
    }
  }

  @Test
  void asManyConnectionsAsMayBeAreOpen() throws IOException {
    List<Socket> open = new ArrayList<>();
    try {
      double before = reached("connections");
      boolean refused = false;
      while (!refused) {
        Socket socket = http.connect();
        open.add(socket);
        assertThat(open).hasSizeLessThanOrEqualTo(CONNECTIONS + 1);
        RawHttp.write(socket, "GET /health/live HTTP/1.1\r\nHost: g\r\n\r\n");
        refused = isClosed(socket);
      }
      assertThat(open).hasSizeGreaterThan(CONNECTIONS / 2);
      open.remove(0).close();
      open.remove(0).close();
      Eventually.holds("there is room again", () -> reached("connections") > before);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    Eventually.holds(
        "the log says so, with the address",
        () ->
            gateway
                .output()
                .contains("From 127.0.0.1: a connection was closed: as many are open as may be"));
  }

  private static boolean isClosed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  private static double reached(String limit) {
    return gateway
        .anybody()
        .get("/metrics")
        .expect(200)
        .body()
        .lines()
        .filter(
            line -> line.startsWith("patchcord_http_limits_reached_total{limit=\"" + limit + "\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf('}') + 1).strip()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }
}
