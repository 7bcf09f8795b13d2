package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of the package, rendered as Visualforce does: with what its controller says, and with the
 * functions of its remote actions. An expression that is not known here fails: Salesforce would
 * refuse to save a page with a mistake in it, too.
 */
final class VisualforcePage {
  private static final Path FOLDER =
      ChildProcess.PROJECT.resolve("sfdc-package/force-app/main/default");

  private static final Pattern EXPRESSION = Pattern.compile("\\{!([^}]*)}");
  private static final Pattern RESOURCE =
      Pattern.compile("URLFOR\\(\\$Resource\\.(\\w+), (.*)\\)", Pattern.DOTALL);
  private static final Pattern CHOICE = Pattern.compile("IF\\(german, '([^']*)', '([^']*)'\\)");
  private static final Pattern IN_SCRIPT = Pattern.compile("JSENCODE\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("'([^']*)'");
  private static final Pattern LABEL = Pattern.compile("\\$Label\\.(\\w+)");

  private final String source;

  private VisualforcePage(String source) {
    this.source = source;
  }

  static VisualforcePage named(String name) {
    return new VisualforcePage(read("pages/" + name + ".page"));
  }

  /**
   * Renders it.
   *
   * @param german whether its user reads German
   * @param values what the controller's other properties say
   * @param remoting a script that makes the functions of its remote actions
   */
  String render(boolean german, Map<String, String> values, String remoting) {
    String body =
        source.replaceFirst("(?s)^<apex:page [^>]*>", "").replace("</apex:page>", "").strip();
    String rendered =
        EXPRESSION
            .matcher(body)
            .replaceAll(
                found -> Matcher.quoteReplacement(value(found.group(1).strip(), german, values)));
    if (rendered.contains("<apex:")) {
      throw new AssertionError("no component of Visualforce is known here: " + rendered);
    }
    return "<!DOCTYPE html>\n"
        + rendered.replaceFirst(
            "<head>", Matcher.quoteReplacement("<head>\n<script>" + remoting + "</script>"));
  }

  private static String value(String expression, boolean german, Map<String, String> values) {
    MatchResult resource = match(RESOURCE, expression);
    if (resource != null) {
      return "/resource/" + resource.group(1) + "/" + value(resource.group(2), german, values);
    }
    MatchResult inScript = match(IN_SCRIPT, expression);
    if (inScript != null) {
      return value(inScript.group(1), german, values);
    }
    MatchResult choice = match(CHOICE, expression);
    if (choice != null) {
      return choice.group(german ? 1 : 2);
    }
    MatchResult text = match(TEXT, expression);
    if (text != null) {
      return text.group(1);
    }
    MatchResult label = match(LABEL, expression);
    if (label != null) {
      return label(label.group(1));
    }
    return requireNonNull(
        values.get(expression), () -> "there is no value of {!" + expression + "}");
  }

  private static @Nullable MatchResult match(Pattern pattern, String expression) {
    Matcher matcher = pattern.matcher(expression);
    return matcher.matches() ? matcher.toMatchResult() : null;
  }

  /** Its English text. */
  private static String label(String name) {
    Matcher found =
        Pattern.compile("<fullName>" + name + "</fullName>.*?<value>(.*?)</value>", Pattern.DOTALL)
            .matcher(read("labels/CustomLabels.labels-meta.xml"));
    if (!found.find()) {
      throw new AssertionError("there is no label " + name);
    }
    return found.group(1);
  }

  private static String read(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
