package io.patchcord.gateway.admin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.patchcord.gateway.security.Role;
import io.patchcord.persistence.Agent;
import io.patchcord.persistence.AgentRole;
import io.patchcord.persistence.AgentSession;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Repositories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The rows of what agents may do besides their own work. */
final class RoleRows {
  /** More than anybody supervises. */
  private static final int MAX = 100;

  private RoleRows() {}

  /** Those of agents, by username; nothing of those who have none. */
  static Map<String, List<RoleGrant>> of(Repositories db, List<String> usernames) {
    return usernames.isEmpty()
        ? Map.of()
        : db.agentRoles().ofAll(usernames).stream()
            .collect(groupingBy(role -> role.agent().username(), mapping(RoleGrant::of, toList())));
  }

  static List<RoleGrant> of(Repositories db, Agent agent) {
    return of(db, List.of(agent.username())).getOrDefault(agent.username(), List.of());
  }

  /**
   * Replaces an agent's, and ends the sessions in roles that are the agent's no more.
   *
   * @return the sessions that were ended, by their visible parts
   */
  static List<String> replace(Repositories db, Agent agent, List<RoleGrant> wanted, Instant now) {
    List<RoleGrant> grants = List.copyOf(new LinkedHashSet<>(wanted));
    if (grants.size() > MAX) {
      throw AdminException.invalid("roles", "An agent has at most " + MAX + " roles.");
    }
    List<AgentRole> rows = grants.stream().map(grant -> row(db, agent, grant)).toList();
    db.agentRoles().deleteOf(agent);
    db.agentRoles().insertAll(rows);
    List<String> ended = new ArrayList<>();
    for (AgentSession session : db.agentSessions().activeOf(agent.username(), now)) {
      if (session.role() != io.patchcord.persistence.Role.AGENT
          && !covers(rows, session)
          && !isOfTheOrg(db, agent, session)) {
        session.end(now);
        db.agentSessions().update(session);
        ended.add(session.prefix());
      }
    }
    return ended;
  }

  /** Whether the agent has still all that the session is for. */
  private static boolean covers(List<AgentRole> rows, AgentSession session) {
    List<AgentRole> same = rows.stream().filter(row -> row.role() == session.role()).toList();
    return !same.isEmpty()
        && session.callCenters().stream()
            .allMatch(name -> same.stream().anyMatch(row -> isOf(row, name)));
  }

  /**
   * Whether the org's word is enough for it: it is of call centers in which the agent has a line.
   */
  private static boolean isOfTheOrg(Repositories db, Agent agent, AgentSession session) {
    return session.organization().rolesFromToken()
        && session.role() == io.patchcord.persistence.Role.SUPERVISOR
        && db.assignments().assignedOf(agent.username()).stream()
            .map(assignment -> assignment.callCenter().internalName())
            .collect(toSet())
            .containsAll(session.callCenters());
  }

  private static boolean isOf(AgentRole row, String callCenter) {
    CallCenter of = row.callCenter();
    return of != null && of.internalName().equals(callCenter);
  }

  private static AgentRole row(Repositories db, Agent agent, RoleGrant grant) {
    String callCenter = grant.callCenter();
    if (grant.role() == Role.ADMIN && callCenter == null) {
      return AgentRole.admin(agent);
    }
    if (grant.role() == Role.SUPERVISOR && callCenter != null) {
      return AgentRole.supervisor(
          agent,
          db.callCenters()
              .find(callCenter)
              .orElseThrow(
                  () ->
                      AdminException.invalid(
                          "roles", "There is no call center " + Entered.shown(callCenter) + ".")));
    }
    throw AdminException.invalid(
        "roles",
        grant.role() == Role.AGENT
            ? "Every agent is an AGENT: leave that out."
            : grant.role() == Role.INTEGRATION
                ? "A program is no agent: make it a key."
                : grant.role() == Role.ADMIN
                    ? "An admin has no call center."
                    : "Say what the supervisor supervises.");
  }
}
