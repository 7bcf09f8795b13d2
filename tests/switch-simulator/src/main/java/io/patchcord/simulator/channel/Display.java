package io.patchcord.simulator.channel;

import static java.util.Objects.requireNonNull;

/**
 * The last CALL_UPDATE of a leg: who is shown to the far end.
 *
 * @param direction {@code SEND} if the switch told the far end, {@code RECV} if the leg's own
 *     caller and callee changed places, empty if there was none
 */
public record Display(String direction, String name, String number) {
  /** Nothing was shown yet. */
  public static final Display NONE = new Display("", "", "");

  public Display {
    requireNonNull(direction, "direction is null");
    requireNonNull(name, "name is null");
    requireNonNull(number, "number is null");
  }
}
