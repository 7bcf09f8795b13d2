package io.patchcord.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A layer that does not work, or works again: the data of the {@code diagnostics} event.
 *
 * @param layer PHONE_SYSTEM
 * @param name of the switch
 * @param up whether it works
 * @param detail a sentence for who looks after it
 * @param at when it was noticed
 */
@Schema(name = "LayerState")
record LayerStateView(
    @Schema(allowableValues = "PHONE_SYSTEM") String layer,
    String name,
    boolean up,
    String detail,
    Instant at) {
  static final String PHONE_SYSTEM = "PHONE_SYSTEM";
}
