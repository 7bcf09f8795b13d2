package io.patchcord.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {
  @Test
  void scopesAreWrittenAsPeopleWriteThem() {
    assertThat(Scope.CALLS_READ.text()).isEqualTo("calls:read");
    assertThat(Scope.MONITOR.text()).isEqualTo("monitor");
    for (Scope scope : Scope.values()) {
      assertThat(Scope.named(scope.text())).contains(scope);
    }
    assertThat(Scope.named("CALLS_READ")).isEmpty();
    assertThat(Scope.named("")).isEmpty();
  }

  @Test
  void whoActsForAnAgentKeepsTheScopesAndSeesThatAgentsAlone() {
    Principal program =
        new Principal(
            "pck_crm",
            Role.INTEGRATION,
            null,
            Set.of("Support", "Sales"),
            Set.of(Scope.CALLS_READ),
            false);
    assertThat(program.sees("ada", "Sales")).isTrue();
    assertThat(program.sees("ada", "Elsewhere")).isFalse();
    Principal acting = program.onBehalfOf("ada");
    assertThat(acting.role()).isEqualTo(Role.AGENT);
    assertThat(acting.scopes()).containsExactly(Scope.CALLS_READ);
    assertThat(acting.sees("ada", "Sales")).isTrue();
    assertThat(acting.sees("bob", "Sales")).isFalse();
    // What it asks for counts as its own, and takes nothing from the agent.
    assertThat(acting.counted()).isEqualTo(program.counted()).isEqualTo("key pck_crm");
    assertThat(new Principal("pcs_1", Role.AGENT, "ada", Set.of()).counted())
        .isEqualTo("agent ada");
  }

  @Test
  void aProgramHasACallCenter() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal("k", Role.INTEGRATION, null, Set.of()));
  }
}
