package io.patchcord.systemtests;

import java.nio.file.Path;

/** One of the JVMs that run these tests side by side. */
final class TestFork {
  private TestFork() {}

  /** A file or folder in {@code target} that this JVM has for itself. */
  static Path own(String name) {
    return Path.of("target", "fork-" + System.getProperty("surefire.forkNumber"), name)
        .toAbsolutePath();
  }
}
