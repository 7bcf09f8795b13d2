package io.patchcord.simulator.call;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the arguments of an API command as FreeSWITCH does ({@code switch_separate_string}).
 *
 * <p>Single quotes protect blanks and are gone afterwards. So they protect no comma, since what
 * splits at commas comes later and sees no quotes any more.
 */
public final class Arguments {
  private Arguments() {}

  /** The arguments, at most so many: the last one keeps the rest. */
  public static List<String> split(String text, int maximum) {
    List<String> arguments = new ArrayList<>();
    int at = 0;
    while (arguments.size() < maximum) {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      if (at >= text.length()) {
        break;
      }
      int end = arguments.size() == maximum - 1 ? text.length() : endOfArgument(text, at);
      arguments.add(clean(text.substring(at, end)));
      at = end;
    }
    return arguments;
  }

  private static int endOfArgument(String text, int start) {
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\\') {
        i++;
      } else if (character == '\'' && (quoted || text.indexOf('\'', i + 1) >= 0)) {
        quoted = !quoted;
      } else if (character == ' ' && !quoted) {
        return i;
      }
    }
    return text.length();
  }

  private static String clean(String argument) {
    StringBuilder cleaned = new StringBuilder(argument.length());
    boolean quoted = false;
    for (int i = 0; i < argument.length(); i++) {
      char character = argument.charAt(i);
      if (character == '\\' && i + 1 < argument.length()) {
        i++;
        cleaned.append(unescape(argument.charAt(i)));
      } else if (character == '\'' && (quoted || argument.indexOf('\'', i + 1) >= 0)) {
        quoted = !quoted;
      } else {
        cleaned.append(character);
      }
    }
    return quoted ? cleaned.toString() : cleaned.toString().stripTrailing();
  }

  private static String unescape(char escaped) {
    return switch (escaped) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 's' -> " ";
      case '\'', '"', '\\' -> String.valueOf(escaped);
      default -> "\\" + escaped;
    };
  }
}
