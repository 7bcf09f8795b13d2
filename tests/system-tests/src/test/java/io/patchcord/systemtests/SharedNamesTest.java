package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.config.Configurations;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.gateway.line.DirectoryXml;
import io.patchcord.gateway.switching.CallVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the gateway and {@code freeswitch-conf} both name is the same. */
class SharedNamesTest {
  private static final Path CONFIGURATION = Path.of("..", "..", "freeswitch-conf");
  private static final Pattern OURS = Pattern.compile("patchcord_[a-z_]+");

  private final GatewayConfiguration gateway = Configurations.read(Map.of(), Map.of());

  private static String variable(String name) throws IOException {
    Matcher set =
        Pattern.compile("cmd=\"set\" data=\"" + name + "=([^\"]*)\"")
            .matcher(Files.readString(CONFIGURATION.resolve("vars.xml")));
    assertThat(set.find()).as(name).isTrue();
    return set.group(1);
  }

  @Test
  void theNamesInVarsAreTheGatewaysDefaults() throws IOException {
    assertThat(variable("agent_context")).isEqualTo(gateway.phoneSystem().context());
    assertThat(variable("trunk")).isEqualTo(gateway.phoneSystem().gateway());
    assertThat(variable("recording_dir")).isEqualTo(gateway.phoneSystem().recordingDirectory());
    assertThat(variable("event_socket_port"))
        .isEqualTo(Integer.toString(gateway.phoneSystem().port()));
    assertThat(variable("event_socket_ip")).isEqualTo(gateway.phoneSystem().host());
    assertThat(variable("directory_url"))
        .isEqualTo(
            "http://" + gateway.http().host() + ":" + gateway.http().port() + "/freeswitch/xml");
  }

  @Test
  void theVariablesOfCallsAreThoseOfTheGateway() throws IOException {
    List<String> known =
        Arrays.stream(CallVariable.values()).map(CallVariable::variableName).toList();
    try (Stream<Path> files = Files.walk(CONFIGURATION)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".xml")).toList()) {
        Matcher used = OURS.matcher(Files.readString(file));
        while (used.find()) {
          assertThat(known).as("%s", file).contains(used.group());
        }
      }
    }
  }

  @Test
  void aLineIsRungAlikeWhereverItComesFrom() throws IOException {
    assertThat(Files.readString(CONFIGURATION.resolve("directory/domain.xml")))
        .contains("value=\"" + DirectoryXml.DIAL_STRING + "\"");
    Matcher used =
        Pattern.compile("\\$\\$\\{([a-z_]+)}").matcher(DirectoryXml.domain("pbx.test", List.of()));
    while (used.find()) {
      assertThat(variable(used.group(1))).isNotEmpty();
    }
  }

  @Test
  void conferencesHaveTheProfileThatTheGatewayNames() throws IOException {
    assertThat(Files.readString(CONFIGURATION.resolve("autoload_configs/conference.conf.xml")))
        .contains("<profile name=\"default\">");
  }
}
