package io.patchcord.systemtests;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One thing that somebody does, in words by which it can be done again: who, what, with what, and
 * an argument; a dash stands for none.
 *
 * <p>Calls and legs have other ids in every run. So they are named by their place: {@code alice#1}
 * is the second of Alice's live calls, the oldest first, {@code alice#ended} the last that ended,
 * {@code parked#0} the first that waits, {@code 1001#0} the first leg of that line.
 *
 * @param who an agent, for what is asked of the API, or {@code phone} or {@code people}, for what
 *     the simulated switch is told
 */
record Step(String who, String verb, String target, String argument) {
  static final String NONE = "-";
  static final String PEOPLE = "people";

  static Step parse(String line) {
    String[] words = line.strip().split(" +");
    if (words.length != 4) {
      throw new IllegalArgumentException("no step: " + line);
    }
    return new Step(words[0], words[1], words[2], words[3]);
  }

  /** The steps of a text: one a line, but for empty ones and those that begin with a hash. */
  static List<Step> parseAll(String text) {
    return text.lines()
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty))
        .filter(line -> !line.startsWith("#"))
        .map(Step::parse)
        .toList();
  }

  boolean isOfPeople() {
    return who.equals(PEOPLE);
  }

  /** Whose it is that the target names: what stands before the hash. */
  String targetOwner() {
    return target.split("#", 2)[0];
  }

  /** Which of those it is; none for one that ended. */
  Optional<Integer> targetPlace() {
    String place = target.contains("#") ? target.split("#", 2)[1] : "";
    return place.matches("[0-9]+") ? Optional.of(Integer.valueOf(place)) : Optional.empty();
  }

  @Override
  public String toString() {
    return String.join(" ", who, verb, target, argument);
  }
}
