package io.patchcord.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
  private static final String KEY = "pck_0123456789abcdefghijklmnopqrstuv";

  private final ApiKey key = ApiKey.forAdmin(KEY, "setup", NOW);

  @Test
  void theKeyItselfIsNotKept() {
    assertThat(key.prefix()).isEqualTo("pck_01234567");
    assertThat(key.hash()).matches("[0-9a-f]{64}").isEqualTo(ApiKey.hashOf(KEY));
    assertThat(key).hasToString("API key pck_01234567");
  }

  @Test
  void theHashIsSha256() {
    assertThat(ApiKey.hashOf("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiKey.forAdmin("pck_0123", "setup", NOW))
        .withMessage("key: 8 characters (expected: >= 32)");
  }

  @Test
  void itIsActiveUntilItExpires() {
    assertThat(key.isActive(NOW)).isTrue();
    key.changeExpiry(NOW.plusSeconds(60));
    assertThat(key.isActive(NOW.plusSeconds(59))).isTrue();
    assertThat(key.isActive(NOW.plusSeconds(60))).isFalse();
    key.changeExpiry(null);
    assertThat(key.isActive(NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void itIsRevokedOnceAndForGood() {
    key.revoke(NOW.plusSeconds(1));
    key.revoke(NOW.plusSeconds(2));
    assertThat(key.revokedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(key.isActive(NOW)).isFalse();
  }
}
