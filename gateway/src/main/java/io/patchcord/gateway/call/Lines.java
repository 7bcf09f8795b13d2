package io.patchcord.gateway.call;

import java.util.Optional;

/** Who has which line now. Called on the switch's thread: must not block. */
public interface Lines {

  /** The agent whose line this is. */
  Optional<CallOwner> ownerOf(String line);

  /** The agent's line, by username. */
  Optional<CallOwner> ownerNamed(String agent);
}
