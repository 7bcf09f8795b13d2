package io.patchcord.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The gateway's classes as a first gateway had loaded them, for those after it: each is started in
 * half the time. There are dozens of starts in these tests, and nothing costs them more.
 */
final class ClassArchive {
  private static final Path FILE = TestFork.own("gateway-classes.jsa");
  private static final Duration WRITTEN = Duration.ofSeconds(60);

  /** A port that nobody listens at: the switch is not needed for it. */
  private static final int NO_SWITCH = 1;

  private static boolean made;

  private ClassArchive() {}

  /** What a gateway is to be started with. The first caller waits until the archive is made. */
  static synchronized List<String> options() {
    if (!made) {
      made = true;
      make();
    }
    // Where it does not fit, the JVM does without it, and says so on stdout unless told not to.
    return Files.exists(FILE)
        ? List.of("-XX:SharedArchiveFile=" + FILE, "-Xlog:disable")
        : List.of();
  }

  private static void make() {
    try {
      Files.createDirectories(FILE.getParent());
      Files.deleteIfExists(FILE);
      Path data = Files.createTempDirectory("patchcord-class-archive");
      Path password = Files.writeString(data.resolve("password"), SharedSystem.PASSWORD + "\n");
      try (GatewayProcess first =
          GatewayProcess.start(
              List.of("-XX:ArchiveClassesAtExit=" + FILE, "-Xlog:disable"),
              data.resolve("data"),
              password,
              NO_SWITCH,
              Map.of())) {
        first.anybody().get("/openapi.json");
        first.agent("alice").get("/api/v1/me");
        first.process().terminate();
        first.process().awaitExit(WRITTEN);
      }
      try (Stream<Path> files = Files.walk(data)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
