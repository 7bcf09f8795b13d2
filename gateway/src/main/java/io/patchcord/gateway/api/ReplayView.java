package io.patchcord.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is sent again.
 *
 * @param count how many deliveries
 */
@Schema(name = "WebhookReplayed")
public record ReplayView(int count) {}
