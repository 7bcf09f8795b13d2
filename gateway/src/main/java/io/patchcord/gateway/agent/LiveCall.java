package io.patchcord.gateway.agent;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A call that keeps an agent busy.
 *
 * @param queued whether a queue of the switch offered it
 * @param answered whether the agent is on the line
 */
public record LiveCall(UUID id, boolean queued, boolean answered) {
  public LiveCall {
    requireNonNull(id, "id is null");
  }
}
