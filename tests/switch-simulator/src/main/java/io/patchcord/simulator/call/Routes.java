package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.event.EventEncoder;
import io.patchcord.simulator.line.Directory;
import io.patchcord.simulator.line.Line;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dial plan: the queue, then the lines, then whatever looks like a number of the outside. */
final class Routes {
  private static final Pattern OUTSIDE = Pattern.compile("^\\+?([0-9]{7,15})$");
  private static final Pattern PUBLIC = Pattern.compile("^\\+?1800555([0-9]{4})$");
  private static final Pattern QUEUE_NUMBER = Pattern.compile("^\\+?18005550100$");
  private static final String QUEUE = "support@default";

  private final Directory directory;

  Routes(Directory directory) {
    this.directory = requireNonNull(directory, "directory is null");
  }

  /** Where somebody who dialled that gets. */
  Route route(String dialed, boolean fromOutside) {
    if (QUEUE_NUMBER.matcher(dialed).matches()) {
      return new Route.ToQueue(QUEUE);
    }
    return fromOutside ? fromOutside(dialed) : fromInside(dialed);
  }

  private Route fromInside(String dialed) {
    Optional<Line> line = directory.find(dialed);
    if (line.isPresent()) {
      return new Route.ToLine(line.get(), EventEncoder.array(dialed, dialed));
    }
    Matcher outside = OUTSIDE.matcher(dialed);
    if (outside.matches()) {
      String number = outside.group(1);
      return new Route.ToCarrier(number, EventEncoder.array(dialed, number));
    }
    return new Route.None();
  }

  /** 18005550101 rings line 1001. */
  private Route fromOutside(String dialed) {
    Matcher matcher = PUBLIC.matcher(dialed);
    String lineNumber = matcher.matches() ? matcher.group(1) : dialed;
    Optional<Line> line = directory.find(lineNumber);
    if (line.isEmpty() && lineNumber.startsWith("01")) {
      line = directory.find("10" + lineNumber.substring(2));
    }
    return line.<Route>map(found -> new Route.ToLine(found, EventEncoder.array(dialed, dialed)))
        .orElseGet(Route.None::new);
  }
}
