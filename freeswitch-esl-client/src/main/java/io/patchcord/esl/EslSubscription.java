package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import io.patchcord.esl.command.EventFormat;
import io.patchcord.esl.command.SocketCommand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a connection wants to be told, asked for again at each connect.
 *
 * @param format how the switch writes events
 * @param events names such as {@code CHANNEL_CREATE}, {@code ALL} for everything; those with {@code
 *     ::} are subclasses of {@code CUSTOM}
 * @param filters let only some of these events through; none lets all through
 * @param logLevel the switch's log down to this level, 0 to 7; {@link #NO_LOG} for none
 */
public record EslSubscription(
    EventFormat format, Set<String> events, List<EslFilter> filters, int logLevel) {

  /** No lines of the switch's log. */
  public static final int NO_LOG = -1;

  /** What the client itself needs: the results of jobs, and a sign of life. */
  private static final List<String> OWN_EVENTS = List.of("BACKGROUND_JOB", "HEARTBEAT");

  /**
   * Checks every part.
   *
   * @throws IllegalArgumentException if an event's name is refused, or the level is unknown
   */
  public EslSubscription {
    requireNonNull(format, "format is null");
    events = Collections.unmodifiableSet(new LinkedHashSet<>(events));
    filters = List.copyOf(filters);
    if (!events.isEmpty()) {
      SocketCommand.subscribe(format, events);
    }
    if (logLevel != NO_LOG) {
      SocketCommand.log(logLevel);
    }
  }

  /** No events but those that the client itself needs. */
  public static EslSubscription none() {
    return new EslSubscription(EventFormat.PLAIN, Set.of(), List.of(), NO_LOG);
  }

  /**
   * The commands that bring this about. Events come last: those between a subscription and its
   * filters would be let through, and the reply to the last command is where events begin.
   */
  List<SocketCommand> commands() {
    List<SocketCommand> commands = new ArrayList<>();
    filters.forEach(filter -> commands.add(filter.command()));
    if (filters.stream().anyMatch(EslFilter::letsThrough)) {
      // One filter that lets something through keeps everything else away.
      OWN_EVENTS.forEach(name -> commands.add(SocketCommand.filter("Event-Name", name)));
    }
    if (logLevel != NO_LOG) {
      commands.add(SocketCommand.log(logLevel));
    }
    Set<String> all = new LinkedHashSet<>(events);
    if (!all.contains("ALL")) {
      all.addAll(OWN_EVENTS);
    }
    commands.add(SocketCommand.subscribe(format, all));
    return commands;
  }
}
