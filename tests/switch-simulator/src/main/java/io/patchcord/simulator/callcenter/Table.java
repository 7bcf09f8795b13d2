package io.patchcord.simulator.callcenter;

import java.util.List;
import java.util.Map;

/** Rows as the command prints them: names first, if there are rows, and {@code +OK} at the end. */
final class Table {
  private Table() {}

  static String print(List<Map<String, String>> rows) {
    StringBuilder text = new StringBuilder();
    if (!rows.isEmpty()) {
      text.append(String.join("|", rows.get(0).keySet())).append('\n');
    }
    rows.forEach(row -> text.append(String.join("|", row.values())).append('\n'));
    return text.append("+OK\n").toString();
  }
}
