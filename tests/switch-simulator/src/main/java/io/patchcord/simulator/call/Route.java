package io.patchcord.simulator.call;

import io.patchcord.simulator.line.Line;

/** Where the dialplan leads. */
sealed interface Route {
  /** To the phone of a line. */
  record ToLine(Line line, String match) implements Route {}

  /** To the outside, through the carrier. */
  record ToCarrier(String number, String match) implements Route {}

  /** Into a queue. */
  record ToQueue(String queue) implements Route {}

  /** Nowhere. */
  record None() implements Route {}
}
