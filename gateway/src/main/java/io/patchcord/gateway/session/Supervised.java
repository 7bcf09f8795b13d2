package io.patchcord.gateway.session;

import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.session.SignInException.Reason;
import io.patchcord.persistence.Agent;
import io.patchcord.persistence.AgentRole;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Organization;
import io.patchcord.persistence.Repositories;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What somebody may do who signs in as more than an agent. An admin of Patchcord gives the roles;
 * where one has trusted an org with it, the org's word is needed as well, and is enough for the
 * call centers in which an admin has given the agent a line. Nobody becomes an admin by an org's
 * word alone, nor a supervisor of wherever there is a free desk.
 */
final class Supervised {
  private Supervised() {}

  /**
   * The call centers that the session is for; none unless it is a supervisor's.
   *
   * @throws SignInException if the agent has not the role
   */
  static List<CallCenter> by(
      Repositories db, Organization org, Agent agent, Assertion assertion, SignIn wish) {
    if (wish.role() == Role.AGENT) {
      return List.of();
    }
    if (org.rolesFromToken() && !assertion.roles().contains(wish.role())) {
      throw new SignInException(
          Reason.NOT_ALLOWED,
          "The token's 'roles' have no "
              + wish.role()
              + ": in Salesforce an administrator has to assign the permission set.");
    }
    List<AgentRole> given =
        db.agentRoles().ofAll(List.of(agent.username())).stream()
            .filter(one -> one.role().name().equals(wish.role().name()))
            .toList();
    if (wish.role() != Role.SUPERVISOR) {
      if (given.isEmpty() || wish.callCenter() != null) {
        throw refused(agent);
      }
      return List.of();
    }
    Map<String, CallCenter> supervised = new TreeMap<>();
    given.stream()
        .map(AgentRole::callCenter)
        .filter(Objects::nonNull)
        .forEach(callCenter -> supervised.put(callCenter.internalName(), callCenter));
    if (org.rolesFromToken()) {
      db.assignments().assignedOf(agent.username()).stream()
          .map(Assignment::callCenter)
          .forEach(callCenter -> supervised.put(callCenter.internalName(), callCenter));
    }
    if (wish.callCenter() != null) {
      supervised.keySet().retainAll(List.of(wish.callCenter()));
    }
    if (supervised.isEmpty()) {
      throw refused(agent);
    }
    return List.copyOf(supervised.values());
  }

  private static SignInException refused(Agent agent) {
    return new SignInException(
        Reason.NOT_ALLOWED,
        "Agent " + agent.username() + " has not this role: an administrator has to give it.");
  }
}
