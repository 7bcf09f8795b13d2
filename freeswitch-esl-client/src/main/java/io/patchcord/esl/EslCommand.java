package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * One command, on one line. The switch takes a line break for the end of the command or for another
 * header, so CR, LF and NUL are refused wherever they are.
 *
 * <p>That is all this class guards. Arguments are not escaped for the layers behind the socket
 * (channel variables, dial strings, application data), each of which has its own rules: whitelist
 * what comes from a person before it gets here.
 */
public final class EslCommand {

  private static final String API = "api ";
  private static final String BGAPI = "bgapi ";
  private static final String AUTH = "auth ";
  private static final String USER_AUTH = "userauth ";

  private final String line;

  private EslCommand(String line) {
    this.line = line;
  }

  /**
   * An API command, such as {@code api("uuid_kill", uuid)}; give it to {@link EslNode#bgapi} too.
   *
   * @param name the command, without spaces
   * @param arguments put behind it, with a space before each; one may hold spaces itself
   * @throws IllegalArgumentException if the name is not one word, or anything has a CR, LF or NUL
   */
  public static EslCommand api(String name, String... arguments) {
    StringBuilder line = new StringBuilder(API).append(checkWord("name", name));
    for (String argument : arguments) {
      line.append(' ').append(checkOneLine("argument", argument));
    }
    return new EslCommand(line.toString());
  }

  /**
   * Subscribes to events in the plain format: {@code event plain A B CUSTOM x::y}.
   *
   * @param eventNames names such as {@code CHANNEL_CREATE}; those with {@code ::} are subclasses of
   *     {@code CUSTOM} and go to the end, where the switch expects them
   * @throws IllegalArgumentException if there is no name, or one is not a single word
   */
  public static EslCommand subscribe(Collection<String> eventNames) {
    List<String> names = new ArrayList<>();
    List<String> subclasses = new ArrayList<>();
    for (String name : eventNames) {
      checkWord("eventName", name);
      if (name.contains("::")) {
        subclasses.add(name);
      } else if (!name.equals("CUSTOM")) {
        names.add(name);
      }
    }
    if (eventNames.isEmpty()) {
      throw new IllegalArgumentException("eventNames is empty");
    }
    // The switch reads every word behind CUSTOM as a subclass, so CUSTOM comes last.
    if (!subclasses.isEmpty() || eventNames.contains("CUSTOM")) {
      names.add("CUSTOM");
      names.addAll(subclasses);
    }
    return new EslCommand("event plain " + String.join(" ", names));
  }

  /**
   * Lets only events through in which a header has that value; several filters add up.
   *
   * @throws IllegalArgumentException if the header is not one word, or the value has a CR, LF or
   *     NUL
   */
  public static EslCommand filter(String header, String value) {
    return new EslCommand(
        "filter " + checkWord("header", header) + ' ' + checkOneLine("value", value));
  }

  /**
   * Any command line, as it is. Warning: nothing but CR, LF and NUL is refused; a line that changes
   * how the switch answers ({@code exit}, {@code linger}, {@code divert_events}) takes the
   * connection away from the client that owns it. Prefer the other methods.
   *
   * @throws IllegalArgumentException if the line is blank or has a CR, LF or NUL
   */
  public static EslCommand raw(String line) {
    if (checkOneLine("line", line).isBlank()) {
      throw new IllegalArgumentException("line is blank");
    }
    return new EslCommand(line);
  }

  static EslCommand auth(EslPassword password) {
    return new EslCommand(AUTH + password.reveal());
  }

  /**
   * Returns the line as it goes to the switch, without its end. May hold a password: do not log.
   */
  public String line() {
    return line;
  }

  /** The bytes for one write: the switch reads byte by byte and ends a command at a blank line. */
  String wire() {
    return line + "\n\n";
  }

  /**
   * The same API command as a background job under our own id, so that it can be awaited before it
   * is written.
   */
  String wireAsJob(UUID job) {
    String background;
    if (line.startsWith(API)) {
      background = BGAPI + line.substring(API.length());
    } else if (line.startsWith(BGAPI)) {
      background = line;
    } else {
      throw new IllegalArgumentException("Only an api command can run in the background: " + this);
    }
    return background + "\nJob-UUID: " + job + "\n\n";
  }

  /** Returns the line, or only its first word where a password would follow. */
  @Override
  public String toString() {
    if (line.startsWith(AUTH) || line.startsWith(USER_AUTH)) {
      return line.substring(0, line.indexOf(' ')) + " ******";
    }
    return line;
  }

  /** Writes the command in one go. A write that fails closes the channel. */
  static void write(Channel channel, String wire) {
    channel
        .writeAndFlush(ByteBufUtil.writeUtf8(channel.alloc(), wire))
        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  /** What to call the command in a message: its verb, and an API command's name. No arguments. */
  String label() {
    String[] words = line.split(" ", 3);
    boolean twoWords = words.length > 1 && (line.startsWith(API) || line.startsWith(BGAPI));
    return twoWords ? words[0] + ' ' + words[1] : words[0];
  }

  static String checkOneLine(String name, String text) {
    requireNonNull(text, () -> name + " is null");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\n' || c == '\0') {
        throw new IllegalArgumentException(name + " has a CR, LF or NUL at index " + i);
      }
    }
    return text;
  }

  private static String checkWord(String name, String text) {
    checkOneLine(name, text);
    if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(name + " is not one word: \"" + text + '"');
    }
    return text;
  }
}
