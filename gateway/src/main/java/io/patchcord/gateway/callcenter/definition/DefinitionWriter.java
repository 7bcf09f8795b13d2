package io.patchcord.gateway.callcenter.definition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Item;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Section;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a Call Center definition in either form, so that {@link DefinitionReader} reads the same.
 */
public final class DefinitionWriter {
  private static final String METADATA = "http://soap.sforce.com/2006/04/metadata";

  /** What the metadata form has in elements of its own. */
  private static final Set<String> OWN_ELEMENTS =
      Set.of(CallCenterDefinition.INTERNAL_NAME, CallCenterDefinition.DISPLAY_NAME);

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private int depth;

  private DefinitionWriter() throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /** The file that Setup imports. */
  public static String importForm(CallCenterDefinition definition) {
    return written(writer -> writer.writeImportForm(definition));
  }

  /** The metadata; its file is to be named after the internal name. */
  public static String metadataForm(CallCenterDefinition definition) {
    return written(writer -> writer.writeMetadataForm(definition));
  }

  private interface Work {
    void accept(DefinitionWriter writer) throws XMLStreamException;
  }

  private static String written(Work work) {
    try {
      DefinitionWriter writer = new DefinitionWriter();
      writer.text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      work.accept(writer);
      writer.xml.flush();
      return writer.text + "\n";
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the definition cannot be written", e);
    }
  }

  private void writeImportForm(CallCenterDefinition definition) throws XMLStreamException {
    begin("callCenter");
    for (Section section : definition.sections()) {
      begin("section");
      attributes(section.sortOrder(), section.name(), section.label());
      for (Item item : section.items()) {
        indent();
        xml.writeStartElement("item");
        attributes(item.sortOrder(), item.name(), item.label());
        xml.writeCharacters(item.value());
        xml.writeEndElement();
      }
      end();
    }
    end();
  }

  private void attributes(int sortOrder, String name, String label) throws XMLStreamException {
    xml.writeAttribute("sortOrder", String.valueOf(sortOrder));
    xml.writeAttribute("name", name);
    xml.writeAttribute("label", label);
  }

  private void writeMetadataForm(CallCenterDefinition definition) throws XMLStreamException {
    List<Item> general =
        definition.section(CallCenterDefinition.GENERAL).map(Section::items).orElse(List.of());
    begin("CallCenter");
    xml.writeDefaultNamespace(METADATA);
    leaf(
        "adapterUrl",
        definition
            .value(CallCenterDefinition.GENERAL, CallCenterDefinition.ADAPTER_URL)
            .orElse(""));
    leaf("customSettings", customSettings(general));
    leaf("displayName", definition.displayName());
    leaf("displayNameLabel", label(general, CallCenterDefinition.DISPLAY_NAME));
    leaf("internalNameLabel", label(general, CallCenterDefinition.INTERNAL_NAME));
    for (Section section : definition.sections()) {
      begin("sections");
      for (Item item : section.items()) {
        if (!OWN_ELEMENTS.contains(item.name())) {
          begin("items");
          leaf("label", item.label());
          leaf("name", item.name());
          leaf("value", item.value());
          end();
        }
      }
      leaf("label", section.label());
      leaf("name", section.name());
      end();
    }
    end();
  }

  private static String label(List<Item> items, String name) {
    return items.stream()
        .filter(item -> item.name().equals(name))
        .map(Item::label)
        .findFirst()
        .orElse(name);
  }

  /** Salesforce repeats here what the softphone reads before its settings are there. */
  private static String customSettings(List<Item> general) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    general.stream()
        .filter(item -> !OWN_ELEMENTS.contains(item.name()))
        .filter(item -> !item.name().equals(CallCenterDefinition.ADAPTER_URL))
        .filter(item -> item.name().startsWith("req"))
        .forEach(item -> settings.put(item.name(), item.value()));
    return settings.toString();
  }

  private void begin(String name) throws XMLStreamException {
    if (depth > 0) {
      indent();
    }
    xml.writeStartElement(name);
    depth++;
  }

  private void leaf(String name, String value) throws XMLStreamException {
    indent();
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private void end() throws XMLStreamException {
    depth--;
    indent();
    xml.writeEndElement();
  }

  private void indent() throws XMLStreamException {
    xml.writeCharacters("\n" + "    ".repeat(depth));
  }
}
