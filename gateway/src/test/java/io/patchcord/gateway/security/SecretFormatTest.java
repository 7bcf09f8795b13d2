package io.patchcord.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretFormatTest {
  /** Of the letters of Base64, one in 64 is an underscore. */
  private static final int MANY = 1_000;

  @Test
  void whatPeopleKnowAKeyByEndsAtItsSecondUnderscore() {
    for (int i = 0; i < MANY; i++) {
      assertThat(SecretFormat.newKey()).matches("pck_[a-z2-9]{8}_[A-Za-z0-9_-]{43}");
      assertThat(SecretFormat.newToken()).matches("pcs_[a-z2-9]{8}_[A-Za-z0-9_-]{43}");
    }
  }

  @Test
  void whatIsTypedFromPaperHasNothingThatLooksLikeSomethingElse() {
    for (int i = 0; i < MANY; i++) {
      assertThat(SecretFormat.newSipPassword()).matches("[a-km-z2-9]{20}").doesNotContain("i", "o");
    }
  }
}
