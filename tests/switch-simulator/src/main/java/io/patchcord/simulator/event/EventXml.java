package io.patchcord.simulator.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an event as XML, as {@code switch_event_xmlize} does. */
final class EventXml {
  private EventXml() {}

  static String write(Map<String, String> headers, @Nullable String body) {
    StringBuilder text = new StringBuilder("<event>\n  <headers>\n");
    headers.forEach(
        (name, value) -> {
          text.append("    <").append(name).append('>');
          escape(text, PercentEncoding.encode(value));
          text.append("</").append(name).append(">\n");
        });
    text.append("  </headers>\n");
    if (body != null) {
      text.append("  <Content-Length>")
          .append(body.getBytes(UTF_8).length)
          .append("</Content-Length>\n  <body>");
      escape(text, body);
      // The writer indents the end tag if it stands on a line of its own.
      text.append(body.endsWith("\n") ? "  " : "").append("</body>\n");
    }
    return text.append("</event>\n").toString();
  }

  private static void escape(StringBuilder text, String value) {
    value
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                default -> {
                  if (point < 0x80) {
                    text.append((char) point);
                  } else {
                    text.append("&#x")
                        .append(Integer.toHexString(point).toUpperCase(Locale.ROOT))
                        .append(';');
                  }
                }
              }
            });
  }
}
