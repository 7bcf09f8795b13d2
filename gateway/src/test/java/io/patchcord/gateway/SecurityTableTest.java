package io.patchcord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of the security page name tests that there are, and no row promises without one. */
class SecurityTableTest {
  private static final Path PROJECT = Path.of("..");
  private static final Path PAGE = PROJECT.resolve("docs/explanation/security.md");

  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT))\\.(\\w+)`");

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Map<String, List<String>> sources = testClasses();
    List<String> missing = new ArrayList<>();
    Matcher named = NAMED.matcher(Files.readString(PAGE));
    int count = 0;
    while (named.find()) {
      count++;
      String method = named.group(2);
      if (sources.getOrDefault(named.group(1), List.of()).stream()
          .noneMatch(source -> isTest(source, method))) {
        missing.add(named.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(count).isGreaterThan(50);
  }

  @Test
  void aRowWithoutATestSaysThatItIsNotMet() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.matches("\\| (API|V)\\d.*")).toList();
    assertThat(rows).hasSizeGreaterThan(20);
    for (int risk = 1; risk <= 10; risk++) {
      String name = "| API" + risk + " ";
      assertThat(rows).anyMatch(row -> row.startsWith(name));
    }
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(
                        NAMED.matcher(row).find()
                            || row.contains("Does not apply:")
                            || row.contains("Not met"))
                    .as(row)
                    .isTrue());
  }

  private static boolean isTest(String source, String method) {
    return Pattern.compile(
            "@(?:Test|ParameterizedTest|FuzzTest)\\b(?:(?!\\bvoid\\b).)*\\bvoid " + method + "\\(",
            Pattern.DOTALL)
        .matcher(source)
        .find();
  }

  /** By their simple name, which several modules may have. */
  private static Map<String, List<String>> testClasses() throws IOException {
    Map<String, List<String>> found = new TreeMap<>();
    for (String module :
        List.of(
            "gateway",
            "persistence",
            "freeswitch-esl-client",
            "tests/switch-simulator",
            "tests/system-tests")) {
      Path sources = PROJECT.resolve(module).resolve("src/test/java");
      if (!Files.exists(sources)) {
        continue;
      }
      List<Path> files;
      try (Stream<Path> all = Files.walk(sources)) {
        files = all.filter(file -> file.toString().endsWith(".java")).toList();
      }
      for (Path file : files) {
        found
            .computeIfAbsent(
                file.getFileName().toString().replace(".java", ""), name -> new ArrayList<>())
            .add(Files.readString(file));
      }
    }
    return found;
  }
}
