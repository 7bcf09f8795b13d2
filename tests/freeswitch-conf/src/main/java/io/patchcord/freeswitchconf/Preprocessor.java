package io.patchcord.freeswitchconf;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What FreeSWITCH does with {@code X-PRE-PROCESS} and {@code $${…}} before it reads the XML. */
final class Preprocessor {
  /** Ones that FreeSWITCH has by itself, from its command line. */
  private static final Map<String, String> OWN =
      Map.of(
          "conf_dir", "/etc/freeswitch",
          "sounds_dir", "/usr/share/freeswitch/sounds",
          "certs_dir", "/var/lib/freeswitch/certs");

  /** Folders that the owner fills. */
  private static final Set<String> MAY_BE_EMPTY = Set.of("lines", "agents", "access");

  private static final Pattern DIRECTIVE =
      Pattern.compile("<X-PRE-PROCESS\\s+cmd=\"([a-z-]+)\"\\s+data=\"([^\"]*)\"\\s*/>");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\$\\{([A-Za-z0-9_]+)}");

  private final Path root;
  private final Map<String, String> environment;
  private final Map<String, String> variables = new TreeMap<>(OWN);
  private final List<String> problems = new ArrayList<>();

  Preprocessor(Path root, Map<String, String> environment) {
    this.root = root;
    this.environment = environment;
  }

  List<String> problems() {
    return problems;
  }

  Map<String, String> variables() {
    return variables;
  }

  /** The file with everything that it includes. */
  String expand(Path file) throws IOException {
    StringBuilder out = new StringBuilder();
    for (String raw : Files.readAllLines(file)) {
      String line = replace(raw, file);
      Matcher directive = DIRECTIVE.matcher(line);
      if (!directive.find()) {
        out.append(
                line.replaceAll("<\\?xml[^>]*\\?>", "")
                    .replace("<include>", "")
                    .replace("<include/>", "")
                    .replace("</include>", ""))
            .append('\n');
      } else {
        out.append(run(directive.group(1), directive.group(2), file));
      }
    }
    return out.toString();
  }

  private String run(String command, String data, Path file) throws IOException {
    return switch (command) {
      case "set" -> {
        int equals = data.indexOf('=');
        if (data.contains("${")) {
          problems.add(place(file) + ": FreeSWITCH makes %{ of ${ in a global variable: " + data);
        }
        variables.put(data.substring(0, equals), data.substring(equals + 1));
        yield "";
      }
      case "env-set" -> {
        int equals = data.indexOf("=$");
        if (equals < 1) {
          problems.add(place(file) + ": env-set without '=$': " + data);
        } else {
          String value = environment.get(data.substring(equals + 2));
          if (value != null) {
            variables.put(data.substring(0, equals), value);
          }
        }
        yield "";
      }
      case "exec" -> {
        Path program = root.resolve(data.replace(OWN.get("conf_dir") + "/", ""));
        if (!Files.isExecutable(program)) {
          problems.add(place(file) + ": is to run what cannot be run: " + data);
        }
        yield "";
      }
      case "include" -> include(data, file);
      default -> {
        problems.add(place(file) + ": the preprocessor has no command " + command);
        yield "";
      }
    };
  }

  private String include(String pattern, Path file) throws IOException {
    Path target = file.resolveSibling(pattern).normalize();
    Path folder = requireNonNull(target.getParent(), "folder is null");
    Set<Path> found = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> matching =
          Files.newDirectoryStream(folder, String.valueOf(target.getFileName()))) {
        matching.forEach(found::add);
      }
    }
    if (found.isEmpty() && !MAY_BE_EMPTY.contains(String.valueOf(folder.getFileName()))) {
      problems.add(place(file) + ": includes nothing: " + pattern);
    }
    StringBuilder out = new StringBuilder();
    for (Path each : found) {
      out.append(expand(each));
    }
    return out.toString();
  }

  private String replace(String line, Path file) {
    return VARIABLE
        .matcher(line)
        .replaceAll(
            found -> {
              String value = variables.get(found.group(1));
              if (value == null) {
                problems.add(place(file) + ": the variable is not set: $${" + found.group(1) + "}");
              }
              return Matcher.quoteReplacement(value == null ? "" : value);
            });
  }

  private String place(Path file) {
    return root.relativize(file).toString();
  }
}
