package io.patchcord.gateway.admin;

import io.patchcord.gateway.security.Role;
import io.patchcord.persistence.ApiKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key; not the key.
 *
 * @param prefix its first characters, by which it is known
 * @param agent as whom it acts, or whose line its supervisor has
 * @param callCenter what its supervisor supervises
 */
public record KeyEntry(
    String prefix,
    String name,
    Role role,
    @Nullable String agent,
    @Nullable String callCenter,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {

  static KeyEntry of(ApiKey key) {
    io.patchcord.persistence.Agent agent = key.agent();
    io.patchcord.persistence.CallCenter callCenter = key.callCenter();
    return new KeyEntry(
        key.prefix(),
        key.name(),
        Role.valueOf(key.role().name()),
        agent == null ? null : agent.username(),
        callCenter == null ? null : callCenter.internalName(),
        key.createdAt(),
        key.expiresAt(),
        key.revokedAt());
  }
}
