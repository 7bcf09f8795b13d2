package io.patchcord.gateway.admin;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.security.Role;
import io.patchcord.persistence.AgentRole;
import io.patchcord.persistence.CallCenter;
import org.jspecify.annotations.Nullable;

/**
 * What an agent may do besides the agent's own work.
 *
 * @param role SUPERVISOR or ADMIN
 * @param callCenter what is supervised, by its internal name; {@code null} for an admin
 */
public record RoleGrant(Role role, @Nullable String callCenter) {
  public RoleGrant {
    requireNonNull(role, "role is null");
  }

  static RoleGrant of(AgentRole stored) {
    CallCenter callCenter = stored.callCenter();
    return new RoleGrant(
        Role.valueOf(stored.role().name()), callCenter == null ? null : callCenter.internalName());
  }

  /** For the audit. */
  @Override
  public String toString() {
    return callCenter == null ? role.name() : role + " of " + callCenter;
  }
}
