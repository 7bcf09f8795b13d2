package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The archive that is shipped: what it is built of, and that it runs from where it is unpacked. */
@ExtendWith(FailureLogs.class)
class PackageIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String SWITCH_PASSWORD = "a-secret-of-the-switch";

  @TempDir private Path directory;

  @Test
  void twoArchivesOfOneBuildAreTheSame() throws IOException {
    Path one = archive("one");
    Path other = archive("other");
    assertThat(Files.mismatch(one, other)).isEqualTo(-1);
  }

  @Test
  void theArchiveRunsFromWhereItIsUnpackedAndThroughALink() throws IOException {
    Path program = unpacked();
    Path link = Files.createSymbolicLink(directory.resolve("patchcord"), program);
    Path password = Files.writeString(directory.resolve("switch-password"), SWITCH_PASSWORD);
    Path data = directory.resolve("data");
    try (SimulatorProcess simulator = SimulatorProcess.start(0, password, SWITCH_PASSWORD)) {
      List<String> words = new ArrayList<>(List.of("serve", "--http-port", "0"));
      words.addAll(GatewayProcess.arguments(data, password, simulator.port()));
      try (ChildProcess gateway = ChildProcess.script(link.toString(), Map.of(), words)) {
        gateway.awaitLine("  Ctrl-C stops it."::equals);
        assertThat(data.resolve("patchcord.mv.db")).exists();
      }
    }
  }

  @Test
  void eachCommandHasItsHelpAndItsVersion() throws IOException {
    String program = unpacked().toString();
    List<String> help = run(0, program, "--help").stdout();
    for (String command : List.of("serve", "backup", "restore", "move-database")) {
      assertThat(help).anyMatch(line -> line.strip().startsWith(command));
      assertThat(run(0, program, command, "--help").stdout())
          .first()
          .asString()
          .startsWith("Usage: patchcord " + command);
      assertThat(run(0, program, command, "--version").stdout()).containsExactly("patchcord 0.1.0");
    }
  }

  @Test
  void whatIsAskedWronglyIsRefusedInOneLineThatSaysWhereHelpIs() throws IOException {
    String program = unpacked().toString();
    assertThat(run(2, program).stderr())
        .containsExactly(
            "patchcord: say what to do, such as patchcord serve; see patchcord --help");
    assertThat(run(2, program, "serve", "--bogus").stderr())
        .singleElement()
        .asString()
        .contains("--bogus")
        .endsWith("; see patchcord serve --help");
    assertThat(run(2, program, "restore").stderr())
        .singleElement()
        .asString()
        .contains("--data")
        .endsWith("; see patchcord restore --help");
  }

  private Path unpacked() throws IOException {
    Path archive = archive("archive");
    run(0, "/usr/bin/tar", "-xzf", archive.toString(), "-C", directory.toString());
    String name = archive.getFileName().toString();
    return directory
        .resolve(name.substring(0, name.length() - ".tar.gz".length()))
        .resolve("bin/patchcord");
  }

  private Path archive(String folder) throws IOException {
    Path out = directory.resolve(folder);
    run(0, "scripts/package", "--built", "--out", out.toString());
    try (var files = Files.list(out)) {
      List<Path> archives = files.toList();
      assertThat(archives).hasSize(1);
      return archives.get(0);
    }
  }

  private static ChildProcess run(int exit, String program, String... words) {
    try (ChildProcess process = ChildProcess.script(program, Map.of(), List.of(words))) {
      assertThat(process.awaitExit(DEADLINE)).as("%s", process.stderr()).isEqualTo(exit);
      return process;
    }
  }
}
