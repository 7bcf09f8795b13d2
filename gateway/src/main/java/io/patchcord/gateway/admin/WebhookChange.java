package io.patchcord.gateway.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook becomes: what is {@code null} here stays.
 *
 * @param callCenter the internal name; empty for all
 * @param agent the username; empty for all
 */
public record WebhookChange(
    @Nullable String url,
    @Nullable String description,
    @Nullable List<String> eventTypes,
    @Nullable String callCenter,
    @Nullable String agent,
    @Nullable Boolean enabled) {}
