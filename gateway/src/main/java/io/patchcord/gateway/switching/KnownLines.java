package io.patchcord.gateway.switching;

import java.util.Set;

/**
 * What the switch's side has to know of the lines, from whoever keeps them. Asked by the threads
 * that read the switch: nothing here may block.
 */
public interface KnownLines {
  /** The numbers of the lines that an agent has, asked for with each resync. */
  Set<String> numbers();

  /** How a line is rung; the usual way, if it is not known. */
  RingRule ringing(String line);

  /** The channel variables to keep beside Patchcord's own, by name, asked for with each event. */
  Set<String> shownVariables();
}
