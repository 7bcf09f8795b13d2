package io.patchcord.simulator.api;

import java.util.List;
import java.util.Map;

/** Tables as {@code show} writes them without JSON. */
final class ShowTables {
  private ShowTables() {}

  /** A line of names, a line for each row, and the count. An empty table is only its count. */
  static String lines(List<Map<String, String>> rows, String delimiter) {
    StringBuilder text = new StringBuilder();
    if (!rows.isEmpty()) {
      text.append(String.join(delimiter, rows.get(0).keySet())).append('\n');
    }
    rows.forEach(row -> text.append(String.join(delimiter, row.values())).append('\n'));
    return text.append('\n').append(rows.size()).append(" total.\n").toString();
  }

  static String xml(List<Map<String, String>> rows) {
    if (rows.isEmpty()) {
      return "<result row_count=\"0\"/>\n";
    }
    StringBuilder text =
        new StringBuilder("<result row_count=\"").append(rows.size()).append("\">\n");
    int number = 0;
    for (Map<String, String> row : rows) {
      number++;
      text.append("  <row row_id=\"").append(number).append("\">\n");
      row.forEach(
          (name, value) ->
              text.append("    <")
                  .append(name)
                  .append('>')
                  .append(escape(value))
                  .append("</")
                  .append(name)
                  .append(">\n"));
      text.append("  </row>\n");
    }
    return text.append("</result>\n").toString();
  }

  private static String escape(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
