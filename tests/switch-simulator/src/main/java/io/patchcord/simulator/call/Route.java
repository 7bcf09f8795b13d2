package io.patchcord.simulator.call;

import io.patchcord.simulator.event.EventEncoder;
import io.patchcord.simulator.line.Directory;
import io.patchcord.simulator.line.Line;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the dialplan leads. */
sealed interface Route {
  /** To the phone of a line. */
  record ToLine(Line line, String match) implements Route {}

  /** To the outside, through the carrier. */
  record ToCarrier(String number, String match) implements Route {}

  /** Nowhere. */
  record None() implements Route {}

  /** The dial plan: first the lines, then whatever looks like a number of the outside. */
  final class Dialplan {
    private static final Pattern OUTSIDE = Pattern.compile("^\\+?([0-9]{7,15})$");
    private static final Pattern PUBLIC = Pattern.compile("^\\+?1800555([0-9]{4})$");

    private final Directory directory;

    Dialplan(Directory directory) {
      this.directory = directory;
    }

    /** Where a line that dials that gets. */
    Route route(String dialed) {
      Optional<Line> line = directory.find(dialed);
      if (line.isPresent()) {
        return new ToLine(line.get(), EventEncoder.array(dialed, dialed));
      }
      Matcher outside = OUTSIDE.matcher(dialed);
      if (outside.matches()) {
        String number = outside.group(1);
        return new ToCarrier(number, EventEncoder.array(dialed, number));
      }
      return new None();
    }

    /** Where a caller from outside who dialled that gets: 18005550101 rings line 1001. */
    Route routeInbound(String dialed) {
      Matcher matcher = PUBLIC.matcher(dialed);
      String lineNumber = matcher.matches() ? matcher.group(1) : dialed;
      Optional<Line> line = directory.find(lineNumber);
      if (line.isEmpty() && lineNumber.startsWith("01")) {
        line = directory.find("10" + lineNumber.substring(2));
      }
      return line.<Route>map(found -> new ToLine(found, EventEncoder.array(dialed, dialed)))
          .orElseGet(None::new);
    }
  }
}
