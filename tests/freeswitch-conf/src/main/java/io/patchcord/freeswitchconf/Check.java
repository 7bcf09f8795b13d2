package io.patchcord.freeswitchconf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The program: says what is wrong with a configuration of FreeSWITCH; nothing, and status 0. */
public final class Check {
  /** What the secrets are while it is checked. */
  static final String SECRET = "0123456789abcdef0123456789abcdef";

  private static final Map<String, String> FROM_FILES =
      Map.of("SWITCH_EVENT_SOCKET_PASSWORD", SECRET, "SWITCH_CARRIER_PASSWORD", SECRET);

  private static final Map<String, String> FROM_GATEWAY =
      Map.of(
          "SWITCH_EVENT_SOCKET_PASSWORD", SECRET,
          "SWITCH_CARRIER_PASSWORD", SECRET,
          "SWITCH_DIRECTORY_PASSWORD", SECRET,
          "SWITCH_DIRECTORY_SOURCE", "gateway");

  private Check() {}

  /** Takes the folder of the configuration. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1 || !Files.exists(Path.of(arguments[0], "freeswitch.xml"))) {
      System.err.println("check-freeswitch-conf: name the folder that has freeswitch.xml");
      System.exit(2);
    }
    Path folder = Path.of(arguments[0]).toAbsolutePath().normalize();
    List<String> problems = problems(folder);
    if (problems.isEmpty()) {
      System.out.println(
          "Checked " + Configuration.files(folder).size() + " files; nothing is wrong.");
      return;
    }
    problems.forEach(problem -> System.err.println("check-freeswitch-conf: " + problem));
    System.exit(1);
  }

  /** All that is wrong, in sentences. */
  public static List<String> problems(Path folder) throws IOException {
    List<String> problems = new ArrayList<>(FileCheck.problems(folder));
    problems.addAll(EnvironmentCheck.problems(folder));
    for (Map<String, String> environment : List.of(FROM_FILES, FROM_GATEWAY)) {
      Configuration configuration = Configuration.read(folder, environment);
      problems.addAll(configuration.problems());
      problems.addAll(ModuleCheck.problems(configuration));
      problems.addAll(ExposureCheck.problems(configuration));
      problems.addAll(DialplanCheck.problems(configuration));
    }
    return List.copyOf(new LinkedHashSet<>(problems));
  }
}
