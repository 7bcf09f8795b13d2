package io.patchcord.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadablePathRefusalTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "*",
        "/api/v1/me",
        "/api/v1/../v1/me",
        "/api/v1/%2e%2e/%2e%2e/etc/passwd",
        "/..../etc",
        "/.git/config",
        "/api/v1/calls?x=%00",
        "/api/v1/agents/zo%C3%AB"
      })
  void whatLeadsSomewhereOrNowhereIsRead(String path) {
    assertThat(UnreadablePathRefusal.isReadable(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..",
        "/../etc/passwd",
        "/%2e%2E/etc/passwd",
        "/assets/../../etc/passwd",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets/..;a=b/..;/etc/passwd",
        "/a//../../b",
        "/./../b",
        "/a%2fb",
        "/a%5cb",
        "/a%00",
        "/a%zz",
        "/a%c0%ae"
      })
  void whatClimbsOutOrCannotBeDecodedIsRefused(String path) {
    assertThat(UnreadablePathRefusal.isReadable(path)).isFalse();
  }
}
