package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The softphone under Salesforce Voice: Salesforce's library as it is, in the package's own page,
 * with Omni-Channel around it and a real gateway behind it.
 */
class SoftphoneVoiceIT extends SoftphoneTests {
  private static final String LINE = "18005550101";

  private @Nullable OmniChannel opened;

  @Override
  void openFirst() {
    // Omni-Channel is all that is open.
  }

  @BeforeEach
  void openOmniChannel() {
    opened = OmniChannel.open(freshPage(450, 650, "en-US"), voicePage(), gateway().baseUrl());
  }

  private OmniChannel omni() {
    return requireNonNull(opened, "opened is null");
  }

  @AfterEach
  void saidNothingUnknown() {
    if (opened != null) {
      opened.hasNoFaults();
    }
  }

  @Test
  void aCallIsDialledHeldEndedAndWrittenUpInOmniChannel() {
    assertThat(omni().ready().toString()).contains("SOFT_PHONE", "1001");
    omni().say("DIAL", Map.of("contact", Map.of("phoneNumber", CUSTOMER, "type", "PhoneNumber")));
    String id = String.valueOf(omni().hears("CALL_STARTED").get("callId"));
    assertThat(omni().hears("CALL_CONNECTED").get("callId")).isEqualTo(id);
    assertThat(omni().at("[data-call][data-state=ACTIVE]")).isVisible();
    omni().keepPicture("voice-talking");
    omni().say("HOLD", id);
    assertThat(omni().hears("HOLD_TOGGLE").toString()).contains("isCustomerOnHold=true");
    assertThat(alice().call(id).path("state").asText()).isEqualTo("HELD");
    omni().say("RESUME", id);
    assertThat(omni().hears("HOLD_TOGGLE").toString()).contains("isCustomerOnHold=false");
    omni().say("MUTE", Map.of());
    omni().hears("MUTE_TOGGLE");
    assertThat(omni().at(".softphone-mark_muted")).isVisible();
    omni().say("END_CALL", id);
    omni().hears("HANGUP");
    omni().hears("AFTER_CALL_WORK_STARTED");
    assertThat(omni().at(".softphone-wrap-up")).isVisible();
    omni().say("WRAP_UP_CALL", id);
    omni().hears("WRAP_UP_ENDED");
    assertThat(omni().at(".softphone-wrap-up")).hasCount(0);
    assertThat(alice().presence().path("wrapUpCall").isNull()).isTrue();
  }

  @Test
  void aCallIsAcceptedAColleagueAskedSwappedAndMadeAConference() {
    control().simulate("incoming", CUSTOMER, LINE, "Ada");
    String id = String.valueOf(omni().hears("CALL_STARTED").get("callId"));
    omni().say("ACCEPT_CALL", id);
    omni().hears("CALL_CONNECTED");
    omni()
        .say(
            "ADD_PARTICIPANT",
            Map.of(
                "contact",
                Map.of("phoneNumber", "1002", "type", "Agent", "id", "bob"),
                "call",
                Map.of("callId", id)));
    omni().hears("PARTICIPANT_ADDED");
    Eventually.holds("bob's phone is answered", () -> control().trySimulate("answer", "1002"));
    String third = String.valueOf(omni().hears("PARTICIPANT_CONNECTED").get("callId"));
    omni()
        .say(
            "SWAP_PARTICIPANTS",
            Map.of("callToHold", Map.of("callId", third), "callToResume", Map.of("callId", id)));
    omni().hears("HOLD_TOGGLE");
    assertThat(omni().at("[data-talking]")).hasText("You talk to Ada; Bob Brown waits.");
    omni()
        .say("CONFERENCE", Map.of("calls", List.of(Map.of("callId", id), Map.of("callId", third))));
    omni().hears("HOLD_TOGGLE");
    assertThat(omni().at("[data-shown-state]")).hasText("Conference");
    omni()
        .say(
            "END_CALL",
            Map.of(
                "call",
                Map.of("callId", id, "callAttributes", Map.of("participantType", "Agent"))));
    omni().hears("HANGUP");
    // Both go on without the agent.
    assertThat(bob().calls()).hasSize(1);
  }

  @Test
  void aCallIsSentOnAtOnce() {
    omni().say("DIAL", Map.of("contact", Map.of("phoneNumber", CUSTOMER)));
    String id = String.valueOf(omni().hears("CALL_STARTED").get("callId"));
    omni().hears("CALL_CONNECTED");
    omni()
        .say(
            "ADD_PARTICIPANT",
            Map.of(
                "contact",
                Map.of("phoneNumber", "1003"),
                "call",
                Map.of("callId", id),
                "isBlindTransfer",
                true));
    omni().hears("HANGUP");
    assertThat(awaitRecord(alice(), id).at("/cause/code").asText()).isEqualTo("TRANSFERRED");
  }
}
