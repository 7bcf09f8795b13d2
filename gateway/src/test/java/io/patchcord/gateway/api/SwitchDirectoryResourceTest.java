package io.patchcord.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchDirectoryResourceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "10.1.2.3",
        "192.168.0.9",
        "172.16.0.1",
        "172.31.9.9",
        "fd12::7"
      })
  void aSwitchIsOnLoopbackOrOnAPrivateAddress(String address) {
    assertThat(SwitchDirectoryResource.isNear(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"198.51.100.7", "172.32.0.1", "8.8.8.8", "2001:db8::7", "fe00::1"})
  void everybodyElseIsElsewhere(String address) {
    assertThat(SwitchDirectoryResource.isNear(address)).isFalse();
  }
}
