package io.patchcord.systemtests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is wrong before anybody looks into its body. */
class BadRequestIT extends RefusalTest {
  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void anotherContentTypeIsRefused(String type) {
    assertProblem(
        alice().send("POST", CALLS, type, BodyPublishers.ofString(GOOD)),
        415,
        "unsupported-media-type");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/v1/calls, GET",
    "PUT, /api/v1/calls, POST",
    "POST, /api/v1/me, GET",
    "GET, /api/v1/calls/11111111-1111-1111-1111-111111111111/hangup, POST",
    "POST, /api/v1/events, GET"
  })
  void anotherMethodIsRefused(String method, String path, String allowed) {
    Api.Answer answer =
        alice().send(method, path, "application/json", BodyPublishers.ofString(GOOD));
    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.header("Allow")).contains(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/api/v1/nothing",
        "/api/v1/calls/",
        "/api/v1/events/1",
        "/api/v2/calls",
        "/api/v1/%2e%2e/%2e%2e/etc/passwd",
        "/docs/problems/nothing"
      })
  void anotherPathIsNotThere(String path) {
    Api.Answer answer = alice().get(path);
    if (path.equals("/api/v1/calls/")) {
      answer.expect(200); // the same resource
    } else {
      assertProblem(answer, 404, "not-found");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "11111111-1111-1111-1111-111111111111", "1-1-1-1-1"})
  void aCallThatIsNotThereIsNotFound(String id) {
    assertProblem(alice().get(CALLS + "/" + id), 404, "call-not-found");
    assertProblem(alice().hangUp(id), 404, "call-not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=-1",
        "limit=201",
        "limit=99999999999",
        "limit=x",
        "limit=",
        "cursor=nonsense",
        "cursor=_",
        "cursor=2026-01-01T00:00:00Z",
        "cursor=2026-01-01T00:00:00Z_1",
        "state=BOGUS",
        "state=active"
      })
  void aParameterThatIsNotAsDescribedIsRefused(String query) {
    assertProblem(alice().get(CALLS + "?" + query), 400, "parameter-invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer pck_wrong",
        "Bearer pck_wrong pck_wrong",
        "pck_wrong",
        "Basic cGNrX3dyb25nOng=",
        "Bearer é"
      })
  void anotherAuthorizationIsRefused(String authorization) {
    HttpRequest.Builder request =
        gateway()
            .anybody()
            .request(CALLS)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json");
    Api.Answer answer = gateway().anybody().send(request.POST(BodyPublishers.ofString(GOOD)));
    assertProblem(answer, 401, "unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Accept|<a=b>1001", "Accept|\"open", "Accept|\u0080json", "Accept-Language|;;;q=x"})
  void aHeaderThatCannotBeReadIsRefused(String name, String value) {
    Api.Answer answer =
        alice()
            .send(alice().request(CALLS).header(name, value).POST(BodyPublishers.ofString(GOOD)));
    assertProblem(answer, 400, "parameter-invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo(name);
  }

  @Test
  void aKeyThatIsAlmostRightIsRefused() {
    String key = String.valueOf(alice().key());
    for (String wrong :
        new String[] {
          key.substring(0, key.length() - 1), key + "A", key.toLowerCase(Locale.ROOT)
        }) {
      assertProblem(gateway().api(wrong).post(CALLS, GOOD), 401, "unauthenticated");
      assertProblem(gateway().api(wrong).get(CALLS), 401, "unauthenticated");
    }
    assertProblem(gateway().anybody().get("/api/v1/me"), 401, "unauthenticated");
  }

  @Test
  void aRoleThatMayNotDialIsRefused() {
    assertProblem(gateway().supervisor().post(CALLS, GOOD), 403, "forbidden");
    assertProblem(gateway().admin().post(CALLS, GOOD), 403, "forbidden");
    assertProblem(gateway().admin().get(CALLS), 403, "forbidden");
  }

  /** As no client library would send it. */
  @Test
  void aQueryThatCannotBeDecodedIsRefused() throws IOException {
    assertThat(raw("/api/v1/calls?limit=%zz"))
        .startsWith("HTTP/1.1 400 ")
        .contains("application/problem+json")
        .contains("parameter-invalid")
        .doesNotContain("Exception")
        .doesNotContain("java.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/calls/%00",
        "/api/v1/calls/%zz",
        "/api/v1/calls/%ff",
        "/api/v1/calls/a%2fb",
        "/docs/assets/..%2f..%2fetc%2fpasswd",
        "/docs/assets/../../etc/passwd"
      })
  void aPathThatCannotBeDecodedLeadsNowhereAndTellsNothing(String path) throws IOException {
    assertThat(raw(path))
        .matches("(?s)HTTP/1.1 40[04].*")
        .doesNotContain("Exception")
        .doesNotContain("java.")
        .doesNotContain("root:");
  }

  private String raw(String target) throws IOException {
    URI base = URI.create(gateway().baseUrl());
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout((int) Eventually.DEADLINE.toMillis());
      String request =
          "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(target, alice().key());
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
