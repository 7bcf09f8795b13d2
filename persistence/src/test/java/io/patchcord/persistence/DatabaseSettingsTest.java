package io.patchcord.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void thePasswordDoesNotShow() {
    DatabasePassword password = new DatabasePassword("secret");
    DatabaseSettings settings = new DatabaseSettings("jdbc:h2:file:a", "ada", password, 1, SECOND);
    assertThat(settings.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://a/b",
        "postgresql://a/b",
        "jdbc:postgresql://a/b?Password=secret",
        ""
      })
  void anotherUrlIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatabaseSettings(url, null, null, 1, SECOND))
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("secret"));
  }

  @Test
  void limitsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatabaseSettings("jdbc:h2:file:a", null, null, 0, SECOND))
        .withMessage("maxConnections: 0 (expected: 1 to 1000)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatabaseSettings("jdbc:h2:file:a", null, null, 1, Duration.ZERO))
        .withMessage("connectTimeout: PT0S (expected: PT0.25S to PT5M)");
  }

  @Test
  void aLocationHasNoOptions() {
    assertThat(new DatabaseSettings("jdbc:h2:file:a;X=1", null, null, 1, SECOND).location())
        .isEqualTo("jdbc:h2:file:a");
  }
}
