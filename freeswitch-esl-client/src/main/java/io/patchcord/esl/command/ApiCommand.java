package io.patchcord.esl.command;

import java.util.Objects;
import java.util.UUID;

/**
 * A command of the switch's API, to be run at once ({@code api}) or in the background ({@code
 * bgapi}). {@link ChannelCommands}, {@link SwitchCommands} and {@link Originate} make the usual
 * ones.
 */
public final class ApiCommand implements EslCommand {

  private final String text;

  private ApiCommand(String text) {
    this.text = text;
  }

  /**
   * Any API command of words: letters and digits of any language, and {@code _.:@+*#/=~?!()-}.
   * Anything else is refused, since the layers behind the socket give commas, quotes, braces, bars
   * and dollar signs a meaning of their own.
   *
   * @param name such as {@code sofia}
   * @param words such as {@code status}
   * @throws IllegalArgumentException if the name or a word has another character
   */
  public static ApiCommand of(String name, String... words) {
    StringBuilder text = new StringBuilder(Whitelist.COMMAND.check("name", name));
    for (String word : words) {
      text.append(' ').append(Whitelist.WORD.check("word", word));
    }
    return new ApiCommand(text.toString());
  }

  /**
   * Any API command, as it is. <strong>Warning:</strong> only CR, LF and NUL are refused. Whatever
   * a person or another system had a hand in can set channel variables, fork calls at your cost,
   * and run programs on the switch's host where {@code system} is loaded. Prefer everything else.
   *
   * @param text the command and its arguments, such as {@code strftime %H:%M}
   * @throws IllegalArgumentException if the text is blank or has a CR, LF or NUL
   */
  public static ApiCommand unchecked(String text) {
    if (Whitelist.checkOneLine("text", text).isBlank()) {
      throw new IllegalArgumentException("text is blank");
    }
    return new ApiCommand(text);
  }

  /** Returns the command and its arguments, without {@code api}. */
  public String text() {
    return text;
  }

  @Override
  public String wire() {
    return "api " + text + "\n\n";
  }

  /** Returns the same as a background job under an id of the caller's. */
  public String wireAsJob(UUID job) {
    return "bgapi " + text + "\nJob-UUID: " + job + "\n\n";
  }

  @Override
  public String label() {
    int space = text.indexOf(' ');
    return "api " + (space < 0 ? text : text.substring(0, space));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ApiCommand command && command.text.equals(text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text);
  }

  /** Returns the label only: arguments may be personal data. */
  @Override
  public String toString() {
    return "ApiCommand[" + label() + "]";
  }
}
