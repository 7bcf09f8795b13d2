package io.patchcord.freeswitchconf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.w3c.dom.Element;

/**
 * Every extension can be reached, what it names is there, and nothing that a stranger has chosen is
 * read as an expression of the switch.
 */
final class DialplanCheck {
  /** Set by the configuration, the directory or the gateway, all of which are whitelisted. */
  private static final Set<String> HARMLESS = Set.of("uuid", "patchcord_call_id");

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern USER = Pattern.compile("user/[^@]+@(.+)");
  private static final Pattern TRUNK = Pattern.compile("sofia/gateway/([^/]+)/.*");
  private static final Pattern TRANSFER = Pattern.compile("\\S+ XML (\\S+)");

  private final Configuration configuration;
  private final List<String> problems = new ArrayList<>();

  private DialplanCheck(Configuration configuration) {
    this.configuration = configuration;
  }

  static List<String> problems(Configuration configuration) {
    DialplanCheck check = new DialplanCheck(configuration);
    configuration.all("context").forEach(check::reachable);
    configuration.all("action").forEach(check::target);
    for (String action : List.of("action", "anti-action")) {
      configuration.all(action).forEach(check::expressions);
    }
    return check.problems;
  }

  private void reachable(Element context) {
    String contextName = context.getAttribute("name");
    Map<String, String> numbers = new HashMap<>();
    for (List<String> words : Known.words("numbers.txt")) {
      if (words.get(0).equals(contextName)) {
        numbers.put(words.get(1), words.get(2));
      }
    }
    List<Element> before = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Element extension : Configuration.below(context, "extension")) {
      String name = contextName + " " + extension.getAttribute("name");
      seen.add(extension.getAttribute("name"));
      String number = numbers.get(extension.getAttribute("name"));
      if (number == null) {
        problems.add("dialplan: numbers.txt has no number for " + name);
      } else if (!number.equals("-")) {
        if (!takes(extension, number)) {
          problems.add("dialplan: " + name + " does not take " + number);
        }
        before.stream()
            .filter(earlier -> takes(earlier, number))
            .findFirst()
            .ifPresent(
                earlier ->
                    problems.add(
                        "dialplan: "
                            + name
                            + " is not reached: "
                            + earlier.getAttribute("name")
                            + " takes "
                            + number
                            + " before it"));
      }
      // One whose conditions hold ends the search, also if it has nothing to do.
      if (!extension.getAttribute("continue").equals("true")) {
        before.add(extension);
      }
    }
    numbers.keySet().stream()
        .filter(name -> !seen.contains(name))
        .forEach(
            name -> problems.add("dialplan: there is no extension " + contextName + " " + name));
  }

  /** By the number alone, which is what the extensions here differ in. */
  private boolean takes(Element extension, String number) {
    for (Element condition : Configuration.below(extension, "condition")) {
      if (condition.getAttribute("field").equals("destination_number")) {
        try {
          return Pattern.compile(condition.getAttribute("expression")).matcher(number).find();
        } catch (PatternSyntaxException e) {
          problems.add("dialplan: no regular expression: " + condition.getAttribute("expression"));
        }
      }
    }
    return false;
  }

  private void target(Element action) {
    String data = action.getAttribute("data");
    switch (action.getAttribute("application")) {
      case "bridge" -> {
        for (String endpoint : data.split("[|,]", -1)) {
          Matcher user = USER.matcher(endpoint);
          Matcher trunk = TRUNK.matcher(endpoint);
          if (user.matches()) {
            require("domain", user.group(1));
          } else if (trunk.matches()) {
            require("gateway", trunk.group(1));
          } else {
            problems.add("dialplan: bridges to what is neither a line nor a trunk: " + endpoint);
          }
        }
      }
      case "transfer" -> {
        Matcher transfer = TRANSFER.matcher(data);
        require("context", transfer.matches() ? transfer.group(1) : data);
      }
      case "callcenter" -> require("queue", data);
      case "conference" -> require("profile", data.substring(data.indexOf('@') + 1));
      default -> {
        // The others name nothing of the configuration.
      }
    }
  }

  private void require(String element, String name) {
    if (configuration.all(element).stream().noneMatch(e -> e.getAttribute("name").equals(name))) {
      problems.add("dialplan: there is no " + element + " " + name);
    }
  }

  private void expressions(Element action) {
    Matcher expression = EXPRESSION.matcher(action.getAttribute("data"));
    while (expression.find()) {
      if (!HARMLESS.contains(expression.group(1))) {
        problems.add(
            "dialplan: ${"
                + expression.group(1)
                + "} may hold what a caller has chosen, and would be"
                + " expanded again");
      }
    }
  }
}
