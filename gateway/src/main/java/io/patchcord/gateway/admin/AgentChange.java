package io.patchcord.gateway.admin;

import org.jspecify.annotations.Nullable;

/**
 * What an agent becomes: what is {@code null} here stays.
 *
 * @param displayName 1 to 80 characters; never removed
 * @param email at most 254 characters
 * @param salesforceUserId of 15 or 18 characters
 */
public record AgentChange(
    @Nullable String displayName,
    @Nullable To<String> email,
    @Nullable To<String> salesforceUserId) {}
