package io.patchcord.gateway.callcenter.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Item;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The metadata form says some settings twice, the internal name not at all, and the order by the
 * places alone.
 */
final class MetadataForm {
  private static final Set<String> KNOWN =
      Set.of(
          "adapterUrl",
          "customSettings",
          "displayName",
          "displayNameLabel",
          "internalNameLabel",
          "sections",
          "version");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private MetadataForm() {}

  static List<Section> sections(
      DefinitionElement root, @Nullable String internalName, DefinitionReader reader) {
    if (internalName == null) {
      reader.fault(
          root.line(),
          CallCenterDefinition.INTERNAL_NAME,
          "The metadata form does not say it: give the name of its file.");
      return List.of();
    }
    for (DefinitionElement child : root.children()) {
      if (!KNOWN.contains(child.name())) {
        reader.fault(
            child.line(),
            DefinitionRules.WHOLE,
            "<" + DefinitionReader.quoted(child.name()) + "> is not known here.");
      }
    }
    List<Section> sections = new ArrayList<>();
    root.children("sections")
        .forEach(element -> sections.add(section(element, sections.size(), reader)));
    int general = 0;
    while (general < sections.size()
        && !sections.get(general).name().equals(CallCenterDefinition.GENERAL)) {
      general++;
    }
    Section found =
        general < sections.size()
            ? sections.remove(general)
            : new Section(0, CallCenterDefinition.GENERAL, "General Information", List.of());
    sections.add(0, withNames(found, root, internalName, reader));
    return renumbered(sections);
  }

  private static Section section(DefinitionElement element, int order, DefinitionReader reader) {
    String name = element.childText("name");
    reader.place(name, element.line());
    List<Item> items = new ArrayList<>();
    element
        .children("items")
        .forEach(
            child -> {
              String item = child.childText("name");
              String path = name + "/" + item;
              reader.place(path, child.line());
              items.add(
                  new Item(
                      items.size(),
                      item,
                      child.childText("label"),
                      reader.value(child, child.childText("value"), path)));
            });
    return new Section(order, name, element.childText("label"), items);
  }

  /** The general section as the import form has it. */
  private static Section withNames(
      Section general, DefinitionElement root, String internalName, DefinitionReader reader) {
    List<Item> items = new ArrayList<>();
    items.add(
        new Item(
            0,
            CallCenterDefinition.INTERNAL_NAME,
            labelOr(root.childText("internalNameLabel"), "Internal Name"),
            internalName));
    items.add(
        new Item(
            1,
            CallCenterDefinition.DISPLAY_NAME,
            labelOr(root.childText("displayNameLabel"), "Display Name"),
            root.childText("displayName")));
    Set<String> names = new HashSet<>();
    for (Item item : general.items()) {
      names.add(item.name());
      boolean named =
          item.name().equals(CallCenterDefinition.INTERNAL_NAME)
              || item.name().equals(CallCenterDefinition.DISPLAY_NAME);
      if (!named) {
        items.add(item);
      }
    }
    root.child("adapterUrl")
        .ifPresent(
            url ->
                repeated(
                    new Item(0, CallCenterDefinition.ADAPTER_URL, "CTI Adapter URL", url.text()),
                    url.line(),
                    names,
                    items,
                    reader));
    root.child("customSettings")
        .ifPresent(settings -> customSettings(settings, names, items, reader));
    return new Section(general.sortOrder(), general.name(), general.label(), items);
  }

  private static void customSettings(
      DefinitionElement settings, Set<String> names, List<Item> items, DefinitionReader reader) {
    JsonNode read;
    try {
      read = JSON.readTree(settings.text());
    } catch (JsonProcessingException e) {
      read = JSON.nullNode();
    }
    if (!read.isObject()) {
      reader.fault(settings.line(), "customSettings", "It is no JSON object.");
      return;
    }
    for (Map.Entry<String, JsonNode> setting : read.properties()) {
      Item item = new Item(0, setting.getKey(), setting.getKey(), setting.getValue().asText());
      repeated(item, settings.line(), names, items, reader);
    }
  }

  /** What is said twice must be said alike. */
  private static void repeated(
      Item item, int line, Set<String> names, List<Item> items, DefinitionReader reader) {
    String path = CallCenterDefinition.GENERAL + "/" + item.name();
    if (names.add(item.name())) {
      reader.place(path, line);
      items.add(item);
    } else if (items.stream()
        .noneMatch(i -> i.name().equals(item.name()) && i.value().equals(item.value()))) {
      reader.fault(line, path, "It is said twice, with two values.");
    }
  }

  private static String labelOr(String label, String other) {
    return label.isEmpty() ? other : label;
  }

  private static List<Section> renumbered(List<Section> sections) {
    List<Section> renumbered = new ArrayList<>();
    for (Section section : sections) {
      List<Item> items = new ArrayList<>();
      for (Item item : section.items()) {
        items.add(new Item(items.size(), item.name(), item.label(), item.value()));
      }
      renumbered.add(new Section(renumbered.size(), section.name(), section.label(), items));
    }
    return renumbered;
  }
}
