package io.patchcord.esl.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A command to the Event Socket itself: what it sends to this connection, and how. */
public final class SocketCommand implements EslCommand {

  private final String line;

  private SocketCommand(String line) {
    this.line = line;
  }

  /**
   * Subscribes to events: {@code event plain A B CUSTOM x::y}. A later subscription adds to an
   * earlier one, and its format holds for all.
   *
   * @param format how events are written
   * @param events names such as {@code CHANNEL_CREATE}, {@code ALL} for everything; those with
   *     {@code ::} are subclasses of {@code CUSTOM}
   * @throws IllegalArgumentException if there is no name, or one is refused
   */
  public static SocketCommand subscribe(EventFormat format, Collection<String> events) {
    List<String> names = new ArrayList<>();
    List<String> subclasses = new ArrayList<>();
    for (String event : events) {
      Whitelist.EVENT.check("event", event);
      if (event.contains("::")) {
        subclasses.add(event);
      } else if (!event.equals("CUSTOM")) {
        names.add(event);
      }
    }
    if (events.isEmpty()) {
      throw new IllegalArgumentException("events is empty");
    }
    // The switch reads every word behind CUSTOM as a subclass, so CUSTOM comes last.
    if (!subclasses.isEmpty() || events.contains("CUSTOM")) {
      names.add("CUSTOM");
      names.addAll(subclasses);
    }
    String word = format.name().toLowerCase(Locale.ROOT);
    return new SocketCommand("event " + word + ' ' + String.join(" ", names));
  }

  /**
   * Lets only events through that match one of this connection's filters: those in which the header
   * has that value, without regard to case. A value that begins with {@code -} keeps events away,
   * one that begins with {@code /} is a regular expression (mod_event_socket.c, {@code
   * event_handler}).
   *
   * @throws IllegalArgumentException if the header is no name, or the value has a CR, LF or NUL or
   *     is blank
   */
  public static SocketCommand filter(String header, String value) {
    if (Whitelist.checkOneLine("value", value).isBlank()) {
      throw new IllegalArgumentException("value is blank");
    }
    return new SocketCommand("filter " + Whitelist.NAME.check("header", header) + ' ' + value);
  }

  /**
   * Asks for the switch's log, down to a level.
   *
   * @param level from 0 (console) over 3 (errors) and 6 (info) to 7 (debug)
   * @throws IllegalArgumentException if the level is none of these
   */
  public static SocketCommand log(int level) {
    if (level < 0 || level > 7) {
      throw new IllegalArgumentException("level: " + level + " (expected: 0 to 7)");
    }
    return new SocketCommand("log " + level);
  }

  /** Asks for the switch's log no more. */
  public static SocketCommand noLog() {
    return new SocketCommand("nolog");
  }

  /** Outbound only: asks for the channel's data, and must be the first command. */
  public static SocketCommand connect() {
    return new SocketCommand("connect");
  }

  /**
   * Outbound only: subscribes to the events of the session's own channel. With an unknown channel
   * the inbound form would subscribe to everybody's, so there is none here.
   */
  public static SocketCommand myEvents(EventFormat format) {
    return new SocketCommand("myevents " + format.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Outbound only: keeps the connection after the hang-up, so that its last events still come.
   *
   * @param seconds how long; 0 for as long as the switch likes
   * @throws IllegalArgumentException if it is negative
   */
  public static SocketCommand linger(int seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException("seconds: " + seconds + " (expected: >= 0)");
    }
    return new SocketCommand(seconds == 0 ? "linger" : "linger " + seconds);
  }

  /** Outbound only: lets the dialplan go on once the connection is closed. */
  public static SocketCommand resume() {
    return new SocketCommand("resume");
  }

  /** Asks the switch to close the connection; every reply before it still comes. */
  public static SocketCommand exit() {
    return new SocketCommand("exit");
  }

  /**
   * Any command line, as it is. <strong>Warning:</strong> only CR, LF and NUL are refused. A line
   * that changes how the switch answers takes the connection away from the client that counts its
   * replies. Prefer everything else.
   *
   * @throws IllegalArgumentException if the line is blank or has a CR, LF or NUL
   */
  public static SocketCommand unchecked(String line) {
    if (Whitelist.checkOneLine("line", line).isBlank()) {
      throw new IllegalArgumentException("line is blank");
    }
    return new SocketCommand(line);
  }

  @Override
  public String wire() {
    return line + "\n\n";
  }

  @Override
  public String label() {
    int space = line.indexOf(' ');
    return space < 0 ? line : line.substring(0, space);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SocketCommand command && command.line.equals(line);
  }

  @Override
  public int hashCode() {
    return Objects.hash(line);
  }

  /** Returns the label only. */
  @Override
  public String toString() {
    return "SocketCommand[" + label() + "]";
  }
}
