package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Writes an event as FreeSWITCH does in {@code switch_event.c} and {@code switch_xml.c}. */
final class SwitchWriter {

  /** SWITCH_URL_UNSAFE in switch_utils.h. */
  private static final String UNSAFE = "\r\n #%&+:;<=>?@[\\]^`{|}\"";

  /** One header; more than one value is an array. */
  record Header(String name, List<String> values) {}

  private SwitchWriter() {}

  /** switch_event_serialize. */
  static String plain(List<Header> headers, String body) {
    StringBuilder text = new StringBuilder();
    for (Header header : headers) {
      String value = urlEncoded(joined(header));
      text.append(header.name()).append(": ");
      text.append(value.isEmpty() ? "_undef_" : value).append('\n');
    }
    if (!body.isEmpty()) {
      text.append("Content-Length: ").append(body.getBytes(UTF_8).length).append('\n');
    }
    return text.append('\n').append(body).toString();
  }

  /** switch_event_serialize_json and cJSON_PrintUnformatted. */
  static String json(List<Header> headers, String body) {
    List<String> entries = new ArrayList<>();
    for (Header header : headers) {
      List<String> values = header.values().stream().map(SwitchWriter::quoted).toList();
      String value = values.size() == 1 ? values.get(0) : "[" + String.join(",", values) + "]";
      entries.add(quoted(header.name()) + ":" + value);
    }
    if (!body.isEmpty()) {
      entries.add("\"Content-Length\":\"" + body.getBytes(UTF_8).length + '"');
      entries.add("\"_body\":" + quoted(body));
    }
    return "{" + String.join(",", entries) + "}";
  }

  /** switch_event_xmlize and switch_xml_toxml. */
  static String xml(List<Header> headers, String body) {
    StringBuilder text = new StringBuilder("<event>\n  <headers>");
    String indent = "\n    ";
    for (Header header : headers) {
      for (String value : header.values()) {
        text.append(indent).append('<').append(header.name()).append('>');
        text.append(ampersandEncoded(urlEncoded(value)));
        text.append("</").append(header.name()).append('>');
      }
    }
    text.append(headers.isEmpty() ? "</headers>\n" : "\n  </headers>\n");
    if (!body.isEmpty()) {
      text.append("  <Content-Length>").append(body.getBytes(UTF_8).length);
      text.append("</Content-Length>\n  <body>").append(ampersandEncoded(body));
      text.append(body.endsWith("\n") ? "  " : "").append("</body>\n");
    }
    return text.append("</event>\n").toString();
  }

  private static String joined(Header header) {
    return header.values().size() == 1
        ? header.values().get(0)
        : "ARRAY::" + String.join("|:", header.values());
  }

  /** switch_url_encode: an existing %XX in capitals is not encoded again. */
  static String urlEncoded(String value) {
    StringBuilder encoded = new StringBuilder();
    byte[] bytes = value.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      boolean kept = b == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
      if (!kept && (b < ' ' || b > '~' || UNSAFE.indexOf(b) >= 0)) {
        encoded.append(String.format("%%%02X", b & 0xff));
      } else {
        encoded.append((char) b);
      }
    }
    return encoded.toString();
  }

  private static boolean isHex(byte b) {
    return "0123456789ABCDEF".indexOf(b) >= 0;
  }

  /** switch_xml_ampencode outside of attributes: from {@code <!} on nothing is encoded. */
  private static String ampersandEncoded(String text) {
    int asItIs = text.indexOf("<!");
    String encoded = asItIs < 0 ? text : text.substring(0, asItIs);
    StringBuilder result = new StringBuilder();
    encoded
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '\r' -> result.append("&#xD;");
                default -> {
                  if (c < 0x80) {
                    result.append((char) c);
                  } else {
                    result.append(String.format("&#x%X;", c));
                  }
                }
              }
            });
    return result + (asItIs < 0 ? "" : text.substring(asItIs));
  }

  /** print_string_ptr in cJSON. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (c < ' ') {
                    quoted.append(String.format("\\u%04x", c));
                  } else {
                    quoted.append((char) c);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
