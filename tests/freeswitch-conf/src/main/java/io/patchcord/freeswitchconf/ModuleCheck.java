package io.patchcord.freeswitchconf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** Modules, what they read and run: nothing unknown, nothing without its module. */
final class ModuleCheck {
  private final Configuration configuration;
  private final List<String> problems = new ArrayList<>();

  private ModuleCheck(Configuration configuration) {
    this.configuration = configuration;
  }

  static List<String> problems(Configuration configuration) {
    ModuleCheck check = new ModuleCheck(configuration);
    check.modules();
    check.parameters();
    return check.problems;
  }

  private void modules() {
    Set<String> loaded = new HashSet<>(Set.of("core"));
    configuration.all("load").forEach(load -> loaded.add(load.getAttribute("module")));
    Set<String> readable = new HashSet<>();
    Set<String> runnable = new HashSet<>();
    Set<String> known = new HashSet<>();
    for (List<String> words : Known.words("modules.txt")) {
      known.add(words.get(0));
      if (loaded.contains(words.get(0))) {
        Set<String> into = readable;
        for (String word : words.subList(1, words.size())) {
          switch (word) {
            case "reads" -> into = readable;
            case "runs" -> into = runnable;
            default -> into.add(word);
          }
        }
      }
    }
    loaded.stream()
        .filter(module -> !known.contains(module))
        .forEach(module -> problems.add("modules.conf: not described in modules.txt: " + module));
    for (Element each : configuration.all("configuration")) {
      if (!readable.contains(each.getAttribute("name"))) {
        problems.add(each.getAttribute("name") + ": no module that is loaded reads it");
      }
    }
    for (String action : List.of("action", "anti-action")) {
      for (Element each : configuration.all(action)) {
        String application = each.getAttribute("application");
        if (!application.isEmpty() && !runnable.contains(application)) {
          problems.add("dialplan: no module that is loaded has the application " + application);
        }
      }
    }
  }

  private void parameters() {
    Map<String, Set<String>> known = new HashMap<>();
    for (List<String> words : Known.words("parameters.txt")) {
      known.put(words.get(0), Set.copyOf(words.subList(1, words.size())));
    }
    for (Element each : configuration.all("configuration")) {
      String name = each.getAttribute("name");
      for (Element param : Configuration.below(each, "param")) {
        if (!known.getOrDefault(name, Set.of()).contains(param.getAttribute("name"))) {
          problems.add(name + ": FreeSWITCH has no parameter " + param.getAttribute("name"));
        }
      }
    }
  }
}
