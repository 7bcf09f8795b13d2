package io.patchcord.systemtests;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code /metrics} says of itself: each metric with its type, and the labels that it has. */
final class MetricsText {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (\\S.*)");
  private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:0-9]+)(?:\\{(.*)})? .*");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  private final Map<String, String> types = new TreeMap<>();
  private final Map<String, String> help = new HashMap<>();
  private final Map<String, TreeSet<String>> labels = new HashMap<>();

  private MetricsText() {}

  static MetricsText of(String text) {
    MetricsText read = new MetricsText();
    text.lines().forEach(read::read);
    return read;
  }

  private void read(String line) {
    Matcher type = TYPE.matcher(line);
    Matcher helped = HELP.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (type.matches()) {
      types.put(type.group(1), type.group(2));
    } else if (helped.matches()) {
      help.put(helped.group(1), helped.group(2));
    } else if (!line.startsWith("#") && sample.matches()) {
      TreeSet<String> found =
          labels.computeIfAbsent(family(sample.group(1)).orElse("?"), name -> new TreeSet<>());
      if (sample.group(2) != null) {
        LABEL
            .matcher(sample.group(2))
            .results()
            .map(label -> label.group(1))
            .filter(label -> !label.equals("le"))
            .forEach(found::add);
      }
    }
  }

  /** The metric that a sample of that name is of. */
  Optional<String> family(String sample) {
    if (types.containsKey(sample)) {
      return Optional.of(sample);
    }
    String base = sample.replaceFirst("_(bucket|count|sum)$", "");
    return Optional.of(base).filter(types::containsKey);
  }

  /** All metrics, but for the maximum that stands beside each histogram and summary. */
  SortedSet<String> names() {
    TreeSet<String> names = new TreeSet<>(types.keySet());
    names.removeIf(
        name -> name.endsWith("_max") && types.containsKey(name.substring(0, name.length() - 4)));
    return names;
  }

  String type(String name) {
    return types.getOrDefault(name, "");
  }

  boolean isExplained(String name) {
    return help.containsKey(name);
  }

  SortedSet<String> labels(String name) {
    return labels.getOrDefault(name, new TreeSet<>());
  }
}
