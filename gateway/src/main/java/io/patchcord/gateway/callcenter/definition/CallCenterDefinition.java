package io.patchcord.gateway.callcenter.definition;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A Call Center definition: every section and item of the file, in its order. Immutable; {@link
 * DefinitionReader} makes it, and only of a file without faults.
 */
public record CallCenterDefinition(List<Section> sections) {
  /** The section that every definition begins with. */
  public static final String GENERAL = "reqGeneralInfo";

  /** What is dialled before a number. */
  public static final String DIALING = "reqDialingOptions";

  static final String INTERNAL_NAME = "reqInternalName";
  static final String DISPLAY_NAME = "reqDisplayName";
  static final String ADAPTER_URL = "reqAdapterUrl";

  public CallCenterDefinition {
    sections = List.copyOf(sections);
  }

  /**
   * A group of settings.
   *
   * @param sortOrder where it stands among the others
   * @param label for the people in Setup
   */
  public record Section(int sortOrder, String name, String label, List<Item> items) {
    public Section {
      requireNonNull(name, "name is null");
      requireNonNull(label, "label is null");
      items = List.copyOf(items);
    }

    /** The value of the item of that name. */
    public Optional<String> value(String item) {
      return items.stream().filter(i -> i.name().equals(item)).map(Item::value).findFirst();
    }
  }

  /**
   * A setting.
   *
   * @param sortOrder where it stands in its section
   * @param label for the people in Setup
   * @param value as it is written, empty for none
   */
  public record Item(int sortOrder, String name, String label, String value) {
    public Item {
      requireNonNull(name, "name is null");
      requireNonNull(label, "label is null");
      requireNonNull(value, "value is null");
    }
  }

  /** The section of that name. */
  public Optional<Section> section(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).findFirst();
  }

  /** The value of an item, if it is there and not empty. */
  public Optional<String> value(String section, String item) {
    return section(section).flatMap(found -> found.value(item)).filter(value -> !value.isEmpty());
  }

  /** Its id in Salesforce. */
  public String internalName() {
    return value(GENERAL, INTERNAL_NAME).orElseThrow();
  }

  /** Its name for people. */
  public String displayName() {
    return value(GENERAL, DISPLAY_NAME).orElseThrow();
  }
}
