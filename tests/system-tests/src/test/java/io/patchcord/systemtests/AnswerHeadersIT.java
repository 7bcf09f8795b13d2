package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every answer says, whoever gives it: a resource, the stream, or what comes before both. */
class AnswerHeadersIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET     | /health/live                | 200 | agent
          GET     | /api/v1/me                  | 200 | agent
          GET     | /api/v1/me                  | 401 | nobody
          GET     | /api/v1/api-keys            | 403 | agent
          GET     | /api/v1/nothing             | 404 | agent
          PUT     | /api/v1/me                  | 405 | agent
          OPTIONS | /api/v1/calls               | 401 | nobody
          TRACE   | /api/v1/me                  | 405 | nobody
          GET     | /api/v1/%00                 | 400 | agent
          GET     | /api/v1/events              | 401 | nobody
          POST    | /api/v1/events              | 405 | agent
          GET     | /api/v1/events/elsewhere    | 404 | agent
          GET     | /admin                      | 200 | nobody
          GET     | /admin/elsewhere            | 404 | nobody
          GET     | /docs                       | 200 | nobody
          GET     | /docs/assets/docs.js        | 200 | nobody
          GET     | /openapi.json               | 200 | nobody
          GET     | /metrics                    | 200 | nobody
          """)
  void everyAnswerIsSafeInABrowser(String method, String path, int status, String who)
      throws IOException {
    String answer =
        raw(
            "%s %s HTTP/1.1\r\nHost: gateway\r\n%sConnection: close\r\n\r\n"
                .formatted(method, path, who.equals("agent") ? authorization() : ""));
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(values(answer, "X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(values(answer, "Referrer-Policy")).containsExactly("no-referrer");
    assertThat(values(answer, "Cache-Control"))
        .containsExactly(path.contains("assets") ? "no-transform, max-age=86400" : "no-store");
    assertThat(values(answer, "X-Request-Id")).hasSize(1);
    // The public address of this gateway is one of https.
    assertThat(values(answer, "Strict-Transport-Security")).containsExactly("max-age=31536000");
    assertThat(values(answer, "Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("frame-ancestors 'none'", "base-uri 'none'", "default-src '");
    assertThat(values(answer, "Server")).isEmpty();
    assertThat(values(answer, "X-Powered-By")).isEmpty();
  }

  @Test
  void soIsWhatIsRefusedBeforeItIsRead() throws IOException {
    try (Socket socket = connect()) {
      send(
          socket,
          "POST /api/v1/calls HTTP/1.1\r\nHost: g\r\n"
              + authorization()
              + "Content-Type: application/json\r\nContent-Length: 99999999\r\n\r\n");
      String head = head(socket.getInputStream());
      assertThat(head).startsWith("HTTP/1.1 413");
      assertThat(values(head, "X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(values(head, "Cache-Control")).containsExactly("no-store");
      assertThat(values(head, "X-Request-Id")).hasSize(1);
    }
  }

  @Test
  void theStreamIsSafeToo() throws IOException {
    try (Socket socket = connect()) {
      send(socket, "GET /api/v1/events HTTP/1.1\r\nHost: g\r\n" + authorization() + "\r\n");
      String head = head(socket.getInputStream());
      assertThat(head).startsWith("HTTP/1.1 200");
      assertThat(values(head, "Content-Type")).singleElement().asString().contains("event-stream");
      assertThat(values(head, "X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(values(head, "Referrer-Policy")).containsExactly("no-referrer");
      assertThat(values(head, "Cache-Control")).containsExactly("no-store");
      assertThat(values(head, "Content-Security-Policy")).hasSize(1);
      assertThat(values(head, "Strict-Transport-Security")).hasSize(1);
      assertThat(values(head, "X-Request-Id")).hasSize(1);
    }
  }

  @Test
  void aRequestKeepsItsIdFromTheClientToTheSwitch() {
    String asked = "case-4711." + UUID.randomUUID().toString().substring(0, 8);
    Api.Answer placed =
        alice()
            .send(
                alice()
                    .request("/api/v1/calls")
                    .header("X-Request-Id", asked)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"to\": \"" + CUSTOMER + "\"}")))
            .expect(202);
    assertThat(placed.header("X-Request-Id")).isEqualTo(asked);
    String call = placed.text("/id");
    awaitState(alice(), call, "ACTIVE");
    assertThat(control().channels())
        .hasSize(2)
        .allSatisfy(
            leg ->
                assertThat(
                        control()
                            .api("uuid_getvar", leg.path("uuid").asText() + " patchcord_request_id")
                            .strip())
                    .isEqualTo(asked));
    alice().hangUp(call).expect(202);
    awaitState(alice(), call, "ENDED");
  }

  @Test
  void aProblemTellsTheIdOfItsRequest() {
    for (String path : new String[] {"/api/v1/nothing", "/api/v1/events/elsewhere"}) {
      Api.Answer refused =
          alice().send(alice().request(path).header("X-Request-Id", "mine-1").GET()).expect(404);
      assertThat(refused.text("/requestId")).isEqualTo("mine-1");
      assertThat(refused.header("X-Request-Id")).isEqualTo("mine-1");
    }
    Api.Answer made = alice().get("/api/v1/nothing").expect(404);
    assertThat(UUID.fromString(made.text("/requestId"))).hasToString(made.header("X-Request-Id"));
  }

  @ParameterizedTest
  @CsvSource({"'two words'", "'a;b'", "'<b>'", "a$b", "''"})
  void whatIsNoIdIsReplaced(String odd) throws IOException {
    String answer =
        raw(
            "GET /api/v1/nothing HTTP/1.1\r\nHost: g\r\nX-Request-Id: "
                + odd
                + "\r\nConnection: close\r\n\r\n");
    assertThat(UUID.fromString(values(answer, "X-Request-Id").get(0))).isNotNull();
  }

  private String authorization() {
    return "Authorization: Bearer " + alice().key() + "\r\n";
  }

  private Socket connect() throws IOException {
    Socket socket =
        new Socket(
            InetAddress.getLoopbackAddress(), URI.create(gateway().anybody().baseUrl()).getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String request) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** The whole answer of a request that asks for the connection's end. */
  private String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      send(socket, request);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).as("the stream goes on after " + head).isNotNegative();
      head.append((char) next);
    }
    return head.toString();
  }

  private static List<String> values(String answer, String name) {
    return answer
        .substring(0, answer.indexOf("\r\n\r\n"))
        .lines()
        .filter(
            line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }
}
