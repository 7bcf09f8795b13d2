package io.patchcord.esl.command;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * What may stand in a command. The switch unescapes at up to three layers, so nothing is escaped
 * here: what is not on the list is refused. Quotes do not protect commas in channel variables;
 * {@code $} runs API commands in application data; a comma, a bar and {@code :_:} fork legs.
 */
enum Whitelist {
  /** An API command's name, such as {@code uuid_kill}. */
  COMMAND("[A-Za-z0-9_]{1,64}"),

  /** One argument of an API command, without anything that has a meaning of its own. */
  WORD("[\\p{L}\\p{N}_.:@+*#/=~?!()-]{1,1024}"),

  /** A channel's id: a UUID, or what a caller's {@code Call-ID} or our side made of it. */
  CHANNEL("[A-Za-z0-9@._:+-]{1,128}"),

  /** A number, an extension, a context, a profile, a domain. */
  DESTINATION("[+0-9*#A-Za-z._-]{1,64}"),

  /** A SIP address as a queue or a gateway has it, such as {@code support@default}. */
  ADDRESS("[+0-9*#A-Za-z._-]{1,64}(@[0-9A-Za-z._:-]{1,128})?"),

  /** A header of an event or the name of a channel variable. */
  NAME("[A-Za-z0-9_-]{1,128}"),

  /** An event's name, or the subclass of a {@code CUSTOM} event. */
  EVENT("[A-Za-z0-9_-]{1,64}(::[A-Za-z0-9_-]{1,64})?"),

  /** Keys, and {@code w} or {@code W} for a pause of half a second or of a second. */
  DIGITS("[0-9A-D*#wW]{1,128}"),

  /** A reason as the switch spells it, such as {@code USER_BUSY}. */
  CAUSE("[A-Z0-9_]{1,64}"),

  /** A file of the switch's host, or a name in its sound folder. */
  PATH("(?!.*\\.\\.)[A-Za-z0-9_./+-]{1,512}"),

  /** What no layer of the switch reads anything into, and may therefore be long. */
  TOKEN("[A-Za-z0-9_-]{0,8192}"),

  /**
   * What a channel variable may hold: text of any language, without what a dial string or the
   * expansion of variables reads.
   */
  VALUE("[^\\p{C}\\p{Zl}\\p{Zp}'\"\\\\,{}\\[\\]<>|^$`;%&]{0,512}");

  private final Pattern pattern;

  Whitelist(String expression) {
    this.pattern = Pattern.compile(expression);
  }

  /**
   * Returns the text.
   *
   * @throws IllegalArgumentException if it is not on the list; the message does not repeat it, for
   *     it may be personal data
   */
  String check(String what, String text) {
    requireNonNull(text, () -> what + " is null");
    if (!allows(text)) {
      throw new IllegalArgumentException(
          what + " has a refused character or length (expected: " + pattern + ")");
    }
    return text;
  }

  /** Returns whether {@link #check} would let it pass. */
  boolean allows(String text) {
    return pattern.matcher(text).matches() && !text.contains(":_:");
  }

  /** Refuses what would end a command or add a header to it, and nothing else. */
  static String checkOneLine(String what, String text) {
    requireNonNull(text, () -> what + " is null");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\n' || c == '\0') {
        throw new IllegalArgumentException(what + " has a CR, LF or NUL at index " + i);
      }
    }
    return text;
  }
}
