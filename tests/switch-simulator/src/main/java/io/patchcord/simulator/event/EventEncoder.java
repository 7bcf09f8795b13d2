package io.patchcord.simulator.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an event as the Event Socket does. */
public final class EventEncoder {
  /** What the switch puts before the values of a header that has several. */
  private static final String ARRAY_PREFIX = "ARRAY::";

  private static final String ARRAY_SEPARATOR = "|:";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EventEncoder() {}

  /** The frame of that event: its outer header block and its body. */
  static byte[] frame(SwitchEvent event, EventFormat format) {
    byte[] body =
        switch (format) {
          case PLAIN -> plain(event.headers(), event.body()).getBytes(UTF_8);
          case JSON -> json(event.headers(), event.body()).getBytes(UTF_8);
          case XML -> EventXml.write(event.headers(), event.body()).getBytes(UTF_8);
        };
    byte[] head =
        ("Content-Length: " + body.length + "\nContent-Type: text/event-" + format.word() + "\n\n")
            .getBytes(UTF_8);
    byte[] frame = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, frame, head.length, body.length);
    return frame;
  }

  /** The headers as percent-encoded lines, a blank line, and the body. */
  public static String plain(Map<String, String> headers, @Nullable String body) {
    StringBuilder text = new StringBuilder(4096);
    headers.forEach(
        (name, value) ->
            text.append(name).append(": ").append(PercentEncoding.encode(value)).append('\n'));
    if (body == null) {
      return text.append('\n').toString();
    }
    return text.append("Content-Length: ")
        .append(body.getBytes(UTF_8).length)
        .append("\n\n")
        .append(body)
        .toString();
  }

  /** The headers as one JSON object, the body under {@code _body}. */
  public static String json(Map<String, String> headers, @Nullable String body) {
    Map<String, Object> object = new LinkedHashMap<>();
    headers.forEach((name, value) -> object.put(name, values(value)));
    if (body != null) {
      object.put("Content-Length", Integer.toString(body.getBytes(UTF_8).length));
      object.put("_body", body);
    }
    return toJson(object);
  }

  /** Any value of maps, lists and strings as JSON without blanks, as the switch writes it. */
  public static String toJson(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings, lists and maps have a JSON form", e);
    }
  }

  private static Object values(String value) {
    if (!value.startsWith(ARRAY_PREFIX)) {
      return value;
    }
    return Arrays.asList(value.substring(ARRAY_PREFIX.length()).split("\\|:", -1).clone());
  }

  /** A header value with one more at its end. */
  public static String append(@Nullable String before, String value) {
    if (before == null || before.isEmpty()) {
      return value;
    }
    return before.startsWith(ARRAY_PREFIX)
        ? before + ARRAY_SEPARATOR + value
        : array(before, value);
  }

  /** One header value that holds all of those. */
  public static String array(String... values) {
    return ARRAY_PREFIX + String.join(ARRAY_SEPARATOR, values);
  }
}
