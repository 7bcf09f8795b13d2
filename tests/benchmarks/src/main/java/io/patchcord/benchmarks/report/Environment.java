package io.patchcord.benchmarks.report;

import static java.util.Objects.requireNonNull;

import io.netty.util.Version;
import io.patchcord.benchmarks.decode.DecodersAgree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;

/**
 * Where and when figures were measured: they compare within a run, hardly between two machines.
 *
 * @param date in UTC
 * @param jdk name and version
 * @param system operating system and architecture
 * @param cores as the JVM sees them
 * @param netty its version, the same for both libraries
 * @param ours this project's version
 * @param theirs {@code freeswitch-esl}'s version
 * @param quick whether the figures come from a run that only shows that everything works
 */
public record Environment(
    String date,
    String jdk,
    String system,
    int cores,
    String netty,
    String ours,
    String theirs,
    boolean quick) {

  /** Looks around. */
  public static Environment now(boolean quick) {
    return new Environment(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        requireNonNull(Version.identify().get("netty-common"), "no netty-common").artifactVersion(),
        mavenVersion("io.patchcord/freeswitch-esl-client"),
        mavenVersion("link.thingscloud/freeswitch-esl"),
        quick);
  }

  private static String mavenVersion(String artifact) {
    String path = "/META-INF/maven/" + artifact + "/pom.properties";
    try (InputStream in = DecodersAgree.class.getResourceAsStream(path)) {
      // Run from a folder of classes, a library has no pom.properties.
      if (in == null) {
        return "unknown";
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "unknown");
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
