package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What others get: the module, what it needs, and its Javadoc. */
class ModuleIT {

  private static final Path CLASSES = Path.of("target", "classes");

  @Test
  void theModuleNeedsNettyAndSlf4jAndNothingElse() {
    ModuleFinder finder = ModuleFinder.of(libraries());
    Configuration resolved =
        ModuleLayer.boot()
            .configuration()
            .resolve(finder, ModuleFinder.of(), Set.of("io.patchcord.esl"));
    Set<String> needed =
        resolved.modules().stream().map(ResolvedModule::name).collect(Collectors.toSet());
    assertThat(needed)
        .contains("io.patchcord.esl", "io.netty.handler")
        .allMatch(
            name ->
                name.equals("io.patchcord.esl")
                    || name.startsWith("io.netty.")
                    || name.equals("org.slf4j")
                    || name.startsWith("java.")
                    || name.startsWith("jdk."));
    ModuleDescriptor module = finder.find("io.patchcord.esl").orElseThrow().descriptor();
    assertThat(module.isAutomatic()).isFalse();
    assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source))
        .containsExactlyInAnyOrder("io.patchcord.esl", "io.patchcord.esl.command");
    assertThat(
            module.requires().stream()
                .filter(each -> !each.modifiers().contains(Requires.Modifier.STATIC))
                .map(Requires::name))
        .allMatch(
            name ->
                name.startsWith("io.netty.")
                    || name.equals("org.slf4j")
                    || name.equals("java.base"));
  }

  /** Missing tags are no fault: the sentence says it. A missing sentence is one. */
  @Test
  void nothingPublicIsWithoutJavadoc() throws Exception {
    Path output = Files.createDirectories(Path.of("target", "javadoc-check"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(
        List.of("--release", "17", "-proc:none", "-Xmaxwarns", "10000", "-d", output.toString()));
    command.addAll(List.of("-Xdoclint:missing/protected", "--module-path"));
    command.add(
        Stream.of(libraries())
            .map(Path::toString)
            .filter(library -> !library.equals(CLASSES.toString()))
            .collect(Collectors.joining(File.pathSeparator)));
    try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(command::add);
    }
    Path log = output.resolve("javac.log");
    Process javac =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(javac.waitFor(120, TimeUnit.SECONDS)).isTrue();
    List<String> lines = Files.readAllLines(log);
    assertThat(javac.exitValue()).as(String.join("\n", lines)).isZero();
    assertThat(lines.stream().filter(line -> line.contains("no comment"))).isEmpty();
    // It did look.
    assertThat(lines).anyMatch(line -> line.contains("no @return"));
  }

  @Test
  void thereIsNoStaticState() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        assertThat(Files.readAllLines(source).stream())
            .as(source.toString())
            .noneMatch(
                line -> line.matches(" +(private|protected|public)? *static (?!final).*[=;]$"));
      }
    }
  }

  private static Path[] libraries() {
    String all =
        System.getProperty("java.class.path")
            + File.pathSeparator
            + System.getProperty("jdk.module.path", "");
    Stream<Path> jars =
        Arrays.stream(all.split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .map(Path::of)
            .filter(jar -> jar.getFileName().toString().matches("(netty-|slf4j-api-|jspecify-).*"));
    return Stream.concat(Stream.of(CLASSES), jars.distinct()).toArray(Path[]::new);
  }
}
