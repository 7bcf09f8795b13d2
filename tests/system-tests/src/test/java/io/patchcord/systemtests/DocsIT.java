package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway says of itself, to anybody. */
class DocsIT extends RunningSystem {
  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

  @Test
  void theApiIsDescribed() {
    Api.Answer answer = gateway().anybody().get("/openapi.json").expect(200);
    JsonNode api = answer.json();
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(api.path("openapi").asText()).startsWith("3.1");
    List<String> paths = new ArrayList<>();
    api.path("paths").fieldNames().forEachRemaining(paths::add);
    assertThat(paths)
        .containsExactlyInAnyOrder(
            "/api/v1/agents",
            "/api/v1/agents/{username}/presence",
            "/api/v1/me/presence",
            "/api/v1/me/wrap-up/end",
            "/api/v1/me/wrap-up/extend",
            "/api/v1/queues",
            "/api/v1/audit",
            "/api/v1/call-centers",
            "/api/v1/call-centers/import",
            "/api/v1/call-centers/{name}",
            "/api/v1/call-centers/{name}/dial-test",
            "/api/v1/call-centers/{name}/export",
            "/api/v1/calls/{id}/monitor",
            "/api/v1/monitorings",
            "/api/v1/monitorings/{id}",
            "/api/v1/monitorings/{id}/{mode}",
            "/api/v1/calls",
            "/api/v1/calls/{id}",
            "/api/v1/calls/{id}/consultation",
            "/api/v1/calls/{id}/dtmf",
            "/api/v1/calls/{id}/participants",
            "/api/v1/calls/{id}/participants/{participantId}",
            "/api/v1/calls/{id}/pick-up",
            "/api/v1/calls/{id}/transfer",
            "/api/v1/calls/{id}/{action}",
            "/api/v1/diagnostics",
            "/api/v1/directory",
            "/api/v1/erasures",
            "/api/v1/events",
            "/api/v1/history",
            "/api/v1/history/{id}",
            "/api/v1/me",
            "/api/v1/parked",
            "/api/v1/transfers/{id}",
            "/api/v1/transfers/{id}/{action}",
            "/api/v1/agents/{username}",
            "/api/v1/lines",
            "/api/v1/lines/{number}",
            "/api/v1/lines/{number}/sip-password",
            "/api/v1/assignments",
            "/api/v1/assignments/{id}",
            "/api/v1/assignments/export",
            "/api/v1/assignments/import",
            "/api/v1/assignments/imports",
            "/api/v1/assignments/imports/{id}",
            "/api/v1/api-keys",
            "/api/v1/webhooks",
            "/api/v1/webhooks/{id}",
            "/api/v1/webhooks/{id}/deliveries",
            "/api/v1/webhooks/{id}/deliveries/{deliveryId}/replay",
            "/api/v1/webhooks/{id}/ping",
            "/api/v1/webhooks/{id}/replay",
            "/api/v1/webhooks/{id}/secret",
            "/api/v1/organizations",
            "/api/v1/organizations/{id}",
            "/api/v1/sessions",
            "/api/v1/sessions/current",
            "/api/v1/sessions/{id}",
            "/api/v1/me/browser-phone",
            "/api/v1/me/line",
            "/api/v1/drift",
            "/api/v1/switches",
            "/api/v1/switches/{name}",
            "/api/v1/backup",
            "/api/v1/drift/check",
            "/api/v1/drift/{id}/waiver",
            "/api/v1/call-centers/{name}/agent-lines/import",
            "/api/v1/call-centers/{name}/users",
            "/api/v1/api-keys/{prefix}",
            "/health/live",
            "/health/ready");
    assertThat(api.at("/components/securitySchemes/apiKey/scheme").asText()).isEqualTo("bearer");
    assertThat(api.at("/components/schemas/Problem/properties").has("code")).isTrue();
    assertThat(api.at("/webhooks/event/post/requestBody/content").has("application/json")).isTrue();
    assertThat(answer.body()).doesNotContain("io.patchcord");
  }

