package io.patchcord.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedRequestsTest {
  @ParameterizedTest
  @CsvSource({
    "/metrics, /metrics",
    "/api/v1/calls/, /api/v1/calls",
    "/api/v1/calls//{id}, /api/v1/calls/{id}",
    "/api/v1/calls/{id}/{action: hold|hangup}, /api/v1/calls/{id}/{action}",
    "'/docs/{file : [a-z]{1,3}[.](css|js)}', /docs/{file}",
    "/, /"
  })
  void aTemplateSaysNothingOfTheFormOfItsParameters(String path, String operation) {
    assertThat(WatchedRequests.template(path)).isEqualTo(operation);
  }
}
