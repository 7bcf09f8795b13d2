package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a scanner of web applications looks for, asked of every path that there is: the described
 * ones with what a stranger would put into their places, and the pages.
 */
class WebSafetyIT extends RunningSystem {
  private static final List<String> PAGES =
      List.of(
          "/",
          "/admin",
          "/admin/elsewhere",
          "/docs",
          "/docs/problems",
          "/docs/problems/not-found",
          "/docs/assets/docs.js",
          "/openapi.json",
          "/openapi.yaml",
          "/health/live",
          "/health/ready",
          "/metrics",
          "/favicon.ico",
          "/robots.txt");

  /** What nobody has described, and some servers do. */
  private static final List<String> ODD_METHODS =
      List.of("TRACE", "TRACK", "CONNECT", "PROPFIND", "MKCOL", "DEBUG", "get", "HEAD", "OPTIONS");

  private static final String ORIGIN = "https://softphone.example.com";

  private RawHttp http() {
    return new RawHttp(gateway().baseUrl());
  }

  private String authorization() {
    return "Authorization: Bearer " + alice().key();
  }

  /** Each described path, filled in, and the methods that it has. */
  private List<Described> described() {
    List<Described> all = new ArrayList<>();
    Api anybody = gateway().anybody();
    JsonNode paths =
        anybody
            // The first one waits until the description is made.
            .send(anybody.request("/openapi.json").timeout(Duration.ofMinutes(1)).GET())
            .expect(200)
            .json()
            .path("paths");
    paths
        .fieldNames()
        .forEachRemaining(
            path -> {
              Set<String> methods = new TreeSet<>();
              paths
                  .path(path)
                  .fieldNames()
                  .forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT)));
              all.add(new Described(path.replaceAll("\\{[^}]+}", "x1"), methods));
            });
    assertThat(all).hasSizeGreaterThan(40);
    return all;
  }

  private record Described(String path, Set<String> methods) {}

  private Set<String> paths() {
    Set<String> all = new LinkedHashSet<>(PAGES);
    described().forEach(each -> all.add(each.path()));
    all.remove("/api/v1/events"); // It does not end; AnswerHeadersIT asks for it.
    return all;
  }

  @Test
  void everyPathIsSafeToAnybodyAndToAnAgent() throws IOException {
    for (String path : paths()) {
      for (String who : List.of("X-Nobody: 1", authorization())) {
        assertSafe("GET " + path, http().ask("GET", path, who));
      }
    }
  }

  @Test
  void noMethodThatIsNotDescribedDoesAnything() throws IOException {
    List<Described> all = new ArrayList<>(described());
    PAGES.forEach(page -> all.add(new Described(page, Set.of("GET"))));
    for (Described each : all) {
      for (String method : ODD_METHODS) {
        RawHttp.Answer answer = http().ask(method, each.path(), authorization());
        String what = method + " " + each.path();
        assertSafe(what, answer);
        if (method.equals("HEAD")) {
          assertThat(answer.body()).as(what).isEmpty();
        } else {
          // A path that leads nowhere stays one; an OPTIONS that is no preflight is denied; a
          // tunnel
          // is what a proxy is asked for.
          assertThat(answer.status())
              .as(what)
              .isIn(method.equals("CONNECT") ? List.of(400) : List.of(404, 405, 403));
          assertThat(answer.body()).as(what).doesNotContain(String.valueOf(alice().key()));
        }
        if (answer.status() == 405) {
          assertThat(answer.values("Allow")).as(what).hasSize(1);
        }
      }
      for (String method : List.of("GET", "PUT", "POST", "PATCH", "DELETE")) {
        if (!each.methods().contains(method) && !each.path().equals("/api/v1/events")) {
          RawHttp.Answer answer = http().ask(method, each.path(), "X-Nobody: 1");
          assertSafe(method + " " + each.path(), answer);
          assertThat(answer.status()).as(method + " " + each.path()).isIn(401, 404, 405);
        }
      }
    }
  }

  @Test
  void noPathTellsAForeignPageAnything() throws IOException {
    for (String path : paths()) {
      for (String origin :
          List.of("https://evil.example", "null", "https://softphone.example.com.evil.example")) {
        for (RawHttp.Answer answer :
            List.of(
                http().ask("GET", path, "Origin: " + origin, authorization()),
                http()
                    .ask(
                        "OPTIONS",
                        path,
                        "Origin: " + origin,
                        "Access-Control-Request-Method: GET"))) {
          assertSafe(path + " from " + origin, answer);
          assertThat(answer.head().toLowerCase(Locale.ROOT))
              .as(path)
              .doesNotContain("access-control-allow");
          assertThat(String.join(",", answer.values("Vary"))).as(path).contains("Origin");
        }
      }
    }
  }

  @Test
  void everyPathTellsARegisteredPageWhatItMay(@TempDir Path folder) throws IOException {
    Api admin = gateway().admin();
    String organization = "/api/v1/organizations/" + SalesforceOrg.ID;
    ObjectNode body =
        new ObjectMapper()
            .createObjectNode()
            .put("salesforceOrgId", SalesforceOrg.ID)
            .put("displayName", "Safety")
            .put("certificates", SalesforceOrg.create(folder).pem());
    body.putArray("allowedOrigins").add(ORIGIN);
    admin.post("/api/v1/organizations", body.toString()).expect(201);
    try {
      for (String path : paths()) {
        RawHttp.Answer preflight =
            http()
                .ask(
                    "OPTIONS",
                    path,
                    "Origin: " + ORIGIN,
                    "Access-Control-Request-Method: PUT",
                    "Access-Control-Request-Headers: authorization, if-match");
        assertThat(preflight.status()).as(path).isEqualTo(204);
        assertCors(path, preflight);
        assertThat(preflight.values("Access-Control-Allow-Methods"))
            .singleElement()
            .asString()
            .doesNotContain("*", "TRACE");
        RawHttp.Answer answer = http().ask("GET", path, "Origin: " + ORIGIN, authorization());
        assertSafe(path, answer);
        assertCors(path, answer);
      }
    } finally {
      admin.send(admin.request(organization).header("If-Match", "*").DELETE()).expect(204);
    }
  }

  private static void assertCors(String path, RawHttp.Answer answer) {
    assertThat(answer.values("Access-Control-Allow-Origin")).as(path).containsExactly(ORIGIN);
    assertThat(answer.values("Access-Control-Allow-Credentials")).as(path).isEmpty();
    assertThat(String.join(",", answer.values("Vary"))).as(path).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../admin",
        "/assets/../../../../etc/passwd",
        "/assets/..%2f..%2f..%2fetc/passwd",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets/%252e%252e%252fetc%252fpasswd",
        "/assets/..;/..;/etc/passwd",
        "/assets/....//....//etc/passwd",
        "/..../etc/passwd",
        "/assets/%c0%ae%c0%ae/etc/passwd",
        "/docs/assets/..%5c..%5cwin.ini",
        "/docs/assets/%2e%2e%2findex.html",
        "/docs/assets/../../io/patchcord/gateway/Main.class",
        "/docs/problems/../../metrics/..%00",
        "/admin/..%2f..%2fpatchcord.mv.db",
        "/api/v1/calls/../../../etc/passwd",
        "/api/v1/calls/%2e%2e%2f%2e%2e%2fmetrics",
        "/.git/config",
        "/WEB-INF/web.xml",
        "/META-INF/MANIFEST.MF",
        "/actuator/env",
        "/data/demo.json",
      })
  void noPathLeadsOutOfWhatIsServed(String path) throws IOException {
    RawHttp.Answer answer = http().ask("GET", path, authorization());
    assertSafe(path, answer);
    assertThat(answer.status()).as(answer.text()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs?x=%0d%0aSet-Cookie:%20a=b",
        "/docs/problems/%0d%0aX-Evil:%201",
        "/admin/%0d%0a%0d%0a<script>",
        "/admin?lang=%0d%0aX-Evil:%201",
        "/api/v1/history?cursor=%0d%0aX-Evil:%201",
        "/api/v1/calls/%0d%0aX-Evil:%201",
        "//evil.example/%2f..",
        "/%5cevil.example",
        "/docs//evil.example",
        "/?url=https://evil.example",
      })
  void nothingThatIsAskedForBecomesAHeaderOrARedirect(String path) throws IOException {
    RawHttp.Answer answer =
        http()
            .ask(
                "GET",
                path,
                authorization(),
                "X-Forwarded-Host: evil.example",
                "X-Original-URL: /metrics");
    assertSafe(path, answer);
    assertThat(answer.values("X-Evil")).isEmpty();
    assertThat(answer.values("Location")).allMatch(where -> where.equals("/docs"));
    assertThat(answer.body()).doesNotContain("<script>alert", "evil.example");
  }

  @Test
  void theHostOfARequestIsNoPartOfAnyAnswer() throws IOException {
    RawHttp.Answer redirect =
        http().send("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assertThat(redirect.status()).isEqualTo(303);
    assertThat(redirect.values("Location")).containsExactly("/docs");
    String line = "19" + Math.floorMod(UUID.randomUUID().hashCode(), 10_000);
    String body = "{\"number\": \"" + line + "\"}";
    RawHttp.Answer made =
        http()
            .send(
                "POST /api/v1/lines HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example"
                    + "\r\nAuthorization: Bearer "
                    + gateway().admin().key()
                    + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length()
                    + "\r\nConnection: close\r\n\r\n"
                    + body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.values("Location")).containsExactly("/api/v1/lines/" + line);
    assertThat(made.text()).doesNotContain("evil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/html",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json-patch+json",
        "*/*",
        "json",
        ";",
        "application/json\u0000",
      })
  void aBodyIsWhatItsTypeSaysOrNothing(String type) throws IOException {
    RawHttp.Answer answer =
        http()
            .send(
                "POST /api/v1/calls HTTP/1.1\r\nHost: g\r\n"
                    + authorization()
                    + "\r\nContent-Type: "
                    + type
                    + "\r\nContent-Length: 13\r\nConnection: close\r\n\r\n{\"to\":\"1002\"}");
    assertSafe(type, answer);
    assertThat(answer.status()).as(type).isIn(400, 415);
    assertThat(answer.values("Content-Type"))
        .singleElement()
        .asString()
        .startsWith("application/problem+json");
  }

  /** What holds for every answer, whatever was asked. */
  private static void assertSafe(String what, RawHttp.Answer answer) {
    assertThat(answer.status()).as(what).isLessThan(500);
    assertThat(answer.values("X-Content-Type-Options")).as(what).containsExactly("nosniff");
    assertThat(answer.values("Referrer-Policy")).as(what).containsExactly("no-referrer");
    assertThat(answer.values("Cache-Control")).as(what).hasSize(1);
    assertThat(answer.values("Strict-Transport-Security")).as(what).hasSize(1);
    assertThat(answer.values("X-Request-Id")).as(what).hasSize(1);
    assertThat(answer.values("Content-Security-Policy"))
        .as(what)
        .singleElement()
        .asString()
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe-eval");
    for (String header : List.of("Server", "X-Powered-By", "Set-Cookie", "Via")) {
      assertThat(answer.values(header)).as(what).isEmpty();
    }
    assertThat(answer.text())
        .as(what)
        .doesNotContain("Exception", "\tat ", "org.glassfish", "Grizzly", "root:x:");
  }
}
