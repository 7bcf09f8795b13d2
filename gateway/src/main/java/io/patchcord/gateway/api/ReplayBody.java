package io.patchcord.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent again.
 *
 * @param includeDelivered also what has arrived; left out, only what was given up
 * @param from what came at this moment or later; left out, from the beginning
 * @param to what came before this moment; left out, all
 */
@Schema(name = "WebhookReplay")
public record ReplayBody(
    @Nullable Boolean includeDelivered, @Nullable Instant from, @Nullable Instant to) {
  static final ReplayBody DEAD_LETTERS = new ReplayBody(null, null, null);
}
