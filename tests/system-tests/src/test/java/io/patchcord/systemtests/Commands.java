package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The commands of the program that end by themselves, each in a process of its own. */
final class Commands {
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private Commands() {}

  /** Runs one, and expects that exit status. */
  static ChildProcess run(int exit, Object... words) {
    return run(exit, Map.of(), words);
  }

  /** The same with an environment. */
  static ChildProcess run(int exit, Map<String, String> environment, Object... words) {
    List<String> arguments = Arrays.stream(words).map(Object::toString).toList();
    try (ChildProcess process =
        ChildProcess.start(
            "patchcord " + arguments.get(0),
            "gateway",
            "io.patchcord.gateway.Main",
            ClassArchive.options(),
            environment,
            arguments)) {
      assertThat(process.awaitExit(DEADLINE)).as("%s", process.tail()).isEqualTo(exit);
      return process;
    }
  }

  /** Runs one that must be refused in one line, and returns that line. */
  static String refused(Object... words) {
    List<String> told =
        run(2, words).stderr().stream().filter(line -> !line.contains(" INFO ")).toList();
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).startsWith("patchcord: ").doesNotContain("Exception");
    return told.get(0);
  }

  static String text(ChildProcess process) {
    return String.join("\n", process.stdout());
  }
}
