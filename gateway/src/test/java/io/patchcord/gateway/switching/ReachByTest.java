package io.patchcord.gateway.switching;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** How a leg is told where its phone is. */
class ReachByTest {
  private static final String LEG = "012b3e83-b1c0-4d8e-9fba-e3ce3425a45f";

  @Test
  void nothingElseIsSaidWithIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SwitchCommand.reachBy(LEG, "192.0.2.7\nexit", 1, "wss"));
  }
}
