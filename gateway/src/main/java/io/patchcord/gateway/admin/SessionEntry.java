package io.patchcord.gateway.admin;

import io.patchcord.gateway.security.Role;
import io.patchcord.persistence.AgentSession;
import io.patchcord.persistence.CallCenter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session; not its token.
 *
 * @param prefix its token's first characters, by which it is known
 * @param organization the org's id, of 18 characters
 * @param callCenter what is supervised; {@code null} for none
 */
public record SessionEntry(
    String prefix,
    String agent,
    Role role,
    String organization,
    @Nullable String callCenter,
    Instant createdAt,
    Instant expiresAt) {

  static SessionEntry of(AgentSession session) {
    CallCenter callCenter = session.callCenter();
    return new SessionEntry(
        session.prefix(),
        session.agent().username(),
        Role.valueOf(session.role().name()),
        session.organization().salesforceOrgId(),
        callCenter == null ? null : callCenter.internalName(),
        session.createdAt(),
        session.expiresAt());
  }
}
