package io.patchcord.gateway.callcenter.definition;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Item;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Call Center definition, strictly, and tells every fault with its line and item. Both
 * forms are read: the file that Setup exports and imports ({@code callCenter}), and the metadata
 * ({@code CallCenter}), whose internal name is the name of its file.
 */
public final class DefinitionReader {
  /** How large a file may be. */
  public static final int MAX_BYTES = DefinitionElement.MAX_BYTES;

  private static final int MAX_LABEL = 1_000;
  private static final int MAX_VALUE = 4_000;

  private final List<DefinitionFault> faults = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private DefinitionReader() {}

  /** What somebody asks of a definition besides what Salesforce asks. */
  @FunctionalInterface
  public interface FurtherRules {
    /**
     * @param faults told a path, {@code reqGeneralInfo/reqTimeout}, and a sentence for each fault
     */
    void check(CallCenterDefinition definition, BiConsumer<String, String> faults);
  }

  /**
   * Reads one of which nothing is asked but what Salesforce asks.
   *
   * @param file the XML, 1 MiB at most
   * @param metadataName the internal name, for the metadata form; {@code null} for the other
   * @throws InvalidDefinitionException with all faults of the file
   */
  public static CallCenterDefinition read(byte[] file, @Nullable String metadataName) {
    return read(file, metadataName, (definition, faults) -> {});
  }

  /**
   * @param file the XML, 1 MiB at most
   * @param metadataName the internal name, for the metadata form; {@code null} for the other
   * @param rules what else is asked
   * @throws InvalidDefinitionException with all faults of the file
   */
  public static CallCenterDefinition read(
      byte[] file, @Nullable String metadataName, FurtherRules rules) {
    DefinitionElement root = DefinitionElement.read(requireNonNull(file, "file is null"));
    return new DefinitionReader().read(root, metadataName, rules);
  }

  private CallCenterDefinition read(
      DefinitionElement root, @Nullable String metadataName, FurtherRules rules) {
    lines.put(DefinitionRules.WHOLE, root.line());
    List<Section> sections =
        switch (root.name()) {
          case "callCenter" -> sections(root);
          case "CallCenter" -> MetadataForm.sections(root, metadataName, this);
          default -> {
            fault(
                root.line(),
                DefinitionRules.WHOLE,
                "The file begins with <"
                    + quoted(root.name())
                    + "> (expected: <callCenter>, or <CallCenter> for metadata).");
            yield List.of();
          }
        };
    CallCenterDefinition definition = new CallCenterDefinition(sections);
    if (faults.isEmpty()) {
      DefinitionRules.check(definition, this::faultAt);
      rules.check(definition, this::faultAt);
    }
    if (!faults.isEmpty()) {
      faults.sort(Comparator.comparingInt(DefinitionFault::line));
      throw new InvalidDefinitionException(faults);
    }
    return definition;
  }

  private List<Section> sections(DefinitionElement root) {
    List<Section> sections = new ArrayList<>();
    for (DefinitionElement element : root.children()) {
      if (isKnown(element, "section", DefinitionRules.WHOLE)) {
        String name = required(element, "name", "a section");
        lines.put(name, element.line());
        List<Item> items = new ArrayList<>();
        for (DefinitionElement child : element.children()) {
          if (isKnown(child, "item", name)) {
            items.add(item(child, name));
          }
        }
        sections.add(new Section(sortOrder(element, name), name, label(element, name), items));
      }
    }
    return sections;
  }

  private Item item(DefinitionElement element, String section) {
    String name = required(element, "name", section);
    String path = section + "/" + name;
    lines.put(path, element.line());
    return new Item(
        sortOrder(element, path), name, label(element, path), value(element, element.text(), path));
  }

  private boolean isKnown(DefinitionElement element, String expected, String within) {
    if (element.name().equals(expected)) {
      return true;
    }
    fault(
        element.line(),
        within,
        "<" + quoted(element.name()) + "> is not known here (expected: <" + expected + ">).");
    return false;
  }

  private String required(DefinitionElement element, String attribute, String within) {
    String value = element.attribute(attribute).orElse("");
    if (value.isEmpty()) {
      fault(
          element.line(),
          within,
          "<" + element.name() + "> has no " + attribute + " (expected: " + attribute + "=\"…\").");
    }
    return value;
  }

  private String label(DefinitionElement element, String path) {
    return limited(element.line(), required(element, "label", path), MAX_LABEL, "label", path);
  }

  private int sortOrder(DefinitionElement element, String path) {
    String value = element.attribute("sortOrder").orElse("");
    if (value.matches("[0-9]{1,6}")) {
      return Integer.parseInt(value);
    }
    fault(
        element.line(),
        path,
        "sortOrder is \"" + quoted(value) + "\" (expected: a number from 0 to 999999).");
    return 0;
  }

  /** Checks how long it is. */
  String value(DefinitionElement element, String value, String path) {
    return limited(element.line(), value, MAX_VALUE, "value", path);
  }

  private String limited(int line, String text, int most, String what, String path) {
    if (text.length() > most) {
      fault(
          line,
          path,
          "The " + what + " has " + text.length() + " characters (expected: <= " + most + ").");
    }
    return text;
  }

  /** Where a section or item stands, for the faults that are found later. */
  void place(String path, int line) {
    lines.put(path, line);
  }

  void fault(int line, String item, String sentence) {
    faults.add(new DefinitionFault(line, item, sentence));
  }

  private void faultAt(String path, String sentence) {
    String section = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    int whole = lines.getOrDefault(DefinitionRules.WHOLE, 1);
    fault(lines.getOrDefault(path, lines.getOrDefault(section, whole)), path, sentence);
  }

  /** What stands in the file, without anything that could hurt where the fault is shown. */
  static String quoted(String text) {
    String head = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return head.replaceAll("[\\p{Cntrl}<>\"]", "?");
  }
}
