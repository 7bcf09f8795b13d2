package io.patchcord.gateway.security;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param name of the key, for logs and people
 * @param role what it is in this request
 * @param agent the username, for an agent
 * @param callCenters the internal names, for a supervisor and an integration
 * @param scopes what of its role it may do
 * @param onBehalf whether it is a program that acts for the agent
 */
public record Principal(
    String name,
    Role role,
    @Nullable String agent,
    Set<String> callCenters,
    Set<Scope> scopes,
    boolean onBehalf) {

  public Principal {
    requireNonNull(name, "name is null");
    requireNonNull(role, "role is null");
    callCenters = Set.copyOf(callCenters);
    scopes = Set.copyOf(scopes);
    boolean incomplete =
        switch (role) {
          case AGENT -> agent == null;
          case SUPERVISOR, INTEGRATION -> callCenters.isEmpty();
          case ADMIN -> false;
        };
    if (incomplete) {
      throw new IllegalArgumentException("a " + role + " needs its agent or call centers");
    }
  }

  /** One that may do all that its role may. */
  public Principal(String name, Role role, @Nullable String agent, Set<String> callCenters) {
    this(name, role, agent, callCenters, Scope.of(role), false);
  }

  /** A program as one of the agents for whom it may act; whether it may, the caller knows. */
  public Principal onBehalfOf(String username) {
    return new Principal(name, Role.AGENT, username, Set.of(), scopes, true);
  }

  /** Whether this one may see what belongs to that agent of that call center. */
  public boolean sees(String ofAgent, String ofCallCenter) {
    return switch (role) {
      case AGENT -> ofAgent.equals(agent);
      case SUPERVISOR, INTEGRATION -> callCenters.contains(ofCallCenter);
      case ADMIN -> false;
    };
  }

  /** Whether it may do all that its role may. */
  public boolean isUnlimited() {
    return scopes.containsAll(Scope.of(role));
  }

  /** Whose requests are counted together: a person's with all keys and sessions, or a program's. */
  public String counted() {
    return role == Role.AGENT && !onBehalf ? "agent " + agent : "key " + name;
  }
}
