package io.patchcord.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The line of the desk at which an agent sits down.
 *
 * @param line null gives back the one that the agent has
 * @param callCenter needed only by an agent of several
 */
@Schema(name = "DeskLine")
public record DeskLineBody(
    @Schema(example = "1044") @Nullable String line,
    @Schema(example = "PatchcordDemo") @Nullable String callCenter) {}