  @Test
  void everyReferenceInTheDescriptionLeadsSomewhere() {
    Api.Answer answer = gateway().anybody().get("/openapi.json").expect(200);
    Matcher reference = Pattern.compile("\"\\$ref\"\\s*:\\s*\"#([^\"]+)\"").matcher(answer.body());
    assertThat(reference.find()).isTrue();
    do {
      assertThat(answer.json().at(reference.group(1)).isMissingNode())
          .as(reference.group(1))
          .isFalse();
    } while (reference.find());
  }

  @Test
  void theDescriptionIsThereAsYamlAndInTheRepository() throws IOException {
    Api.Answer answer = gateway().anybody().get("/openapi.yaml").expect(200);
    assertThat(answer.header("Content-Type")).startsWith("application/yaml");
    assertThat(answer.body())
        .startsWith("openapi: 3.1")
        .isEqualTo(Files.readString(Path.of("..", "..", "docs", "reference", "openapi.yaml")));
  }

  @Test
  void thePageAndAllItsPartsAreThere() {
    Api.Answer page = gateway().anybody().get("/docs").expect(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
    Matcher asset = ASSET.matcher(page.body());
    List<String> assets = new ArrayList<>();
    while (asset.find()) {
      assets.add(asset.group(1));
    }
    assertThat(assets).isNotEmpty();
    for (String name : assets) {
      assertThat(name).doesNotStartWith("http");
      Api.Answer part =
          gateway().anybody().get(name.startsWith("/") ? name : "/" + name).expect(200);
      assertThat(part.body()).as(name).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unauthenticated",
        "forbidden",
        "not-found",
        "call-not-found",
        "method-not-allowed",
        "not-acceptable",
        "call-exists",
        "no-line",
        "count-differs",
        "record-changed",
        "body-too-large",
        "unsupported-media-type",
        "body-invalid",
        "field-unknown",
        "field-invalid",
        "number-invalid",
        "parameter-invalid",
        "too-many-streams",
        "webhook-not-found",
        "delivery-not-found",
        "too-many-calls",
        "monitoring-not-found",
        "monitoring-forbidden",
        "line-busy",
        "too-many-monitorings",
        "audit-unavailable",
        "switch-unavailable",
        "gateway-stopping",
        "history-unavailable",
        "line-not-found",
        "assignment-not-found",
        "api-key-not-found",
        "import-not-found",
        "already-exists",
        "line-taken",
        "agent-has-line",
        "in-use",
        "last-admin-key",
        "import-has-refused-rows",
        "changed-since-import",
        "if-match-missing",
        "file-unreadable",
        "number-not-allowed",
        "feature-off",
        "definition-invalid",
        "call-center-not-found",
        "definition-not-found",
        "database-unavailable",
        "idempotency-key-invalid",
        "idempotency-key-reused",
        "idempotency-key-in-progress",
        "idempotency-outcome-unknown",
        "idempotency-answer-not-kept",
        "internal-error"
      })
  void everyProblemIsExplained(String code) {
    Api.Answer page = gateway().anybody().get("/docs/problems/" + code).expect(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("id=\"" + code + "\"");
    assertThat(gateway().anybody().get("/docs/problems").body()).contains("id=\"" + code + "\"");
  }

  @Test
  void itIsMeasured() {
    String before = gateway().anybody().get("/metrics").expect(200).body();
    assertThat(before)
        .contains("patchcord_calls_live 0.0")
        .contains("patchcord_switch_connected 1.0");
    talk(alice(), "+14155551212");
    assertThat(gateway().anybody().get("/metrics").body()).contains("patchcord_calls_live 1.0");
  }

  @Test
  void itLivesAndIsReady() {
    assertThat(gateway().anybody().get("/health/live").expect(200).text("/status")).isEqualTo("UP");
    JsonNode ready = gateway().anybody().get("/health/ready").expect(200).json();
    assertThat(ready.path("status").asText()).isEqualTo("UP");
    assertThat(ready.path("checks").findValuesAsText("name"))
        .containsExactly("switch:main", "database");
    assertThat(ready.path("checks").findValuesAsText("status")).containsOnly("UP");
  }
}
