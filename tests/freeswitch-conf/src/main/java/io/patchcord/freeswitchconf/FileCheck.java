package io.patchcord.freeswitchconf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.SAXException;

/** Each file by itself: XML that says what it is for. */
final class FileCheck {
  private FileCheck() {}

  static List<String> problems(Path folder) throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path file : Configuration.files(folder)) {
      String name = folder.relativize(file).toString();
      String text = Files.readString(file);
      try {
        Configuration.parse(text);
      } catch (SAXException e) {
        problems.add(name + ": is no XML: " + e.getMessage());
      }
      String head = text.lines().limit(3).reduce("", String::concat);
      // What the gateway has exported says nothing.
      if (!head.contains("<!-- ") && !name.startsWith("directory/lines/")) {
        problems.add(name + ": does not say what it is for");
      }
      if (text.contains("<!--") && text.matches("(?s).*<!--(?:(?!-->).)*X-PRE-PROCESS.*?-->.*")) {
        problems.add(name + ": FreeSWITCH runs an X-PRE-PROCESS in a comment, too");
      }
    }
    return problems;
  }
}
