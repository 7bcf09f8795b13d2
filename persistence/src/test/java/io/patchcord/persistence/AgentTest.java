package io.patchcord.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTest {
  @Test
  void theCaseOfAUsernameDoesNotMatter() {
    assertThat(new Agent("ADA@Example.com", "Ada"))
        .isEqualTo(new Agent("ada@example.com", "Another Ada"))
        .hasSameHashCodeAs(new Agent("ada@example.com", "Another Ada"))
        .hasToString("agent ada@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\tb", "a\u0000b"})
  void aUsernameHasNoBlanks(String username) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Agent(username, "Ada"));
  }

  @Test
  void aUsernameHasAtMost80Characters() {
    assertThat(new Agent("a".repeat(80), "Ada").username()).hasSize(80);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Agent("a".repeat(81), "Ada"))
        .withMessage("username: 81 characters (expected: <= 80)");
    // Its lower case has a letter and a dot above.
    assertThatIllegalArgumentException().isThrownBy(() -> new Agent("\u0130".repeat(80), "Ada"));
  }

  @ParameterizedTest
  @CsvSource({
    "005000000000000, 005000000000000AAA",
    "005D0000001Ab1c, 005D0000001Ab1cIAC",
    "005D0000001Ab1cIAC, 005D0000001Ab1cIAC",
    "005D0000001Ab1ciac, 005D0000001Ab1cIAC",
    "00570000003rXpZ, 00570000003rXpZAAU",
    "ABCDEFGHIJKLMNO, ABCDEFGHIJKLMNO555",
  })
  void aSalesforceIdIsKeptInItsLongForm(String given, String kept) {
    Agent agent = new Agent("ada", "Ada");
    agent.changeSalesforceUserId(given);
    assertThat(agent.salesforceUserId()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "005D0000001Ab1", "005D0000001Ab1cI", "005D0000001Ab1cAAA", "005D0000001Ab1-"})
  void whatIsNoSalesforceIdIsRefused(String given) {
    Agent agent = new Agent("ada", "Ada");
    assertThatIllegalArgumentException().isThrownBy(() -> agent.changeSalesforceUserId(given));
    assertThat(agent.salesforceUserId()).isNull();
  }
}
