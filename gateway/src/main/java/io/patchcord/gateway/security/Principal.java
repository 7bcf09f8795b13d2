package io.patchcord.gateway.security;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param name of the key, for logs and people
 * @param agent the username, for an agent
 * @param callCenter the internal name, for a supervisor
 */
public record Principal(
    String name, Role role, @Nullable String agent, @Nullable String callCenter) {

  public Principal {
    requireNonNull(name, "name is null");
    requireNonNull(role, "role is null");
    if ((role == Role.AGENT && agent == null) || (role == Role.SUPERVISOR && callCenter == null)) {
      throw new IllegalArgumentException("a " + role + " needs its agent or call center");
    }
  }

  /** Whether this one may see what belongs to that agent of that call center. */
  public boolean sees(String ofAgent, String ofCallCenter) {
    return switch (role) {
      case AGENT -> ofAgent.equals(agent);
      case SUPERVISOR -> ofCallCenter.equals(callCenter);
      case ADMIN -> false;
    };
  }
}
