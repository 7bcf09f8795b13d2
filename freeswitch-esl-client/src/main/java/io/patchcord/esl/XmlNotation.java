package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code switch_event_xmlize} writes, and no more of XML than that: {@code <event>}, in it
 * {@code <headers>} with an element for each header, and for a body {@code <Content-Length>} and
 * {@code <body>}. There are no attributes, comments or document types; the entities are the five of
 * XML and the numeric ones.
 *
 * <p>Values are percent-encoded before they are escaped. An array is an element repeated at once.
 * The switch takes any name, also one that is no XML name, so a name is what stands before the
 * first {@code >}.
 */
final class XmlNotation extends HeaderNotation {

  static final HeaderNotation XML = new XmlNotation();

  private static final String CONTENT_LENGTH = "Content-Length>";

  private XmlNotation() {
    super('>');
  }

  @Override
  int index(byte[] bytes, int from, int to, HeaderIndex index) {
    int at = XmlSyntax.skipProlog(bytes, from, to);
    if (!ByteSearch.startsWith(bytes, at, to, "<event>")) {
      throw XmlSyntax.malformed("<event>", at);
    }
    at = XmlSyntax.nextTag(bytes, at + "<event>".length(), to);
    while (!ByteSearch.startsWith(bytes, at, to, "</event>")) {
      if (ByteSearch.startsWith(bytes, at, to, "<headers>")) {
        at = indexHeaders(bytes, at + "<headers>".length(), to, index);
      } else if (ByteSearch.startsWith(bytes, at, to, "<body>")) {
        at = indexBody(bytes, at + "<body>".length(), to, index);
      } else {
        at = indexElement(bytes, at, to, index);
      }
      at = XmlSyntax.nextTag(bytes, at, to);
    }
    at += "</event>".length();
    if (JsonSyntax.skipSpace(bytes, at, to) < to) {
      throw XmlSyntax.malformed("the end", at);
    }
    return to;
  }

  private static int indexHeaders(byte[] bytes, int from, int to, HeaderIndex index) {
    int at = XmlSyntax.nextTag(bytes, from, to);
    while (!ByteSearch.startsWith(bytes, at, to, "</headers>")) {
      at = XmlSyntax.nextTag(bytes, indexElement(bytes, at, to, index), to);
    }
    return at + "</headers>".length();
  }

  private static int indexElement(byte[] bytes, int at, int to, HeaderIndex index) {
    int start = at + 1;
    int nameEnd = XmlSyntax.nameEnd(bytes, start, to);
    if (bytes[nameEnd - 1] == '/') {
      // Empty, which is the same as absent.
      index.count();
      return nameEnd + 1;
    }
    boolean nextOfArray =
        index.size() > 0
            && XmlSyntax.sameName(bytes, index.start(index.size() - 1), start, nameEnd);
    if (nextOfArray) {
      index.count();
    } else {
      index.add(start);
    }
    return XmlSyntax.elementEnd(bytes, start, nameEnd, to);
  }

  /**
   * The switch escapes a body only up to its first {@code <!}, so the body ends at the last closing
   * tag, whatever looks like one before that.
   */
  private static int indexBody(byte[] bytes, int from, int to, HeaderIndex index) {
    int end = XmlSyntax.lastIndexOf(bytes, from, to, "</body>");
    if (end < 0) {
      throw XmlSyntax.malformed("</body>", to);
    }
    index.body(from, end - indent(bytes, from, end, index));
    return end + "</body>".length();
  }

  /**
   * After a line feed that ends a body the switch indents its closing tag. Those spaces are told
   * from the body's own by the {@code Content-Length} before it.
   */
  private static int indent(byte[] bytes, int from, int end, HeaderIndex index) {
    int spaces = 0;
    while (end - spaces > from && bytes[end - spaces - 1] == ' ') {
      spaces++;
    }
    if (spaces == 0 || end - spaces == from || bytes[end - spaces - 1] != '\n') {
      return 0;
    }
    int length = index.size() == 0 ? -1 : contentLength(bytes, index.start(index.size() - 1), from);
    return length < 0
        ? spaces
        : Math.max(0, Math.min(spaces, bodyBytes(bytes, from, end).length - length));
  }

  private static int contentLength(byte[] bytes, int start, int to) {
    int length = -1;
    if (ByteSearch.startsWith(bytes, start, to, CONTENT_LENGTH)) {
      length = 0;
      // Eight digits are more than any body has, and never overflow.
      int first = start + CONTENT_LENGTH.length();
      for (int i = first; i < first + 8 && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
        length = length * 10 + bytes[i] - '0';
      }
    }
    return length;
  }

  @Override
  String value(byte[] bytes, int nameEnd, int limit) {
    List<String> elements = elementValues(bytes, nameEnd, limit);
    return elements.size() == 1 ? elements.get(0) : join(elements);
  }

  @Override
  List<String> elements(byte[] bytes, int nameEnd, int limit) {
    List<String> elements = elementValues(bytes, nameEnd, limit);
    return elements.size() == 1 ? split(elements.get(0)) : elements;
  }

  private static List<String> elementValues(byte[] bytes, int nameEnd, int limit) {
    int start = nameStart(bytes, nameEnd);
    List<String> values = List.of();
    int at = start;
    int end = nameEnd;
    while (true) {
      String value = decoded(bytes, end + 1, ByteSearch.indexOf(bytes, '<', end + 1, limit));
      if (values.isEmpty()) {
        values = List.of(value);
      } else {
        if (values.size() == 1) {
          values = new ArrayList<>(values);
        }
        values.add(value);
      }
      at = XmlSyntax.nextTag(bytes, XmlSyntax.elementEnd(bytes, at, end, limit), limit) + 1;
      end = at + nameEnd - start;
      if (end >= limit || !XmlSyntax.sameName(bytes, start, at, end)) {
        return values;
      }
    }
  }

  private static int nameStart(byte[] bytes, int nameEnd) {
    int start = nameEnd;
    while (bytes[start - 1] != '<') {
      start--;
    }
    return start;
  }

  private static String decoded(byte[] bytes, int from, int to) {
    if (ByteSearch.indexOf(bytes, '&', from, to) < 0) {
      return percentDecoded(bytes, from, to);
    }
    byte[] unescaped = XmlSyntax.unescaped(bytes, from, to);
    return percentDecoded(unescaped, 0, unescaped.length);
  }

  @Override
  String body(byte[] bytes, int start, int end) {
    return new String(bodyBytes(bytes, start, end), UTF_8);
  }

  /** From {@code <!} on the switch writes a body as it is. */
  private static byte[] bodyBytes(byte[] bytes, int start, int end) {
    int asItIs = ByteSearch.indexOf(bytes, '<', start, end);
    if (asItIs < 0) {
      return XmlSyntax.unescaped(bytes, start, end);
    }
    byte[] unescaped = XmlSyntax.unescaped(bytes, start, asItIs);
    byte[] body = Arrays.copyOf(unescaped, unescaped.length + end - asItIs);
    System.arraycopy(bytes, asItIs, body, unescaped.length, end - asItIs);
    return body;
  }
}
