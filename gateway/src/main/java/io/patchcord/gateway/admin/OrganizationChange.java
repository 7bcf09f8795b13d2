package io.patchcord.gateway.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organization becomes: what is {@code null} here stays.
 *
 * @param displayName 1 to 80 characters
 * @param allowedOrigins all of them
 * @param certificates all of them, in PEM, one after another
 * @param rolesFromToken whether what the org signs says who supervises
 */
public record OrganizationChange(
    @Nullable String displayName,
    @Nullable List<String> allowedOrigins,
    @Nullable String certificates,
    @Nullable Boolean rolesFromToken) {}
