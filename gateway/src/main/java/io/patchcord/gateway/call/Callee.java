package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DisplayName;

/**
 * Somebody who is to be called into a call.
 *
 * @param party whom, for people
 * @param number as the phone system takes it
 * @param isLine whether that is a line of the switch; otherwise it is outside
 * @param shownNumber what the called phone shows
 * @param shownName its name, may be empty
 */
public record Callee(
    Party party,
    Destination number,
    boolean isLine,
    Destination shownNumber,
    DisplayName shownName) {

  public Callee {
    requireNonNull(party, "party is null");
    requireNonNull(number, "number is null");
    requireNonNull(shownNumber, "shownNumber is null");
    requireNonNull(shownName, "shownName is null");
  }
}
