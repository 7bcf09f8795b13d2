package io.patchcord.simulator.simulate;

import java.util.List;
import java.util.Optional;

/** One use of the command. */
@FunctionalInterface
interface Verb {
  /** The reply to something that was done. */
  String DONE = "+OK\n";

  /** Does it with the words that follow; empty if they do not fit. */
  Optional<String> run(List<String> words);

  /** The reply to what cannot be done now. */
  static Optional<String> refused(String why) {
    return Optional.of("-ERR " + why + "\n");
  }

  /** The reply to what was done, or why it was not. */
  static Optional<String> doneIf(boolean done, String otherwise) {
    return done ? Optional.of(DONE) : refused(otherwise);
  }
}
