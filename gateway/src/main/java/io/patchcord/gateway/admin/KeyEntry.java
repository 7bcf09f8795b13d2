package io.patchcord.gateway.admin;

import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.patchcord.persistence.ApiKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key; not the key.
 *
 * @param prefix its first characters, by which it is known
 * @param agent as whom it acts, or whose line its supervisor has
 * @param callCenters what its supervisor supervises, or where its program acts
 * @param scopes what it opens
 * @param allScopes whether that is all that its role has
 * @param lastUsedAt a minute late at most; {@code null} if it never was
 */
public record KeyEntry(
    String prefix,
    String name,
    Role role,
    @Nullable String agent,
    List<String> callCenters,
    List<String> scopes,
    boolean allScopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  static KeyEntry of(ApiKey key) {
    io.patchcord.persistence.Agent agent = key.agent();
    Role role = Role.valueOf(key.role().name());
    return new KeyEntry(
        key.prefix(),
        key.name(),
        role,
        agent == null ? null : agent.username(),
        key.callCenters(),
        key.scopes().orElseGet(() -> Scope.of(role).stream().map(Scope::text).toList()),
        key.scopes().isEmpty(),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedAt(),
        key.revokedAt());
  }
}
