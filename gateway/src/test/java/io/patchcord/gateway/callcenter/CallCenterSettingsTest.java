package io.patchcord.gateway.callcenter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import io.patchcord.gateway.callcenter.definition.DefinitionFault;
import io.patchcord.gateway.callcenter.definition.DefinitionReader;
import io.patchcord.gateway.callcenter.definition.DefinitionWriter;
import io.patchcord.gateway.callcenter.definition.InvalidDefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own sections, read from the example of the documents. */
class CallCenterSettingsTest {
  private static String example = "";

  @BeforeAll
  static void readTheDocument() throws IOException {
    String document = Files.readString(Path.of("../docs/reference/call-center-definition.md"));
    Matcher block = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL).matcher(document);
    assertThat(block.find()).isTrue();
    example = block.group(1);
  }

  private static CallCenterDefinition definition(String file) {
    return DefinitionReader.read(file.getBytes(UTF_8), null, CallCenterSettings::from);
  }

  private static CallCenterSettings settings(String file) {
    return CallCenterSettings.from(definition(file));
  }

  private static List<DefinitionFault> faults(String file) {
    return catchThrowableOfType(InvalidDefinitionException.class, () -> definition(file)).faults();
  }

  /** The example without a section. */
  private static String without(String section) {
    String rest =
        Pattern.compile("<section [^>]*name=\"" + section + "\".*?</section>", Pattern.DOTALL)
            .matcher(example)
            .replaceFirst("");
    assertThat(rest).isNotEqualTo(example);
    return rest;
  }

  @Test
  void theExampleOfTheDocumentsIsRead() {
    CallCenterSettings settings = settings(example);
    assertThat(settings.country()).isEqualTo("DE");
    assertThat(settings.callerIdNumber()).isEqualTo("+49301234567");
    assertThat(settings.callerIdName()).isEqualTo("Example Ltd");
    assertThat(settings.dialing())
        .isEqualTo(
            new DialRules(
                "9", "0", "00", List.of("+49", "+43", "+41"), List.of("+49137", "+49180"), false));
    assertThat(settings.work().reasons())
        .containsExactly(
            new AwayReason("LUNCH", "Lunch"), new AwayReason("TEAM_MEETING", "Team meeting"));
    assertThat(settings.work().wrapUp()).isEqualTo(Duration.ofSeconds(45));
    assertThat(settings.work().extension()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.work().extensions()).isEqualTo(2);
    assertThat(settings.work().serviceLevel()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.work().shownVariables())
        .containsExactlyInAnyOrder("account", "customer_tier");
    assertThat(settings.work().dispositions()).containsExactly("Resolved", "Call back");
    assertThat(settings.monitoring()).isEqualTo(new MonitorRules(true, true));
    assertThat(settings.softphone().gatewayAddress()).isEqualTo("https://cti.example.com");
    assertThat(settings.softphone().recording()).isEqualTo(RecordingPolicy.ON_DEMAND);
    assertThat(settings.softphone().features())
        .hasSize(Feature.values().length - 1)
        .doesNotContain(Feature.PARK);
    assertThat(settings.agentLines())
        .containsExactly(
            new PlannedLine("ada@example.com", "1001", null),
            new PlannedLine("grace@example.com", "1002", Instant.parse("2026-12-01T00:00:00Z")));
  }

  @Test
  void theMetadataOfTheExampleSaysTheSame() {
    CallCenterDefinition definition = definition(example);
    CallCenterDefinition metadata =
        DefinitionReader.read(
            DefinitionWriter.metadataForm(definition).getBytes(UTF_8),
            "SupportBerlin",
            CallCenterSettings::from);
    assertThat(CallCenterSettings.from(metadata)).isEqualTo(CallCenterSettings.from(definition));
    assertThat(metadata).isEqualTo(definition);
  }

  @Test
  void whatIsNotSaidHasItsDefault() {
    String file = example;
    for (String section :
        List.of(
            "Numbers",
            "CallerId",
            "Work",
            "AwayReasons",
            "Dispositions",
            "Recording",
            "Monitoring",
            "Features",
            "AgentLines")) {
      file =
          Pattern.compile(
                  "<section [^>]*name=\"Patchcord" + section + "\".*?</section>", Pattern.DOTALL)
              .matcher(file)
              .replaceFirst("");
    }
    CallCenterSettings settings = settings(file);
    assertThat(settings.callerIdNumber()).isNull();
    assertThat(settings.dialing().allowed()).isEmpty();
    assertThat(settings.dialing().premiumAllowed()).isFalse();
    assertThat(settings.work().wrapUp()).isZero();
    assertThat(settings.work().reasons()).isEmpty();
    assertThat(settings.work().dispositions()).isEmpty();
    assertThat(settings.monitoring()).isEqualTo(new MonitorRules(true, true));
    assertThat(settings.softphone().features()).containsExactlyInAnyOrder(Feature.values());
    assertThat(settings.softphone().recording()).isEqualTo(RecordingPolicy.ON_DEMAND);
    assertThat(settings.agentLines()).isEmpty();
    assertThat(settings(without("reqDialingOptions")).dialing().outsidePrefix()).isNull();
  }

  @Test
  void aDefinitionWithoutACountryIsRefused() {
    assertThat(faults(without("PatchcordGateway")))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.item()).isEqualTo("PatchcordGateway/country");
              assertThat(fault.line()).isEqualTo(2);
              assertThat(fault.sentence()).contains("missing");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">DE< | >Germany< | PatchcordGateway/country | two capitals",
        ">DE< | >AC< | PatchcordGateway/country | two capitals",
        ">DE< | >de< | PatchcordGateway/country | two capitals",
        "https://cti | http://cti | PatchcordGateway/address | https",
        "https://cti | https://user:secret@cti | PatchcordGateway/address | https",
        ">9< | >9a< | reqDialingOptions/reqOutsidePrefix | 1 to 10 digits",
        ">00< | >00000000000< | reqDialingOptions/reqInternationalPrefix | 1 to 10 digits",
        "+49, +43 | +49, 0043 | PatchcordNumbers/allowed | such as +4990",
        "+49 137 | +49137-139x | PatchcordNumbers/forbidden | such as +4990",
        "+49 137 | +43 | PatchcordNumbers/forbidden | both allowed and forbidden",
        ">refuse< | >ask< | PatchcordNumbers/premiumRate | refuse or allow",
        "+49 30 1234567 | 030 1234567 | PatchcordCallerId/number | E.164",
        ">45< | >-1< | PatchcordWork/wrapUpSeconds | from 0 to 3600",
        ">45< | >3601< | PatchcordWork/wrapUpSeconds | from 0 to 3600",
        ">45< | >45s< | PatchcordWork/wrapUpSeconds | from 0 to 3600",
        "account, | ac{count, | PatchcordWork/shownVariables | channel variables",
        "name=\"training\" | name=\"LUNCH\" | PatchcordAwayReasons/LUNCH | as lunch has",
        ">Call back< | >Resolved< | PatchcordDispositions/disposition2 | stands there twice",
        ">onDemand< | >sometimes< | PatchcordRecording/policy | onDemand or off or always",
        "name=\"shown\" label=\"Shown to the Agent\">true< | name=\"shown\" label=\"S\">yes<"
            + " | PatchcordMonitoring/shown | true or false",
        "name=\"park\" label=\"Park\">false< | name=\"parking\" label=\"Park\">false<"
            + " | PatchcordFeatures/parking | expected: one of [conference",
        "PatchcordFeatures | PatchcordFeature | PatchcordFeature | No section of this name",
        "PatchcordFeatures | patchcordfeatures | patchcordfeatures | No section of this name",
        "= 1002 | 1002 | PatchcordAgentLines/line2 | username = line",
        "= 1002 | = +1002 | PatchcordAgentLines/line2 | username = line",
        "from 2026-12-01 | from 2026-13-01 | PatchcordAgentLines/line2 | no time",
        "grace@example.com = 1002 from 2026-12-01 | Ada@example.com = 1002"
            + " | PatchcordAgentLines/line2 | is there already, in line1",
        "grace@example.com = 1002 from 2026-12-01 | grace@example.com = 1001"
            + " | PatchcordAgentLines/line2 | The line 1001 is there already, in line1",
      })
  void aFaultIsToldWithItsLineAndItem(String from, String to, String item, String words) {
    String file = example.replace(from, to);
    assertThat(file).isNotEqualTo(example);
    int at = 0;
    for (String before = example; before.charAt(at) == file.charAt(at); ) {
      at++;
    }
    int line = (int) file.substring(0, at).lines().count();
    assertThat(faults(file))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.item()).isEqualTo(item);
              assertThat(fault.line()).isEqualTo(line);
              assertThat(fault.sentence()).contains(words).endsWith(".");
            });
  }

  @Test
  void reasonsComeInTheOrderOfSetup() {
    String file =
        example.replace("sortOrder=\"0\" name=\"lunch\"", "sortOrder=\"9\" name=\"lunch\"");
    assertThat(settings(file).work().reasons())
        .extracting(AwayReason::code)
        .containsExactly("TEAM_MEETING", "LUNCH");
  }

  @Test
  void whatTheGatewayDoesNotKnowIsKept() {
    String file =
        example.replace(
            "</callCenter>",
            "<section sortOrder=\"50\" name=\"Other\""
                + " label=\"Of another adapter\"><item sortOrder=\"0\" name=\"x\" label=\"X\">y</item>"
                + "</section></callCenter>");
    assertThat(definition(file).value("Other", "x")).contains("y");
    assertThat(settings(file)).isEqualTo(settings(example));
  }
}
