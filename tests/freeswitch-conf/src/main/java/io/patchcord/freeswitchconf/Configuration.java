package io.patchcord.freeswitchconf;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A configuration as FreeSWITCH has it after the preprocessor.
 *
 * @param folder where it is
 * @param document all of it in one document
 * @param variables the global variables
 * @param problems what could not be resolved
 */
record Configuration(
    Path folder, Document document, Map<String, String> variables, List<String> problems) {
  Configuration {
    requireNonNull(folder, "folder is null");
    requireNonNull(document, "document is null");
    variables = Map.copyOf(variables);
    problems = List.copyOf(problems);
  }

  /**
   * Reads it.
   *
   * @param environment what the switch would be started with
   */
  static Configuration read(Path folder, Map<String, String> environment) throws IOException {
    Preprocessor preprocessor = new Preprocessor(folder, environment);
    String text = preprocessor.expand(folder.resolve("freeswitch.xml"));
    List<String> problems = new ArrayList<>(preprocessor.problems());
    Document document;
    try {
      document = parse(text);
    } catch (SAXException e) {
      problems.add("all of it, after the preprocessor, is no XML: " + e.getMessage());
      document = empty();
    }
    return new Configuration(folder, document, preprocessor.variables(), problems);
  }

  /** The files of the configuration that are XML, in order. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().matches(".*\\.xml(?:\\.template)?"))
          .sorted()
          .toList();
    }
  }

  static Document parse(String text) throws SAXException, IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(text)));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java reads XML", e);
    }
  }

  private static Document empty() {
    try {
      return parse("<document/>");
    } catch (SAXException | IOException e) {
      throw new IllegalStateException("that is XML", e);
    }
  }

  /** All elements of that name below. */
  static List<Element> below(Element element, String name) {
    return list(element.getElementsByTagName(name));
  }

  /** All elements of that name. */
  List<Element> all(String name) {
    return list(document.getElementsByTagName(name));
  }

  /** The configuration of that name, such as {@code acl.conf}; none or one. */
  List<Element> module(String name) {
    return all("configuration").stream()
        .filter(element -> element.getAttribute("name").equals(name))
        .toList();
  }

  /** The value of a parameter directly or deeper below; empty if it is not there. */
  static String parameter(Element element, String name) {
    return below(element, "param").stream()
        .filter(param -> param.getAttribute("name").equals(name))
        .map(param -> param.getAttribute("value"))
        .findFirst()
        .orElse("");
  }

  private static List<Element> list(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
