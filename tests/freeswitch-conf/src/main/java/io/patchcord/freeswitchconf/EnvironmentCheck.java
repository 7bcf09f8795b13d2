package io.patchcord.freeswitchconf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The switch does not start without what it needs, or with what it must not have. */
final class EnvironmentCheck {
  private static final Map<String, String> ENOUGH =
      Map.of("SWITCH_EVENT_SOCKET_PASSWORD", Check.SECRET);

  private static final List<List<String>> REFUSED =
      List.of(
          List.of("SWITCH_EVENT_SOCKET_PASSWORD", ""),
          List.of("SWITCH_EVENT_SOCKET_PASSWORD", "ClueCon"),
          List.of("SWITCH_EVENT_SOCKET_PASSWORD", "sixteen\"/><param name="),
          List.of("SWITCH_EVENT_SOCKET_PASSWORD", "sixteen$${domain}letters"),
          List.of("SWITCH_EVENT_SOCKET_IP", "0.0.0.0"),
          List.of("SWITCH_EVENT_SOCKET_IP", "198.51.100.7"),
          List.of("SWITCH_DIRECTORY_SOURCE", "somewhere"),
          List.of("SWITCH_DIRECTORY_SOURCE", "gateway"),
          List.of("SWITCH_CARRIER_REGISTER", "true"));

  private EnvironmentCheck() {}

  static List<String> problems(Path folder) throws IOException {
    List<String> problems = new ArrayList<>();
    String answer = ask(folder, ENOUGH);
    if (!answer.isEmpty()) {
      problems.add("require-environment refuses what is enough: " + answer);
    }
    for (List<String> wrong : REFUSED) {
      Map<String, String> environment = new TreeMap<>(ENOUGH);
      environment.put(wrong.get(0), wrong.get(1));
      String refusal = ask(folder, environment);
      if (!refusal.equals("<refused>")) {
        problems.add("require-environment takes " + wrong.get(0) + "='" + wrong.get(1) + "'");
      }
    }
    return problems;
  }

  private static String ask(Path folder, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", folder.resolve("require-environment").toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("SWITCH_"));
    builder.environment().putAll(environment);
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
