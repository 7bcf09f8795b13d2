package io.patchcord.esl.command;

/**
 * One command for the switch. Immutable. Whatever it was made of, it is one command: CR, LF and
 * NUL, which would end it or add a header to it, are refused in every part.
 */
public sealed interface EslCommand permits ApiCommand, SocketCommand, SendMessage {

  /**
   * Returns the text for one write, its end included: the switch reads byte by byte, and ends a
   * command at a blank line.
   */
  String wire();

  /** Returns what to call the command in a message or a log line; no arguments, no secrets. */
  String label();
}
