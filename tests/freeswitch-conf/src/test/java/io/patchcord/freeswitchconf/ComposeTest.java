package io.patchcord.freeswitchconf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be said of {@code compose.yaml} without a container engine. */
class ComposeTest {
  private static final Path PROJECT = Path.of("../..");
  private static final Pattern IMAGE =
      Pattern.compile("    image: (?:\\$\\{[A-Z_]+:-)?([a-z0-9./-]+):([A-Za-z0-9._-]+)}?");
  private static final Pattern SETTING = Pattern.compile("(?m)^      (SWITCH_[A-Z_]+):");

  /** The text of each service, by its name. */
  private static Map<String, String> services() throws IOException {
    Map<String, String> services = new LinkedHashMap<>();
    String name = "";
    boolean inside = false;
    for (String line : Files.readAllLines(PROJECT.resolve("compose.yaml"))) {
      if (line.matches("[a-z].*:")) {
        inside = line.equals("services:");
      } else if (inside && line.matches("  [a-z]+:")) {
        name = line.strip();
      } else if (inside && !name.isEmpty()) {
        services.merge(name, line + "\n", String::concat);
      }
    }
    return services;
  }

  @Test
  void everyServiceIsHardenedAndSaysWhetherItIsWell() throws IOException {
    Map<String, String> services = services();
    assertThat(services).containsOnlyKeys("database:", "freeswitch:", "gateway:");
    services.forEach(
        (name, text) ->
            assertThat(text)
                .as(name)
                .contains("<<: *hardened", "healthcheck:", "secrets:", "tmpfs:")
                .containsPattern("user: \"[1-9][0-9]*:[1-9][0-9]*\"")
                .doesNotContain("privileged: true", "latest"));
    assertThat(Files.readString(PROJECT.resolve("compose.yaml")))
        .contains("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true");
  }

  @Test
  void everyImageIsOneVersion() throws IOException {
    for (Map.Entry<String, String> service : services().entrySet()) {
      Matcher image = IMAGE.matcher(service.getValue());
      assertThat(image.find()).as(service.getKey()).isTrue();
      assertThat(image.group(2)).matches("[0-9]+\\.[0-9].*");
    }
    assertThat(Files.readString(PROJECT.resolve("packaging/Dockerfile")))
        .containsPattern("FROM [a-z-]+:17[0-9._]+")
        .contains("USER 10001");
  }

  @Test
  void everySettingOfTheSwitchIsOneThatItReads() throws IOException {
    Path configuration = PROJECT.resolve("freeswitch-conf");
    String read =
        Files.readString(configuration.resolve("vars.xml"))
            + Files.readString(configuration.resolve("start"))
            + Files.readString(configuration.resolve("require-environment"));
    Matcher setting = SETTING.matcher(String.valueOf(services().get("freeswitch:")));
    int found = 0;
    while (setting.find()) {
      assertThat(read).contains(setting.group(1).replaceFirst("_FILE$", ""));
      found++;
    }
    assertThat(found).isGreaterThan(5);
  }

  @Test
  void whatIsMountedIsThere() throws IOException {
    for (String path :
        List.of("freeswitch-conf/start", "packaging/Dockerfile", "packaging/compose-secrets")) {
      assertThat(PROJECT.resolve(path)).exists();
    }
    assertThat(String.valueOf(services().get("freeswitch:")))
        .contains("./freeswitch-conf:/conf:ro");
  }
}
