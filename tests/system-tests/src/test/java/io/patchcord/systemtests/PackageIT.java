package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The archive that is shipped: what it is built of, and that it runs from where it is unpacked. */
@ExtendWith(FailureLogs.class)
class PackageIT {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final String SWITCH_PASSWORD = "a-secret-of-the-switch";

  private static final String ARCHIVE = ".tar.gz";
  private static final boolean HAS_DPKG = Files.isExecutable(Path.of("/usr/bin/dpkg-deb"));

  /** As an export has it, in the configuration of the project. */
  private static final Path EXPORTED =
      ChildProcess.PROJECT.resolve("freeswitch-conf/directory/lines/only-here.xml");

  /** To pack takes most of the time there is: the tests share it. */
  @TempDir private static Path packed;

  @TempDir private Path directory;

  @BeforeAll
  static void pack() throws IOException {
    Files.writeString(EXPORTED, "<include/>");
    List<String> words = new ArrayList<>(List.of("--built", "--out", packed.toString()));
    if (HAS_DPKG) {
      words.add("--deb");
    }
    run(0, "scripts/package", words.toArray(String[]::new));
  }

  @AfterAll
  static void tidy() throws IOException {
    Files.deleteIfExists(EXPORTED);
  }

  @Test
  void whatIsPackedOfOneBuildIsTheSame() throws IOException {
    Path again = directory.resolve("again");
    List<String> words = new ArrayList<>(List.of("--built", "--out", again.toString()));
    if (HAS_DPKG) {
      words.add("--deb");
    }
    run(0, "scripts/package", words.toArray(String[]::new));
    assertThat(Files.mismatch(archive(), again.resolve(archive().getFileName()))).isEqualTo(-1);
    if (HAS_DPKG) {
      assertThat(Files.mismatch(debianPackage(), again.resolve(debianPackage().getFileName())))
          .isEqualTo(-1);
    }
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
    Path unpacked = unpacked();
    String program = unpacked.toString();
    String version = "patchcord " + home(unpacked).getFileName().toString().substring(10);
    List<String> help = run(0, program, "--help").stdout();
    for (String command :
        List.of(
            "serve",
            "prepare",
            "doctor",
            "import",
            "key",
            "migrate",
            "backup",
            "restore",
            "move-database")) {
      assertThat(help).anyMatch(line -> line.strip().startsWith(command));
      assertThat(run(0, program, command, "--help").stdout())
          .first()
          .asString()
          .startsWith("Usage: patchcord " + command);
      assertThat(run(0, program, command, "--version").stdout()).containsExactly(version);
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

  @Test
  void whatAStartHasLoadedIsKeptAndAFileThatDoesNotFitIsIgnoredWithoutAWord() throws IOException {
    Path program = unpacked();
    Path kept = home(program).resolve("lib/patchcord.jsa");
    run(0, program.toString(), "prepare", "--help");
    assertThat(kept).doesNotExist();
    ChildProcess prepared = run(0, program.toString(), "prepare");
    assertThat(prepared.stdout()).containsExactly("Prepared: the next starts are faster.");
    assertThat(prepared.stderr()).noneMatch(line -> line.contains("[warning]"));
    assertThat(Files.size(kept)).isGreaterThan(1_000_000);
    Path loaded = directory.resolve("loaded");
    assertQuiet(program, Map.of("JAVA_OPTS", "-Xlog:class+load:file=" + loaded));
    assertThat(Files.readString(loaded))
        .contains("io.patchcord.gateway.Main source: shared objects file (top)");
    assertQuiet(program, Map.of("JAVA_OPTS", "-XX:-UseCompressedClassPointers"));
    for (Path java : installed()) {
      assertQuiet(program, Map.of("JAVA_HOME", java.toString()));
    }
    Files.writeString(kept, "this is no archive of classes");
    assertQuiet(program, Map.of());
    Files.delete(kept);
    assertQuiet(program, Map.of());
  }

  @Test
  void theConfigurationOfFreeSwitchIsInItWithTheCheckOfIt() throws IOException {
    Path home = home(unpacked());
    Path configuration = home.resolve("share/freeswitch-conf");
    assertThat(Files.isExecutable(configuration.resolve("start"))).isTrue();
    String check = home.resolve("bin/check-freeswitch-conf").toString();
    assertThat(run(0, check).stdout()).singleElement().asString().endsWith("nothing is wrong.");
    Files.delete(configuration.resolve("queues/support.xml"));
    assertThat(run(1, check, configuration.toString()).stderr())
        .anyMatch(line -> line.contains("queues/*.xml"));
    assertThat(run(2, check, "--bogus").stderr()).singleElement().asString().contains("--help");
    assertThat(run(0, check, "--help").stdout()).first().asString().startsWith("Usage: check-");
  }

  /** The lines that somebody has exported into the configuration are passwords. */
  @Test
  void whatAnOwnerHasPutIntoTheConfigurationIsNotPacked() throws IOException {
    try (var files = Files.walk(home(unpacked()).resolve("share/freeswitch-conf"))) {
      assertThat(files.map(file -> file.toString().replaceFirst("^.*/freeswitch-conf/", "")))
          .contains("vars.xml", "directory/lines/README.md", "directory/agents/README.md")
          .noneMatch(file -> file.matches("(access|directory/lines|directory/agents)/.*\\.xml"));
    }
  }

  @Test
  void theDebianPackageHasWhatItNeeds() throws IOException {
    assumeTrue(HAS_DPKG, "needs dpkg-deb");
    Path one = debianPackage();
    String dpkg = "/usr/bin/dpkg-deb";
    assertThat(run(0, dpkg, "--field", one.toString(), "Depends").stdout())
        .containsExactly("openjdk-17-jre-headless | java17-runtime-headless, adduser");
    Path tree = directory.resolve("tree");
    run(0, dpkg, "--raw-extract", one.toString(), tree.toString());
    assertThat(tree.resolve("usr/lib/systemd/system/patchcord.service")).exists();
    Path shared = tree.resolve("usr/share/patchcord");
    assertThat(run(0, shared.resolve("bin/check-freeswitch-conf").toString()).stdout())
        .singleElement()
        .asString()
        .endsWith("nothing is wrong.");
    assertThat(Files.readString(tree.resolve("DEBIAN/conffiles")))
        .isEqualTo("/etc/patchcord/patchcord.env\n");
    for (String script : List.of("postinst", "prerm", "postrm")) {
      run(0, "/bin/sh", "-n", tree.resolve("DEBIAN").resolve(script).toString());
    }
    assertThat(run(0, tree.resolve("usr/bin/patchcord").toString(), "--help").stdout())
        .first()
        .asString()
        .startsWith("Usage: patchcord");
    assertThat(Files.readString(tree.resolve("usr/share/bash-completion/completions/patchcord")))
        .contains("doctor", "move-database");
  }

  @Test
  void theServiceIsOneThatSystemdTakesAndIsHardened() throws IOException {
    Path unit = ChildProcess.PROJECT.resolve("packaging/systemd/patchcord.service");
    assertThat(Files.readAllLines(unit))
        .contains(
            "User=patchcord",
            "NoNewPrivileges=yes",
            "ProtectSystem=strict",
            "StateDirectory=patchcord",
            "CapabilityBoundingSet=",
            "SystemCallFilter=@system-service",
            "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "needs systemd-analyze");
    Path here =
        Files.writeString(
            directory.resolve("patchcord.service"),
            Files.readString(unit)
                .replace("/usr/bin/patchcord", unpacked().toString())
                // They are in a package of their own.
                .replaceAll("(?m)^(Wants|After|Documentation)=.*\\R", ""));
    ChildProcess verified = run(0, "/usr/bin/systemd-analyze", "verify", here.toString());
    assertThat(verified.stderr()).isEmpty();
    run(
        0,
        "/usr/bin/systemd-analyze",
        "security",
        "--offline=true",
        "--threshold=20",
        here.toString());
  }

  /** What a linter would say of it; there is no container engine here to build it. */
  @Test
  void theContainerFileIsPinnedAndNotRoot() throws IOException {
    List<String> lines =
        Files.readAllLines(ChildProcess.PROJECT.resolve("packaging/Containerfile")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(lines.stream().filter(line -> line.startsWith("FROM ")))
        .isNotEmpty()
        .allMatch(line -> line.matches("FROM [a-z0-9./-]+:[0-9]+\\.[0-9]+[^ ]*( AS [a-z]+)?"));
    assertThat(lines).noneMatch(line -> line.startsWith("ADD ") || line.contains("sudo"));
    assertThat(lines).contains("USER 10001:10001", "STOPSIGNAL SIGTERM");
    assertThat(lines).anyMatch(line -> line.startsWith("HEALTHCHECK "));
    assertThat(lines.indexOf("USER 10001:10001"))
        .isLessThan(lines.indexOf("CMD [\"serve\"]"))
        .isGreaterThan(lines.indexOf("COPY --from=unpack /opt/patchcord /opt/patchcord"));
  }

  /** Every Java that Debian's packages have installed, so that there is another one, perhaps. */
  private static List<Path> installed() throws IOException {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (var folders = Files.list(all)) {
      return folders.filter(each -> Files.isExecutable(each.resolve("bin/java"))).toList();
    }
  }

  private void assertQuiet(Path program, Map<String, String> environment) {
    try (ChildProcess process =
        ChildProcess.script(program.toString(), environment, List.of("--version"))) {
      assertThat(process.awaitExit(DEADLINE)).as("%s", process.tail()).isZero();
      assertThat(process.stdout()).singleElement().asString().startsWith("patchcord ");
      assertThat(process.stderr()).isEmpty();
    }
  }

  private static Path debianPackage() throws IOException {
    return packed("_all.deb");
  }

  /** Where it was unpacked. */
  private static Path home(Path program) {
    return requireNonNull(requireNonNull(program.getParent()).getParent());
  }

  private Path unpacked() throws IOException {
    String name = archive().getFileName().toString();
    run(0, "/usr/bin/tar", "-xzf", archive().toString(), "-C", directory.toString());
    return directory
        .resolve(name.substring(0, name.length() - ARCHIVE.length()))
        .resolve("bin/patchcord");
  }

  private static Path archive() throws IOException {
    return packed(ARCHIVE);
  }

  private static Path packed(String ending) throws IOException {
    try (var files = Files.list(packed)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ending)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private static ChildProcess run(int exit, String program, String... words) {
    try (ChildProcess process = ChildProcess.script(program, Map.of(), List.of(words))) {
      assertThat(process.awaitExit(DEADLINE)).as("%s", process.stderr()).isEqualTo(exit);
      return process;
    }
  }
}
