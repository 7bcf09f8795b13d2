package io.patchcord.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From which state to which calls and transfers go. */
final class Transitions {
  /** What Mermaid calls where everything begins. */
  static final String BEGINNING = "[*]";

  private static final Pattern EDGE = Pattern.compile("(?m)^ +([A-Z]+|\\[\\*\\]) --> ([A-Z]+)$");

  private final Set<String> seen = new TreeSet<>();

  /** Those that a page draws with Mermaid. */
  static Set<String> drawnIn(Path page) {
    try {
      return EDGE.matcher(Files.readString(page))
          .results()
          .map(edge -> edge.group(1) + " --> " + edge.group(2))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(String from, String to) {
    if (!from.equals(to)) {
      seen.add(from + " --> " + to);
    }
  }

  /** All that were added, in alphabetical order. */
  Set<String> seen() {
    return seen;
  }
}
