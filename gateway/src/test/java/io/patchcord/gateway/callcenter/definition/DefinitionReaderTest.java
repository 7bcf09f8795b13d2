package io.patchcord.gateway.callcenter.definition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Item;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {
  private static final String IMPORT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- As Setup exports it. -->
      <callCenter>
        <section sortOrder="0" name="reqGeneralInfo" label="General Information">
          <item sortOrder="0" name="reqInternalName" label="Internal Name">SupportBerlin</item>
          <item sortOrder="1" name="reqDisplayName" label="Display Name">Support &amp; Sales, Zoë</item>
          <item sortOrder="2" name="reqAdapterUrl" label="CTI Adapter URL">/apex/PatchcordSoftphone</item>
          <item sortOrder="3" name="reqUseApi" label="Use CTI API">true</item>
          <item sortOrder="4" name="reqSoftphoneHeight" label="Softphone Height">520</item>
          <item sortOrder="5" name="reqSoftphoneWidth" label="Softphone Width">360</item>
          <item sortOrder="6" name="reqSalesforceCompatibilityMode" label="Mode">Lightning</item>
        </section>
        <section sortOrder="10" name="reqDialingOptions" label="Dialing Options">
          <item sortOrder="0" name="reqOutsidePrefix" label="Outside Prefix">9</item>
          <item sortOrder="1" name="reqLongDistPrefix" label="Long Distance Prefix"></item>
        </section>
        <section sortOrder="20" name="PatchcordAgentLines" label="Agent Lines">
          <item sortOrder="5" name="line1" label="Ada">ada@example.com = 1001</item>
        </section>
      </callCenter>
      """;

  private static CallCenterDefinition read(String file) {
    return DefinitionReader.read(file.getBytes(UTF_8), null);
  }

  private static List<DefinitionFault> faults(String file, @Nullable String metadataName) {
    return catchThrowableOfType(
            InvalidDefinitionException.class,
            () -> DefinitionReader.read(file.getBytes(UTF_8), metadataName))
        .faults();
  }

  @Test
  void everySectionAndItemIsKeptInItsOrder() {
    CallCenterDefinition definition = read(IMPORT);
    assertThat(definition.internalName()).isEqualTo("SupportBerlin");
    assertThat(definition.displayName()).isEqualTo("Support & Sales, Zoë");
    assertThat(definition.sections()).extracting(Section::sortOrder).containsExactly(0, 10, 20);
    assertThat(definition.section("PatchcordAgentLines").orElseThrow().items())
        .containsExactly(new Item(5, "line1", "Ada", "ada@example.com = 1001"));
    assertThat(definition.value(CallCenterDefinition.DIALING, "reqLongDistPrefix")).isEmpty();
    assertThat(definition.value(CallCenterDefinition.DIALING, "reqOutsidePrefix")).contains("9");
  }

  @Test
  void whatIsWrittenIsReadTheSame() {
    CallCenterDefinition definition = read(IMPORT);
    String written = DefinitionWriter.importForm(definition);
    assertThat(read(written)).isEqualTo(definition);
    assertThat(DefinitionWriter.importForm(read(written))).isEqualTo(written);
  }

  @Test
  void theMetadataSaysTheSame() {
    CallCenterDefinition definition = read(IMPORT);
    String metadata = DefinitionWriter.metadataForm(definition);
    assertThat(metadata)
        .contains("<adapterUrl>/apex/PatchcordSoftphone</adapterUrl>")
        .contains("\"reqSoftphoneHeight\":\"520\"")
        .doesNotContain("SupportBerlin");
    CallCenterDefinition again =
        DefinitionReader.read(metadata.getBytes(UTF_8), definition.internalName());
    assertThat(DefinitionWriter.metadataForm(again)).isEqualTo(metadata);
    for (Section section : definition.sections()) {
      assertThat(again.section(section.name()).orElseThrow().items())
          .extracting(Item::name, Item::label, Item::value)
          .isEqualTo(
              section.items().stream()
                  .map(item -> tuple(item.name(), item.label(), item.value()))
                  .toList());
    }
    assertThat(faults(metadata, null))
        .extracting(DefinitionFault::item)
        .containsExactly("reqInternalName");
  }

  @Test
  void metadataThatContradictsItselfIsRefused() {
    String metadata = DefinitionWriter.metadataForm(read(IMPORT));
    assertThat(faults(metadata.replace("\"520\"", "\"521\""), "SupportBerlin"))
        .extracting(DefinitionFault::item)
        .containsExactly("reqGeneralInfo/reqSoftphoneHeight");
    assertThat(faults(metadata.replace("{\"req", "[{\"req"), "SupportBerlin"))
        .extracting(DefinitionFault::item)
        .containsExactly("customSettings");
  }

  @ParameterizedTest
  @CsvSource({
    "SupportBerlin, '', 5, reqInternalName, missing",
    "SupportBerlin, Support Berlin, 5, reqInternalName, letters and digits",
    "SupportBerlin, 1Support, 5, reqInternalName, begin with a letter",
    "'<item sortOrder=\"0\" name=\"reqInternalName\"', '<item sortOrder=\"7\" name=\"reqInternalName\"',"
        + " 5, reqInternalName, expected: 0",
    "'sortOrder=\"3\"', 'sortOrder=\"2\"', 8, reqUseApi, more than once",
    "'sortOrder=\"3\"', 'sortOrder=\"three\"', 8, reqUseApi, expected: a number",
    "/apex/PatchcordSoftphone, http://cti.example.com, 7, reqAdapterUrl, expected: https",
    "/apex/PatchcordSoftphone, //cti.example.com, 7, reqAdapterUrl, expected: https",
    "/apex/PatchcordSoftphone, javascript:alert(1), 7, reqAdapterUrl, expected: https",
    ">true<, >yes<, 8, reqUseApi, expected: true or false",
    ">520<, >tall<, 9, reqSoftphoneHeight, expected: a number",
    ">360<, >-1<, 10, reqSoftphoneWidth, expected: a number",
    ">Lightning<, >Classic<, 11, reqSalesforceCompatibilityMode, Lightning does not show",
    "reqSoftphoneWidth, reqStandbyUrl, 10, reqStandbyUrl, only possible together",
    "reqSoftphoneHeight, reqTimeout, 9, reqTimeout, only possible together",
    "reqUseApi, reqAdapterUrl, 8, reqAdapterUrl, more than once",
    "'name=\"reqUseApi\"', 'name=\"use api\"', 8, use api, letters"
  })
  void aFaultIsToldWithItsLineAndItem(String from, String to, int line, String item, String words) {
    assertThat(faults(IMPORT.replace(from, to), null))
        .anySatisfy(
            fault -> {
              assertThat(fault.line()).isEqualTo(line);
              assertThat(fault.item()).isEqualTo("reqGeneralInfo/" + item);
              assertThat(fault.sentence()).contains(words);
            });
  }

  @Test
  void allFaultsAreToldAtOnce() {
    String bad = IMPORT.replace(">520<", ">tall<").replace(">Lightning<", ">Classic<");
    assertThat(faults(bad, null)).extracting(DefinitionFault::line).containsExactly(9, 11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "<callCenter>",
        "<html></html>",
        "<callCenter></callCenter>",
        "<callCenter><item/></callCenter>",
        "<callCenter><section><section><section><section/></section></section></section></callCenter>",
        "<!DOCTYPE callCenter><callCenter/>",
        "<!DOCTYPE callCenter [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><callCenter>&x;</callCenter>"
      })
  void whatIsNoDefinitionIsRefused(String file) {
    assertThat(faults(file, null))
        .isNotEmpty()
        .allSatisfy(
            fault -> {
              assertThat(fault.line()).isPositive();
              assertThat(fault.sentence()).doesNotContain("root:").doesNotContain("Exception");
            });
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    String large = IMPORT + " ".repeat(DefinitionElement.MAX_BYTES);
    assertThat(faults(large, null).get(0).sentence()).contains("expected: <= 1048576");
    String many = "<callCenter>" + "<section/>".repeat(20_001) + "</callCenter>";
    assertThat(faults(many, null).get(0).sentence()).contains("too many elements");
  }
}
