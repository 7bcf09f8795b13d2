package io.patchcord.simulator.conference;

import io.patchcord.simulator.event.EventEncoder;
import java.util.List;
import java.util.Map;

/** JSON with the tabs and line ends of {@code cJSON_Print}. */
final class PrettyJson {
  private final StringBuilder text = new StringBuilder();

  private PrettyJson() {}

  static String print(Object value) {
    PrettyJson json = new PrettyJson();
    json.write(value, 0);
    return json.text.toString();
  }

  private void write(Object value, int depth) {
    if (value instanceof List<?> list) {
      writeList(list, depth + 1);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(map, depth + 1);
    } else {
      text.append(EventEncoder.toJson(value));
    }
  }

  private void writeList(List<?> list, int depth) {
    text.append('[');
    String separator = "";
    for (Object item : list) {
      text.append(separator);
      write(item, depth);
      separator = ", ";
    }
    text.append(']');
  }

  private void writeMap(Map<?, ?> map, int depth) {
    text.append("{\n");
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(separator)
          .append("\t".repeat(depth))
          .append('"')
          .append(entry.getKey())
          .append("\":\t");
      write(entry.getValue(), depth);
      separator = ",\n";
    }
    if (!map.isEmpty()) {
      text.append('\n');
    }
    text.append("\t".repeat(depth - 1)).append('}');
  }
}
