package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * One JSON object of strings and arrays of strings, which is all that the switch writes for an
 * event; what else JSON allows is read too, and handed on as its text. The entry {@code _body} is
 * the event's body.
 */
final class JsonNotation extends HeaderNotation {

  static final HeaderNotation JSON = new JsonNotation();

  /** Events are one level deep; enough for any curiosity, too little to exhaust a stack. */
  private static final int MAX_DEPTH = 32;

  private static final String BODY = "_body";

  private JsonNotation() {
    super('"');
  }

  @Override
  int index(byte[] bytes, int from, int to, HeaderIndex index) {
    int at = JsonSyntax.skipSpace(bytes, from, to);
    at = JsonSyntax.expect(bytes, at, to, '{');
    at = JsonSyntax.skipSpace(bytes, at, to);
    if (at < to && bytes[at] == '}') {
      at++;
    } else {
      at = indexEntries(bytes, at, to, index);
    }
    if (JsonSyntax.skipSpace(bytes, at, to) < to) {
      throw JsonSyntax.malformed("the end", at);
    }
    return at;
  }

  private static int indexEntries(byte[] bytes, int from, int to, HeaderIndex index) {
    int at = from;
    while (true) {
      at = JsonSyntax.skipSpace(bytes, at, to);
      int start = at + 1;
      at = JsonSyntax.skipString(bytes, at, to);
      int end = at - 1;
      at = JsonSyntax.skipColon(bytes, at, to);
      boolean escaped = ByteSearch.indexOf(bytes, '\\', start, end) >= 0;
      if (isBody(bytes, start, end, escaped)) {
        index.count();
        if (index.bodyStart == 0) {
          index.body(at, to);
        }
      } else {
        index.add(start);
        index.escapedNames |= escaped;
      }
      at =
          JsonSyntax.peek(bytes, at, to) == '['
              ? countElements(bytes, at, to, index)
              : JsonSyntax.skipValue(bytes, at, to, MAX_DEPTH);
      at = JsonSyntax.skipSpace(bytes, at, to);
      if (at == to || bytes[at] != ',') {
        return JsonSyntax.expect(bytes, at, to, '}');
      }
      at++;
    }
  }

  private static boolean isBody(byte[] bytes, int start, int end, boolean escaped) {
    return escaped
        ? JsonSyntax.unescaped(bytes, start, end).equals(BODY)
        : end - start == BODY.length() && ByteSearch.startsWith(bytes, start, end, BODY);
  }

  private static int countElements(byte[] bytes, int from, int to, HeaderIndex index) {
    int at = JsonSyntax.skipSpace(bytes, from + 1, to);
    if (at < to && bytes[at] == ']') {
      return at + 1;
    }
    while (true) {
      at = JsonSyntax.skipSpace(bytes, at, to);
      index.count();
      at = JsonSyntax.skipValue(bytes, at, to, MAX_DEPTH);
      at = JsonSyntax.skipSpace(bytes, at, to);
      if (at == to || bytes[at] != ',') {
        return JsonSyntax.expect(bytes, at, to, ']');
      }
      at++;
    }
  }

  @Override
  int nameEnd(byte[] bytes, int start, int limit) {
    return JsonSyntax.skipString(bytes, start - 1, limit) - 1;
  }

  @Override
  String name(byte[] bytes, int start, int limit) {
    return JsonSyntax.unescaped(bytes, start, nameEnd(bytes, start, limit));
  }

  @Override
  String value(byte[] bytes, int nameEnd, int limit) {
    return text(bytes, JsonSyntax.skipColon(bytes, nameEnd + 1, limit), limit);
  }

  @Override
  List<String> elements(byte[] bytes, int nameEnd, int limit) {
    int at = JsonSyntax.skipColon(bytes, nameEnd + 1, limit);
    return bytes[at] == '[' ? arrayElements(bytes, at, limit) : split(text(bytes, at, limit));
  }

  @Override
  String body(byte[] bytes, int start, int end) {
    return start == end ? "" : text(bytes, start, end);
  }

  private static String text(byte[] bytes, int from, int to) {
    return bytes[from] == '[' ? join(arrayElements(bytes, from, to)) : scalar(bytes, from, to);
  }

  private static String scalar(byte[] bytes, int from, int to) {
    int end = JsonSyntax.skipValue(bytes, from, to, MAX_DEPTH);
    if (bytes[from] == '"') {
      return JsonSyntax.unescaped(bytes, from + 1, end - 1);
    }
    return bytes[from] == 'n' ? "" : new String(bytes, from, end - from, UTF_8);
  }

  private static List<String> arrayElements(byte[] bytes, int from, int to) {
    List<String> elements = new ArrayList<>();
    int at = JsonSyntax.skipSpace(bytes, from + 1, to);
    while (bytes[at] != ']') {
      elements.add(scalar(bytes, at, to));
      at = JsonSyntax.skipSpace(bytes, JsonSyntax.skipValue(bytes, at, to, MAX_DEPTH), to);
      if (bytes[at] == ',') {
        at = JsonSyntax.skipSpace(bytes, at + 1, to);
      }
    }
    return elements;
  }
}
