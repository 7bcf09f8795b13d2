package io.patchcord.gateway.call;

import java.util.Optional;
import java.util.Set;

/** Who has which line now. Called on the switch's thread: must not block. */
public interface Lines {

  /** The agent whose line this is. */
  Optional<CallOwner> ownerOf(String line);

  /** The agent's line, by username. */
  Optional<CallOwner> ownerNamed(String agent);

  /** The number that reaches a call center's queue, by the queue's name on the switch. */
  default Optional<String> queueNumber(String callCenter, String queueName) {
    return Optional.empty();
  }

  /** The names of the caller's channel variables that a call center wants to see. */
  default Set<String> shownVariables(String callCenter) {
    return Set.of();
  }
}
