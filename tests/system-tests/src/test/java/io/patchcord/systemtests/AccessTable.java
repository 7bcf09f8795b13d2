package io.patchcord.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who may do what, as {@code docs/reference/access.md} says it. */
final class AccessTable {
  static final List<String> ROLES = List.of("AGENT", "SUPERVISOR", "INTEGRATION", "ADMIN");

  private static final Path PAGE = Path.of("../../docs/reference/access.md");
  private static final String YES = "yes";

  private final Map<String, Row> operations = new TreeMap<>();
  private final Map<String, Set<String>> roles = new TreeMap<>();

  /**
   * One operation.
   *
   * @param scope empty for none
   * @param anybody whether it needs no key
   */
  record Row(String scope, Set<String> roles, boolean anybody) {}

  private AccessTable() {}

  static AccessTable read() {
    AccessTable table = new AccessTable();
    try {
      for (String line : Files.readAllLines(PAGE)) {
        List<String> cells =
            Arrays.stream(line.split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
        if (line.startsWith("| `") && cells.size() == 9) {
          table.addOperation(cells);
        } else if (line.startsWith("| `") && cells.size() == 8) {
          table.addScope(cells);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private void addOperation(List<String> cells) {
    Row before =
        operations.put(
            cells.get(1), new Row(cells.get(2), marked(cells, 3), cells.get(7).equals(YES)));
    if (before != null) {
      throw new AssertionError("twice in the table: " + cells.get(1));
    }
  }

  private void addScope(List<String> cells) {
    marked(cells, 3)
        .forEach(role -> roles.computeIfAbsent(role, name -> new TreeSet<>()).add(cells.get(1)));
  }

  private static Set<String> marked(List<String> cells, int first) {
    Set<String> marked = new TreeSet<>();
    for (int i = 0; i < ROLES.size(); i++) {
      if (cells.get(first + i).equals(YES)) {
        marked.add(ROLES.get(i));
      }
    }
    return marked;
  }

  /** By method and path, as {@code GET /api/v1/me}. */
  Map<String, Row> operations() {
    return operations;
  }

  Row operation(String name) {
    Row row = operations.get(name);
    if (row == null) {
      throw new AssertionError("not in " + PAGE + ": " + name);
    }
    return row;
  }

  /** All that a role has. */
  Set<String> scopesOf(String role) {
    return roles.getOrDefault(role, Set.of());
  }

  /** Which have that scope. */
  List<String> operationsWith(String scope) {
    List<String> found = new ArrayList<>();
    operations.forEach(
        (name, row) -> {
          if (row.scope().equals(scope)) {
            found.add(name);
          }
        });
    return found;
  }
}
