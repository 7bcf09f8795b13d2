package io.patchcord.esl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Reads one JSON object of strings and arrays of strings, which is all that the switch writes for
 * an event; what else JSON allows is read too, and handed on as its text.
 */
final class FlatJson {

  /** Events are one level deep; enough for any curiosity, too little to exhaust a stack. */
  private static final int MAX_DEPTH = 32;

  private final String text;
  private final int maxEntries;
  private int position;

  /**
   * Prepares to read.
   *
   * @param maxEntries keys in the object, and elements in all its arrays together
   */
  FlatJson(String text, int maxEntries) {
    this.text = text;
    this.maxEntries = maxEntries;
  }

  /**
   * Hands over every entry in order, repeated keys included.
   *
   * @throws EslProtocolException if the text is not one JSON object, or is beyond the limits
   */
  void readObject(BiConsumer<String, String> onValue, BiConsumer<String, List<String>> onArray) {
    int entries = 0;
    skipSpace();
    expect('{');
    skipSpace();
    if (!accept('}')) {
      do {
        skipSpace();
        checkEntries(++entries);
        String name = readString();
        skipSpace();
        expect(':');
        skipSpace();
        if (peek() == '[') {
          List<String> elements = readArray(maxEntries - entries);
          entries += elements.size();
          onArray.accept(name, elements);
        } else {
          onValue.accept(name, readValueAsText());
        }
        skipSpace();
      } while (accept(','));
      expect('}');
    }
    skipSpace();
    if (position < text.length()) {
      throw malformed("the end");
    }
  }

  private List<String> readArray(int maxElements) {
    List<String> elements = new ArrayList<>();
    expect('[');
    skipSpace();
    if (accept(']')) {
      return elements;
    }
    do {
      skipSpace();
      if (elements.size() == maxElements) {
        checkEntries(maxEntries + 1);
      }
      elements.add(readValueAsText());
      skipSpace();
    } while (accept(','));
    expect(']');
    return elements;
  }

  private String readValueAsText() {
    if (peek() == '"') {
      return readString();
    }
    int start = position;
    skipValue(1);
    String raw = text.substring(start, position);
    return raw.equals("null") ? "" : raw;
  }

  private void skipValue(int depth) {
    switch (peek()) {
      case '"' -> readString();
      case '{' -> skipContainer('}', true, depth);
      case '[' -> skipContainer(']', false, depth);
      default -> skipLiteral();
    }
  }

  private void skipContainer(char close, boolean named, int depth) {
    if (depth == MAX_DEPTH) {
      throw new EslProtocolException(
          "JSON depth: more than " + MAX_DEPTH + " (expected: <= " + MAX_DEPTH + ")");
    }
    position++;
    skipSpace();
    if (accept(close)) {
      return;
    }
    do {
      skipSpace();
      if (named) {
        readString();
        skipSpace();
        expect(':');
        skipSpace();
      }
      skipValue(depth + 1);
      skipSpace();
    } while (accept(','));
    expect(close);
  }

  private void skipLiteral() {
    int start = position;
    while (position < text.length() && isLiteralCharacter(text.charAt(position))) {
      position++;
    }
    String literal = text.substring(start, position);
    boolean word = literal.equals("true") || literal.equals("false") || literal.equals("null");
    if (!word && !literal.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
      position = start;
      throw malformed("a value");
    }
  }

  private static boolean isLiteralCharacter(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || c == 'E'
        || c == '-'
        || c == '+'
        || c == '.';
  }

  private String readString() {
    expect('"');
    int start = position;
    int special = start;
    while (special < text.length() && !isSpecial(text.charAt(special))) {
      special++;
    }
    if (special < text.length() && text.charAt(special) == '"') {
      position = special + 1;
      return text.substring(start, special);
    }
    position = special;
    StringBuilder string = new StringBuilder(text.substring(start, special));
    while (!accept('"')) {
      char c = peek();
      position++;
      string.append(c == '\\' ? readEscape() : c);
    }
    return string.toString();
  }

  private static boolean isSpecial(char c) {
    return c == '"' || c == '\\';
  }

  /** Surrogates come as two escapes, and two chars are what a Java string wants of them. */
  private char readEscape() {
    char c = peek();
    position++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> readUnicode();
      default -> throw malformed("an escape");
    };
  }

  private char readUnicode() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw malformed("a hexadecimal digit");
      }
      value = (value << 4) | digit;
      position++;
    }
    return (char) value;
  }

  private void checkEntries(int entries) {
    if (entries > maxEntries) {
      throw new EslProtocolException(
          "headers: more than " + maxEntries + " (expected: <= " + maxEntries + ")");
    }
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private char peek() {
    if (position == text.length()) {
      throw malformed("more");
    }
    return text.charAt(position);
  }

  private boolean accept(char wanted) {
    if (position < text.length() && text.charAt(position) == wanted) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    if (!accept(wanted)) {
      throw malformed("'" + wanted + "'");
    }
  }

  private EslProtocolException malformed(String expected) {
    return new EslProtocolException(
        "Not a JSON event: " + expected + " expected at index " + position);
  }
}
