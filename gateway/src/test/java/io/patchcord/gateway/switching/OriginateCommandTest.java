package io.patchcord.gateway.switching;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.command.ApiCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OriginateCommandTest {
  private static final UUID ID = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");
  private static final Destination DOMAIN = new Destination("pbx.test");
  private static final Destination CONTEXT = new Destination("default");

  private static String command(
      String name, @Nullable String callerNumber, Map<CallVariable, DisplayName> variables) {
    return command(name, callerNumber, variables, RingRule.USUAL);
  }

  private static String command(
      String name,
      @Nullable String callerNumber,
      Map<CallVariable, DisplayName> variables,
      RingRule rule) {
    DialRequest request =
        new DialRequest(
            ID,
            new Destination("1001"),
            new Destination("+14155551212"),
            new Destination("+14155551212"),
            DisplayName.of(name),
            callerNumber == null ? null : new Destination(callerNumber),
            DisplayName.of(callerNumber == null ? "" : name),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            variables);
    return text(OriginateCommand.of(request, rule, DOMAIN, CONTEXT));
  }

  private static String text(ApiCommand command) {
    return command.text();
  }

  @Test
  void aDialIsWrittenAsItWorksOnARealSwitch() {
    assertThat(
            command(
                "Zoë Müller",
                "18005550100",
                Map.of(
                    CallVariable.DIALLED, DisplayName.of("+14155551212"),
                    CallVariable.AGENT, DisplayName.of("alice"),
                    CallVariable.SUBJECT_NAME, DisplayName.of("Zoë Müller"),
                    CallVariable.SUBJECT_RECORD, DisplayName.of("003000000000001AAA"),
                    CallVariable.SUBJECT_TYPE, DisplayName.of("Contact"))))
        .isEqualTo(
            "originate {patchcord_call_id=b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21,"
                + "patchcord_agent=alice,"
                + "patchcord_dialled=+14155551212,"
                + "patchcord_subject_record=003000000000001AAA,"
                + "patchcord_subject_type=Contact,"
                + "patchcord_subject_name='Zoë Müller',"
                + "export_vars=patchcord_call_id,"
                + "origination_caller_id_number=+14155551212,"
                + "origination_caller_id_name='Zoë Müller',"
                + "effective_caller_id_number=18005550100,"
                + "effective_caller_id_name='Zoë Müller',"
                + "ignore_early_media=true,"
                + "originate_timeout=20,"
                + "sip_auto_answer=true,"
                + "sip_copy_custom_headers=false,"
                + "hangup_after_bridge=true,"
                + "call_timeout=60"
                + "}user/1001@pbx.test +14155551212 XML default");
  }

  @Test
  void theRequestIsToldToTheOtherPartysLegTooAndToNoCarrier() {
    String text =
        command(
            "Zoë, or Sam",
            "18005550100",
            Map.of(CallVariable.REQUEST_ID, DisplayName.of("case-4711.a_b")));
    assertThat(text)
        .startsWith(
            "originate {^^;patchcord_call_id=b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21;"
                + "patchcord_request_id=case-4711.a_b;"
                + "export_vars=patchcord_call_id,patchcord_request_id;"
                + "origination_caller_id_number=+14155551212;")
        .endsWith(";call_timeout=60}user/1001@pbx.test +14155551212 XML default")
        .doesNotContain("sip_h_", "Zoë,");
    // The comma stands in that list alone, and nothing but the delimiter has a semicolon.
    assertThat(text.chars().filter(c -> c == ',').count()).isEqualTo(1);
    assertThat(text.substring(text.indexOf(';') + 1, text.indexOf('}')).split(";"))
        .allMatch(pair -> pair.indexOf('=') > 0);
  }

  @Test
  void aSemicolonInANameAddsNoVariable() {
    String text =
        command(
            "Smith;sip_h_X-Evil=1",
            "18005550100",
            Map.of(
                CallVariable.REQUEST_ID, DisplayName.of("a;sip_h_X-Evil=1"),
                CallVariable.SUBJECT_NAME, DisplayName.of("b;sip_h_X-Evil=1")));
    assertThat(text).doesNotContain(";sip_h_");
  }

  @Test
  void aLineCanBeAPhoneElsewhere() {
    assertThat(command("", null, Map.of(), new RingRule("sofia/gateway/carrier/4930123456", false)))
        .contains("presence_id=1001@pbx.test")
        .doesNotContain("sip_auto_answer")
        .endsWith("}sofia/gateway/carrier/4930123456 +14155551212 XML default");
    assertThat(command("", null, Map.of(), new RingRule(null, false)))
        .doesNotContain("presence_id", "sip_auto_answer")
        .endsWith("}user/1001@pbx.test +14155551212 XML default");
  }

  @Test
  void whatIsNotKnownIsLeftToThePhoneSystem() {
    assertThat(command("", null, Map.of()))
        .isEqualTo(
            "originate {patchcord_call_id=b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21,"
                + "export_vars=patchcord_call_id,"
                + "origination_caller_id_number=+14155551212,"
                + "ignore_early_media=true,"
                + "originate_timeout=20,"
                + "sip_auto_answer=true,"
                + "sip_copy_custom_headers=false,"
                + "hangup_after_bridge=true,"
                + "call_timeout=60"
                + "}user/1001@pbx.test +14155551212 XML default");
  }

  @ParameterizedTest
  @MethodSource("io.patchcord.gateway.switching.Injections#all")
  void noNameAddsAVariableOrALeg(String name) {
    assertHarmless(name, name);
  }

  @Test
  void noRandomNameAddsAVariableOrALeg() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      String name = Injections.random(random);
      assertHarmless(name, "seed " + seed + ": " + name);
    }
  }

  private static void assertHarmless(String name, String description) {
    DisplayName clean = DisplayName.of(name);
    String text =
        command(
            name,
            "18005550100",
            Map.of(CallVariable.AGENT, clean, CallVariable.SUBJECT_NAME, clean));
    // As the switch reads it, quotes protect no comma.
    assertThat(text).as(description).startsWith("originate {").doesNotContain("\n", "\r");
    int end = text.indexOf('}');
    List<String> names =
        List.of(text.substring("originate {".length(), end).split(",")).stream()
            .map(variable -> variable.substring(0, variable.indexOf('=')))
            .filter(
                variable ->
                    !List.of(
                            "patchcord_agent",
                            "patchcord_subject_name",
                            "origination_caller_id_name",
                            "effective_caller_id_name")
                        .contains(variable))
            .toList();
    assertThat(names)
        .as(description)
        .containsExactly(
            "patchcord_call_id",
            "export_vars",
            "origination_caller_id_number",
            "effective_caller_id_number",
            "ignore_early_media",
            "originate_timeout",
            "sip_auto_answer",
            "sip_copy_custom_headers",
            "hangup_after_bridge",
            "call_timeout");
    assertThat(text.substring(end))
        .as(description)
        .isEqualTo("}user/1001@pbx.test +14155551212 XML default");
    assertThat(text).as(description).doesNotContain("${", ":_:", "|", "^^");
  }
}
