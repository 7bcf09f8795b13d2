package io.patchcord.simulator.socket;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One command of a client: its line, and the header lines that came with it. */
record Command(String line, Map<String, String> headers) {
  Command {
    requireNonNull(line, "line is null");
    headers = Map.copyOf(headers);
  }

  /** The first word, in small letters. */
  String verb() {
    int blank = line.indexOf(' ');
    return (blank < 0 ? line : line.substring(0, blank)).toLowerCase(Locale.ROOT);
  }

  /** What follows the first word. */
  String arguments() {
    int blank = line.indexOf(' ');
    return blank < 0 ? "" : line.substring(blank + 1).strip();
  }

  /** The header of that name, given in small letters. */
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
