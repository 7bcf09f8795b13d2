package io.patchcord.benchmarks.softphone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param rounds how often each page was opened, cold and warm
 */
public record SoftphoneReport(int rounds, List<Opened> opened) {
  /** Within this the softphone is painted for the first time, in the median. */
  private static final double GOAL_MILLIS = 300;

  private static final List<String> CACHES = List.of("cold", "warm");

  /** Each softphone, and the empty page of the same server. */
  private static final List<Pair> PAGES =
      List.of(
          new Pair("softphone in a page of Salesforce", "salesforce", "salesforce-empty"),
          new Pair("workbench of the gateway", "workbench", "gateway-empty"));

  private record Pair(String name, String page, String empty) {}

  /** Copies the list. */
  public SoftphoneReport {
    opened = List.copyOf(opened);
  }

  /** Returns whether the softphone is painted in time, everywhere. */
  public boolean met() {
    return PAGES.stream()
        .allMatch(
            pair ->
                CACHES.stream()
                    .allMatch(cache -> median(pair.page(), cache, Opened::paint) <= GOAL_MILLIS));
  }

  /** Returns it for a person. */
  public String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%d rounds; milliseconds since the navigation began, median (worst)%n%-40s %16s %16s"
                + " %16s%n",
            rounds,
            "",
            "empty page",
            "first paint",
            "line shown"));
    for (Pair pair : PAGES) {
      for (String cache : CACHES) {
        table.append(
            String.format(
                Locale.ROOT,
                "%-40s %16s %16s %16s%n",
                pair.name() + ", " + cache,
                cell(pair.empty(), cache, Opened::paint),
                cell(pair.page(), cache, Opened::paint),
                cell(pair.page(), cache, Opened::line)));
      }
    }
    return table
        + String.format(
            Locale.ROOT,
            "goal: first paint <= %.0f ms in the median: %s%n",
            GOAL_MILLIS,
            met() ? "met" : "missed");
  }

  private String cell(String page, String cache, Function<Opened, @Nullable Double> value) {
    List<Double> sorted = sorted(page, cache, value);
    return String.format(
        Locale.ROOT, "%.0f (%.0f)", median(page, cache, value), sorted.get(sorted.size() - 1));
  }

  private double median(String page, String cache, Function<Opened, @Nullable Double> value) {
    List<Double> sorted = sorted(page, cache, value);
    return sorted.get(sorted.size() / 2);
  }

  private List<Double> sorted(String page, String cache, Function<Opened, @Nullable Double> value) {
    List<Double> sorted =
        opened.stream()
            .filter(one -> one.page().equals(page) && one.cache().equals(cache))
            .map(value)
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    if (sorted.size() != rounds) {
      throw new IllegalStateException(
          "%s, %s: was measured %d times (expected: %d)"
              .formatted(page, cache, sorted.size(), rounds));
    }
    return sorted;
  }

  /** Returns it as JSON, indented, with a line break at the end. */
  public String toJson() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this)
          + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("The report cannot be written as JSON", impossible);
    }
  }
}
