package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The queue that a caller waited in.
 *
 * @param name its name on the switch, such as {@code support@default}
 * @param number what is dialled to reach it; {@code null} for a queue that the agent's call center
 *     does not list
 * @param joinedAt since when the caller waited, by the switch's clock, to the second; {@code null}
 *     when the switch did not say
 */
public record CallQueue(String name, @Nullable String number, @Nullable Instant joinedAt) {
  public CallQueue {
    requireNonNull(name, "name is null");
  }
}
