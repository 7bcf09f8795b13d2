package io.patchcord.gateway.callcenter;

import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Item;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads who is to have which line: {@code ada@example.com = 1001 from 2026-12-01}. */
final class AgentLinesReader {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<username>[^\\s=]{1,80})\\s*=\\s*(?<line>[0-9*#]{1,20})(?:\\s+from\\s+(?<start>\\S+))?");

  private final BiConsumer<String, String> faults;

  AgentLinesReader(BiConsumer<String, String> faults) {
    this.faults = faults;
  }

  /** What is empty stands for nobody: Setup can empty an item, and cannot remove it. */
  List<PlannedLine> read(List<Item> items, String section) {
    List<PlannedLine> lines = new ArrayList<>();
    Map<String, String> taken = new HashMap<>();
    for (Item item : items) {
      String path = section + "/" + item.name();
      PlannedLine line = item.value().isEmpty() ? null : read(item.value(), path);
      if (line != null) {
        String start = " from " + line.from();
        checkFree(taken, "The agent " + line.username() + start, item.name(), path);
        checkFree(taken, "The line " + line.line() + start, item.name(), path);
        lines.add(line);
      }
    }
    return lines;
  }

  private void checkFree(Map<String, String> taken, String what, String item, String path) {
    String other = taken.putIfAbsent(what, item);
    if (other != null) {
      faults.accept(path, what.replace(" from null", "") + " is there already, in " + other + ".");
    }
  }

  private @Nullable PlannedLine read(String value, String path) {
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      faults.accept(
          path,
          "It is no agent with a line (expected: username = line, or username = line from"
              + " 2026-12-01).");
      return null;
    }
    String start = form.group("start");
    try {
      return new PlannedLine(
          form.group("username").toLowerCase(Locale.ROOT),
          form.group("line"),
          start == null ? null : moment(start));
    } catch (DateTimeException e) {
      faults.accept(
          path, "Its start is no time (expected: 2026-12-01 or 2026-12-01T08:00:00Z, in UTC).");
      return null;
    }
  }

  private static Instant moment(String start) {
    return start.length() == 10
        ? LocalDate.parse(start).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.parse(start);
  }
}
