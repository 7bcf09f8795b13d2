package io.patchcord.esl;

import io.patchcord.esl.command.SocketCommand;

/**
 * Lets only events through in which a header has a value; several add up.
 *
 * @param header such as {@code Unique-ID}
 * @param value compared without regard to case; with a {@code -} before it, it keeps events away;
 *     with a {@code /} before it, it is a regular expression
 */
public record EslFilter(String header, String value) {

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if the header is no name, or the value is blank or has a CR,
   *     LF or NUL
   */
  public EslFilter {
    SocketCommand.filter(header, value);
  }

  SocketCommand command() {
    return SocketCommand.filter(header, value);
  }

  boolean letsThrough() {
    return !value.startsWith("-");
  }
}
