package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What is refused gets a problem document, sends nothing to the switch and logs no secret. */
abstract class RefusalTest extends RunningSystem {
  static final String CALLS = "/api/v1/calls";
  static final String GOOD = "{\"to\": \"+14155551212\"}";

  private int legsExpected;

  @BeforeEach
  void count() {
    legsExpected = control().channelsCreated();
  }

  @AfterEach
  void nothingWasDialledAndNoSecretIsLogged() {
    assertThat(alice().calls()).isEmpty();
    assertThat(control().channels()).isEmpty();
    assertThat(control().channelsCreated()).isEqualTo(legsExpected);
    String log = String.join("\n", gateway().process().stderr());
    assertThat(log)
        .doesNotContain(String.valueOf(alice().key()))
        .doesNotContain(String.valueOf(bob().key()))
        .doesNotContain(String.valueOf(gateway().supervisor().key()))
        .doesNotContain(String.valueOf(gateway().admin().key()))
        .doesNotContain(SharedSystem.PASSWORD)
        .doesNotContain("pck_wrong");
  }

  /** The test itself makes a call. */
  void expectLegs(int legs) {
    legsExpected += legs;
  }

  static void assertProblem(Api.Answer answer, int status, String code) {
    answer.expect(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("/type")).isEqualTo("/docs/problems/" + code);
    assertThat(answer.text("/code")).isEqualTo(code);
    assertThat(answer.text("/status")).isEqualTo(Integer.toString(status));
    assertThat(answer.text("/title")).isNotBlank();
    assertThat(answer.text("/detail")).isNotBlank();
    assertThat(answer.body())
        .doesNotContain("Exception")
        .doesNotContain("io.patchcord")
        .doesNotContain("jackson")
        .doesNotContain("java.");
  }
}
