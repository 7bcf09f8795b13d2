package io.patchcord.gateway.agent;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * The time to write up a call.
 *
 * @param call which
 * @param endsAt when it ends by itself
 * @param extensionsLeft how often the agent may still extend it
 */
public record WrapUp(UUID call, Instant endsAt, int extensionsLeft) {
  public WrapUp {
    requireNonNull(call, "call is null");
    requireNonNull(endsAt, "endsAt is null");
  }

  /** Whether its time is over. */
  boolean isOver(Instant now) {
    return !endsAt.isAfter(now);
  }
}
