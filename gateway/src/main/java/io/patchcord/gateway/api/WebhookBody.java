package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.WebhookChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook to add, or what of one is to change.
 *
 * @param url https, or http of a host that the operator has allowed by name
 * @param description for people
 * @param eventTypes which events it gets; left out or empty for all
 * @param callCenter only what happens in this one; empty for all
 * @param agent only what happens to this one; empty for all
 * @param enabled whether it gets any; left out for yes
 */
@Schema(
    name = "WebhookChange",
    description = "What is left out stays; a new one needs url and eventTypes")
public record WebhookBody(
    @Schema(example = "https://hooks.example.com/patchcord", maxLength = 2_000)
        @Nullable String url,
    @Schema(example = "Wallboard", maxLength = 200) @Nullable String description,
    @Schema(example = "[\"call\", \"call-ended\"]") @Nullable List<@Nullable String> eventTypes,
    @Schema(example = "Support") @Nullable String callCenter,
    @Schema(example = "alice") @Nullable String agent,
    @Nullable Boolean enabled) {

  WebhookChange toChange() {
    return new WebhookChange(
        url,
        description,
        eventTypes == null
            ? null
            : eventTypes.stream().map(type -> Objects.requireNonNullElse(type, "")).toList(),
        callCenter,
        agent,
        enabled);
  }
}
