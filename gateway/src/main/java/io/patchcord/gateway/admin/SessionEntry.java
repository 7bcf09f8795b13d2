package io.patchcord.gateway.admin;

import io.patchcord.gateway.security.Role;
import io.patchcord.persistence.AgentSession;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a session; not its token.
 *
 * @param prefix its token's first characters, by which it is known
 * @param organization the org's id, of 18 characters
 * @param callCenters what is supervised
 */
public record SessionEntry(
    String prefix,
    String agent,
    Role role,
    String organization,
    List<String> callCenters,
    Instant createdAt,
    Instant expiresAt) {

  static SessionEntry of(AgentSession session) {
    return new SessionEntry(
        session.prefix(),
        session.agent().username(),
        Role.valueOf(session.role().name()),
        session.organization().salesforceOrgId(),
        session.callCenters(),
        session.createdAt(),
        session.expiresAt());
  }
}
