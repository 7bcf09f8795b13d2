package io.patchcord.gateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.patchcord.gateway.stream.Audience;
import io.patchcord.gateway.stream.StreamEvent;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventScopesTest {
  private static final Audience ADAS = new Audience("ada", "Support");
  private static final Audience CENTER = Audience.ofCallCenter("Support");

  private static Principal having(Role role, Scope... scopes) {
    return new Principal("k", role, "ada", Set.of("Support"), Set.of(scopes), false);
  }

  private static boolean allow(Principal principal, String type, Audience audience) {
    return EventScopes.allow(
        principal, StreamEvent.of("x-1", 1, Instant.EPOCH, type, audience, "{}".getBytes(UTF_8)));
  }

  @Test
  void eachEventNeedsItsScope() {
    Principal calls = having(Role.SUPERVISOR, Scope.CALLS_READ);
    Principal agents = having(Role.INTEGRATION, Scope.AGENTS_READ);
    Principal listening = having(Role.SUPERVISOR, Scope.MONITOR);
    Audience bobs = new Audience("bob", "Support");
    for (String type : Set.of("call", "call-ended", "transfer", "command-failed")) {
      assertThat(allow(calls, type, bobs)).as(type).isTrue();
      assertThat(allow(agents, type, bobs)).as(type).isFalse();
    }
    for (String type : Set.of("presence", "device", "queue")) {
      assertThat(allow(calls, type, bobs)).as(type).isFalse();
      assertThat(allow(agents, type, bobs)).as(type).isTrue();
    }
    for (String type : Set.of("monitoring", "command-failed")) {
      assertThat(allow(listening, type, CENTER)).as(type).isTrue();
      assertThat(allow(agents, type, CENTER)).as(type).isFalse();
    }
    for (String type : Set.of("snapshot", "resync", "settings", "signed-out")) {
      assertThat(allow(agents, type, CENTER)).as(type).isTrue();
    }
    for (String type : Set.of("map", "import", "drift")) {
      assertThat(allow(having(Role.ADMIN, Scope.ADMIN_READ), type, Audience.ofAdmins())).isTrue();
      assertThat(allow(having(Role.ADMIN, Scope.HISTORY_READ), type, Audience.ofAdmins()))
          .isFalse();
    }
  }

  @Test
  void aProgramDoesNotHearThatASupervisorListens() {
    Principal program = new Principal("k", Role.INTEGRATION, null, Set.of("Support"));
    assertThat(allow(program, "call", ADAS)).isTrue();
    assertThat(allow(program, "monitoring", CENTER)).isFalse();
    assertThat(allow(program, "command-failed", CENTER)).isFalse();
  }

  @Test
  void anAgentAlwaysHearsOfItself() {
    Principal ada = having(Role.AGENT, Scope.HISTORY_READ);
    assertThat(allow(ada, "presence", ADAS)).isTrue();
    assertThat(allow(ada, "device", ADAS)).isTrue();
    assertThat(allow(ada, "call", ADAS)).isFalse();
  }

  @Test
  void whatIsNotKnownIsForThoseWhoHaveAllOfTheirRole() {
    assertThat(allow(new Principal("k", Role.AGENT, "ada", Set.of()), "news", ADAS)).isTrue();
    assertThat(allow(having(Role.AGENT, Scope.CALLS_READ), "news", ADAS)).isFalse();
  }
}
