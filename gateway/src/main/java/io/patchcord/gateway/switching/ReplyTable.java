package io.patchcord.gateway.switching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A reply of rows with bars between their cells, under a row of names. */
final class ReplyTable {
  private ReplyTable() {}

  /**
   * Rows by the names of the first line. A row with a bar in a value, as somebody's contact may
   * have, cannot be told apart and is left out: it is none of ours.
   */
  static List<Map<String, String>> rows(String text) {
    List<String> lines = text.lines().toList();
    List<Map<String, String>> rows = new ArrayList<>();
    if (lines.isEmpty()) {
      return rows;
    }
    String[] names = lines.get(0).split("\\|", -1);
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split("\\|", -1);
      if (names.length > 1 && values.length == names.length) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
          row.put(names[i], values[i]);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
