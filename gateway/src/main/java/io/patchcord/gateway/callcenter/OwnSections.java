package io.patchcord.gateway.callcenter;

import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Item;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Section;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The names of our own sections and their items. What is not known there is a fault: a misspelt
 * item must not be without effect in silence.
 */
final class OwnSections {
  private static final String OURS = "Patchcord";
  static final String GATEWAY = OURS + "Gateway";
  static final String NUMBERS = OURS + "Numbers";
  static final String CALLER_ID = OURS + "CallerId";
  static final String WORK = OURS + "Work";
  static final String AWAY_REASONS = OURS + "AwayReasons";
  static final String DISPOSITIONS = OURS + "Dispositions";
  static final String RECORDING = OURS + "Recording";
  static final String MONITORING = OURS + "Monitoring";
  static final String FEATURES = OURS + "Features";
  static final String AGENT_LINES = OURS + "AgentLines";

  /** The items of each section; none for those whose items are named by who writes them. */
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          GATEWAY,
          Set.of("address", "country"),
          NUMBERS,
          Set.of("allowed", "forbidden", "premiumRate"),
          CALLER_ID,
          Set.of("number", "name"),
          WORK,
          Set.of(
              "wrapUpSeconds",
              "wrapUpExtensionSeconds",
              "wrapUpExtensions",
              "serviceLevelSeconds",
              "hotDesking",
              "shownVariables"),
          AWAY_REASONS,
          Set.of(),
          DISPOSITIONS,
          Set.of(),
          RECORDING,
          Set.of("policy"),
          MONITORING,
          Set.of("allowed", "shown"),
          FEATURES,
          Arrays.stream(Feature.values()).map(Feature::item).collect(Collectors.toSet()),
          AGENT_LINES,
          Set.of());

  private OwnSections() {}

  /** Tells of every section and item of ours that nobody reads. */
  static void check(CallCenterDefinition definition, BiConsumer<String, String> faults) {
    for (Section section : definition.sections()) {
      Set<String> items = KNOWN.get(section.name());
      if (items == null) {
        if (section.name().regionMatches(true, 0, OURS, 0, OURS.length())) {
          faults.accept(
              section.name(),
              "No section of this name is known (expected: one of "
                  + KNOWN.keySet().stream().sorted().toList()
                  + ").");
        }
      } else if (!items.isEmpty()) {
        for (Item item : section.items()) {
          if (!items.contains(item.name())) {
            faults.accept(
                section.name() + "/" + item.name(),
                "No item of this name is known here (expected: one of "
                    + items.stream().sorted().toList()
                    + ").");
          }
        }
      }
    }
  }
}
