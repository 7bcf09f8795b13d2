package io.patchcord.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {
  private static final String KEY = SecretFormat.newKey();
  private static final Principal ALICE = new Principal("abc", Role.AGENT, "alice", Set.of());

  private final List<String> askedFor = new ArrayList<>();
  private final Set<String> active = new HashSet<>(Set.of("abc"));
  private final Authenticator authenticator = new Authenticator(new Keys(), new Nothing());

  private final class Keys implements Credentials {
    @Override
    public Optional<Principal> find(String secret) {
      askedFor.add(secret);
      return secret.equals(KEY) ? Optional.of(ALICE) : Optional.empty();
    }

    @Override
    public boolean isActive(String name) {
      return active.contains(name);
    }

    @Override
    public Optional<AccessEnd> endOf(String name) {
      return name.equals("abc") ? Optional.of(AccessEnd.KEY_REVOKED) : Optional.empty();
    }
  }

  /** Knows nobody. */
  private static final class Nothing implements Credentials {
    @Override
    public Optional<Principal> find(String secret) {
      return Optional.empty();
    }

    @Override
    public boolean isActive(String name) {
      return false;
    }

    @Override
    public Optional<AccessEnd> endOf(String name) {
      return Optional.empty();
    }
  }

  @Test
  void whoWasLetInMayStayUntilTheKeyEnds() {
    assertThat(authenticator.endOf(ALICE)).isEmpty();
    active.clear();
    assertThat(authenticator.endOf(ALICE)).contains(AccessEnd.KEY_REVOKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER   %s", "  Bearer %s "})
  void aKnownKeyIsItsHolder(String header) {
    assertThat(authenticator.authenticate(header.formatted(KEY))).contains(ALICE);
    assertThat(askedFor).containsExactly(KEY);
  }

  @Test
  void anUnknownKeyIsNobody() {
    assertThat(authenticator.authenticate("Bearer " + SecretFormat.newKey())).isEmpty();
  }

  @Test
  void noHeaderIsNobody() {
    assertThat(authenticator.authenticate(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer short",
        "Basic YWxpY2U6c2VjcmV0YWxpY2U6c2VjcmV0",
        "pck_12345678_12345678901234567890",
        "Bearer pck_12345678 1234567890123456789012",
        "Bearer pck_12345678_1234567890\u00001234567890",
        "Bearer pck_12345678_12345678901234567890\nX: y",
        "Bearer ' OR 1=1 -- 12345678901234567890",
        "Bearer ٤٤٤٤٤٤٤٤٤٤٤٤٤٤٤٤٤٤٤٤٤٤٤٤",
      })
  void whatIsNoKeyIsNotEvenLookedUp(String header) {
    assertThat(authenticator.authenticate(header)).isEmpty();
    assertThat(askedFor).isEmpty();
  }

  @Test
  void aHeaderWithoutEndIsNotLookedUp() {
    assertThat(authenticator.authenticate("Bearer " + "x".repeat(1_000_000))).isEmpty();
    assertThat(authenticator.authenticate(" ".repeat(100_000) + "Bearer")).isEmpty();
    assertThat(askedFor).isEmpty();
  }

  @Test
  void keysAreLongUniqueAndOfTheFormThatIsAccepted() {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String key = SecretFormat.newKey();
      assertThat(key).matches("pck_[A-Za-z0-9_-]{8}_[A-Za-z0-9_-]{43}");
      keys.add(key);
    }
    assertThat(keys).hasSize(1_000);
  }

  @Test
  void whoeverSeesSeesOnlyTheirs() {
    Principal supervisor = new Principal("s", Role.SUPERVISOR, null, Set.of("support"));
    Principal admin = new Principal("a", Role.ADMIN, null, Set.of());
    assertThat(ALICE.sees("alice", "support")).isTrue();
    assertThat(ALICE.sees("bob", "support")).isFalse();
    assertThat(supervisor.sees("bob", "support")).isTrue();
    assertThat(supervisor.sees("bob", "sales")).isFalse();
    assertThat(admin.sees("alice", "support")).as("an admin configures").isFalse();
  }

  @Test
  void aPrincipalKnowsWhatItsRoleNeeds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal("k", Role.AGENT, null, Set.of("support")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal("k", Role.SUPERVISOR, "alice", Set.of()));
  }
}
