package io.patchcord.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {
  @Test
  void codesAndStatusesAreStable() {
    assertThat(
            Arrays.stream(ProblemCode.values())
                .collect(Collectors.toMap(ProblemCode::code, ProblemCode::status)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("unauthenticated", 401),
                Map.entry("sign-in-refused", 401),
                Map.entry("sign-in-not-allowed", 403),
                Map.entry("too-many-sessions", 503),
                Map.entry("organization-not-found", 404),
                Map.entry("webhook-not-found", 404),
                Map.entry("delivery-not-found", 404),
                Map.entry("forbidden", 403),
                Map.entry("scope-missing", 403),
                Map.entry("rate-limited", 429),
                Map.entry("too-many-failures", 429),
                Map.entry("not-found", 404),
                Map.entry("call-not-found", 404),
                Map.entry("transfer-not-found", 404),
                Map.entry("monitoring-not-found", 404),
                Map.entry("monitoring-forbidden", 403),
                Map.entry("line-busy", 409),
                Map.entry("too-many-monitorings", 409),
                Map.entry("audit-unavailable", 503),
                Map.entry("method-not-allowed", 405),
                Map.entry("not-acceptable", 406),
                Map.entry("call-exists", 409),
                Map.entry("no-line", 409),
                Map.entry("no-browser-phone", 409),
                Map.entry("action-not-possible", 409),
                Map.entry("too-many-commands", 429),
                Map.entry("count-differs", 409),
                Map.entry("record-changed", 412),
                Map.entry("not-in-wrap-up", 409),
                Map.entry("no-extension-left", 409),
                Map.entry("agent-not-found", 404),
                Map.entry("body-too-large", 413),
                Map.entry("unsupported-media-type", 415),
                Map.entry("body-invalid", 400),
                Map.entry("field-unknown", 400),
                Map.entry("field-invalid", 400),
                Map.entry("number-invalid", 422),
                Map.entry("parameter-invalid", 400),
                Map.entry("too-many-streams", 429),
                Map.entry("too-many-calls", 503),
                Map.entry("switch-unavailable", 503),
                Map.entry("history-unavailable", 503),
                Map.entry("gateway-stopping", 503),
                Map.entry("line-not-found", 404),
                Map.entry("assignment-not-found", 404),
                Map.entry("api-key-not-found", 404),
                Map.entry("import-not-found", 404),
                Map.entry("finding-not-found", 404),
                Map.entry("backup-elsewhere", 409),
                Map.entry("already-exists", 409),
                Map.entry("line-taken", 409),
                Map.entry("agent-has-line", 409),
                Map.entry("in-use", 409),
                Map.entry("last-admin-key", 409),
                Map.entry("import-has-refused-rows", 409),
                Map.entry("changed-since-import", 409),
                Map.entry("if-match-missing", 428),
                Map.entry("file-unreadable", 422),
                Map.entry("number-not-allowed", 403),
                Map.entry("feature-off", 403),
                Map.entry("definition-invalid", 422),
                Map.entry("call-center-not-found", 404),
                Map.entry("definition-not-found", 404),
                Map.entry("database-unavailable", 503),
                Map.entry("idempotency-key-invalid", 400),
                Map.entry("idempotency-key-reused", 422),
                Map.entry("idempotency-key-in-progress", 409),
                Map.entry("idempotency-outcome-unknown", 409),
                Map.entry("idempotency-answer-not-kept", 409),
                Map.entry("request-unreadable", 400),
                Map.entry("request-slow", 408),
                Map.entry("uri-too-long", 414),
                Map.entry("headers-too-large", 431),
                Map.entry("http-version-unknown", 505),
                Map.entry("answer-late", 503),
                Map.entry("internal-error", 500)));
  }

  @ParameterizedTest
  @EnumSource
  void eachSaysWhatItIsAndWhatToDo(ProblemCode code) {
    assertThat(code.title()).isNotBlank().doesNotEndWith(".");
    assertThat(code.remedy()).endsWith(".");
  }

  @Test
  void noTwoReadTheSame() {
    assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::title).toList())
        .doesNotHaveDuplicates();
    assertThat(
            Arrays.stream(ProblemCode.values())
                .map(ProblemCode::code)
                .collect(Collectors.toMap(Function.identity(), String::length)))
        .allSatisfy((code, length) -> assertThat(code).matches("[a-z]+(-[a-z]+)*"));
  }
}
