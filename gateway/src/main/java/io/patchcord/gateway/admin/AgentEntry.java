package io.patchcord.gateway.admin;

import static java.util.stream.Collectors.joining;

import io.patchcord.persistence.Agent;
import io.patchcord.persistence.Assignment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An agent, as admins see it.
 *
 * @param salesforceUserId of 18 characters; {@code null} for none
 * @param endedAt when the agent left; {@code null} for one who works here
 * @param roles what the agent may do besides the agent's own work
 * @param assignments the live ones
 * @param version changes with every change
 */
public record AgentEntry(
    String username,
    String displayName,
    @Nullable String email,
    @Nullable String salesforceUserId,
    @Nullable Instant endedAt,
    List<RoleGrant> roles,
    List<AssignmentEntry> assignments,
    int version) {

  static AgentEntry of(Agent agent, List<RoleGrant> roles, List<Assignment> live) {
    return new AgentEntry(
        agent.username(),
        agent.displayName(),
        agent.email(),
        agent.salesforceUserId(),
        agent.endedAt(),
        roles,
        live.stream().map(AssignmentEntry::of).toList(),
        agent.version());
  }

  /** For the audit. */
  static Map<String, String> state(Agent agent, List<RoleGrant> roles) {
    Map<String, String> state = new TreeMap<>();
    state.put("displayName", agent.displayName());
    if (agent.email() != null) {
      state.put("email", agent.email());
    }
    if (agent.salesforceUserId() != null) {
      state.put("salesforceUserId", agent.salesforceUserId());
    }
    if (!roles.isEmpty()) {
      state.put("roles", roles.stream().map(RoleGrant::toString).collect(joining(", ")));
    }
    return state;
  }
}
