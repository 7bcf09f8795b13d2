package io.patchcord.gateway.callcenter.definition;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element of the file with the line where it begins, which a DOM would not tell. */
final class DefinitionElement {
  /** Ten times what a large call center has. */
  static final int MAX_BYTES = 1024 * 1024;

  /** callCenter, section, item; in the metadata form, name and value below that. */
  private static final int MAX_DEPTH = 4;

  private static final int MAX_ELEMENTS = 20_000;

  private final String name;
  private final int line;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<DefinitionElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private DefinitionElement(String name, int line) {
    this.name = name;
    this.line = line;
  }

  /**
   * Reads the file. External entities and document types are refused, and so is what is too large
   * or too deep.
   *
   * @throws InvalidDefinitionException if it is no such file
   */
  static DefinitionElement read(byte[] file) {
    if (file.length > MAX_BYTES) {
      throw fault(1, "The file has " + file.length + " bytes (expected: <= " + MAX_BYTES + ").");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
      try {
        return read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw fault(line, "The file is no well-formed XML.");
    }
  }

  private static DefinitionElement read(XMLStreamReader reader) throws XMLStreamException {
    Deque<DefinitionElement> open = new ArrayDeque<>();
    @Nullable DefinitionElement root = null;
    int elements = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      int line = reader.getLocation().getLineNumber();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw fault(line, "A document type or an entity is not allowed.");
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        DefinitionElement element = new DefinitionElement(reader.getLocalName(), line);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
          element.attributes.put(
              reader.getAttributeLocalName(i), reader.getAttributeValue(i).strip());
        }
        if (open.size() == MAX_DEPTH || ++elements > MAX_ELEMENTS) {
          throw fault(line, "The file is nested too deeply, or has too many elements.");
        }
        if (open.isEmpty()) {
          root = element;
        } else {
          open.peek().children.add(element);
        }
        open.push(element);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open.pop();
      } else if (reader.hasText() && isText(event) && !open.isEmpty()) {
        open.peek().text.append(reader.getText());
      }
    }
    if (root == null) {
      throw fault(1, "The file is empty.");
    }
    return root;
  }

  private static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  private static InvalidDefinitionException fault(int line, String sentence) {
    return new InvalidDefinitionException(
        List.of(new DefinitionFault(line, "callCenter", sentence)));
  }

  String name() {
    return name;
  }

  int line() {
    return line;
  }

  /** What stands in it, without the spaces around. */
  String text() {
    return text.toString().strip();
  }

  List<DefinitionElement> children() {
    return children;
  }

  Stream<DefinitionElement> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted));
  }

  Optional<DefinitionElement> child(String wanted) {
    return children(wanted).findFirst();
  }

  /** The text of the child of that name, empty if there is none. */
  String childText(String wanted) {
    return child(wanted).map(DefinitionElement::text).orElse("");
  }

  Optional<String> attribute(String wanted) {
    return Optional.ofNullable(attributes.get(wanted));
  }
}
