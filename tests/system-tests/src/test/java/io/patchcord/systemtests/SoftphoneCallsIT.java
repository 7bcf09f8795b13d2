package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an agent does with calls that the softphone places, by mouse and by keyboard. */
class SoftphoneCallsIT extends SoftphoneTests {
  @Test
  void signsInWithNothingToTypeAndShowsLinePhoneAndPresence() {
    assertThat(softphone().at(".softphone-who__name")).hasText("Alice Arnold");
    assertThat(softphone().at("[data-line]")).hasText("Line 1001 · connected");
    assertThat(softphone().at("c-softphone-header select")).hasValue("OFFLINE");
    assertThat(softphone().asked("notifyInitializationComplete")).hasSize(1);
    softphone().checkAccess();
    softphone().keepPicture("idle");
  }

  @Test
  void presenceChangesWithReasonByMouseAndByKeyboard() {
    Locator presence = softphone().at("c-softphone-header select");
    presence.selectOption("AWAY:LUNCH");
    Eventually.holds(
        "the gateway knows it", () -> alice().presence().path("state").asText().equals("AWAY"));
    assertThat(alice().presence().at("/reason/code").asText()).isEqualTo("LUNCH");
    presence.focus();
    softphone().page().keyboard().type("Ava");
    Eventually.holds(
        "the gateway knows it",
        () -> alice().presence().path("state").asText().equals("AVAILABLE"));
    // Whoever else sets it, it is shown.
    alice().askFor("AWAY", "MEETING").expect(200);
    assertThat(presence).hasValue("AWAY:MEETING");
  }

  @Test
  void aClickOnARecordCallsAndTheRecordStaysWithTheCallIntoItsTask() {
    softphone().page().evaluate("salesforce.visible = false");
    softphone().click(ADA, "Contact", "Ada Lovelace", 4155551212d);
    Locator call = softphone().await("ACTIVE");
    assertThat(call.locator("h2")).hasText("Ada Lovelace");
    assertThat(call.locator(".softphone-call__number")).hasText("+1 415 555 1212");
    assertThat(softphone().page().evaluate("salesforce.visible")).isEqualTo(true);
    assertThat(softphone().at("[data-said]")).hasText("Ada Lovelace: Talking");
    softphone().checkAccess();
    softphone().keepPicture("talking");
    call.locator("[data-notes]").fill("Wants an offer.");
    // The call center's own.
    call.locator("select[data-disposition]").selectOption("Call back");
    softphone().ask("hangup");
    softphone().await("ENDED");
    assertThat(softphone().at("[data-logged=LOGGED]")).isVisible();
    Eventually.holds(
        "what was said is in the Task",
        () -> softphone().tasks().get(0).get("Description") instanceof String);
    Map<String, Object> task = softphone().tasks().get(0);
    assertThat(softphone().tasks()).hasSize(1);
    assertThat(task)
        .containsEntry("Subject", "Call to Ada Lovelace")
        .containsEntry("WhoId", ADA)
        .containsEntry("CallType", "Outbound")
        .containsEntry("CallDisposition", "Call back")
        .containsEntry("Description", "Wants an offer.")
        .containsEntry("PatchcordResult__c", "AGENT_HUNG_UP")
        .containsEntry("PatchcordNumber__c", CUSTOMER);
    softphone().checkAccess();
    softphone().keepPicture("wrap-up");
  }

  @Test
  void aComponentOfThePageAsksForACallAndHearsWhenItIsLogged() {
    softphone().page().evaluate("salesforce.visible = false");
    Object heard =
        softphone()
            .page()
            .evaluate(
                "number => salesforce.publish('PatchcordDial__c', {number, recordId: '"
                    + ADA
                    + "', objectType: 'Contact', recordName: 'Ada Lovelace'})",
                CUSTOMER);
    assertThat(heard).isEqualTo(1);
    Locator call = softphone().await("ACTIVE");
    assertThat(call.locator("h2")).hasText("Ada Lovelace");
    assertThat(softphone().page().evaluate("salesforce.visible")).isEqualTo(true);
    softphone().ask("hangup");
    softphone().await("ENDED");
    assertThat(softphone().at("[data-logged=LOGGED]")).isVisible();
    assertThat(softphone().tasks().get(0)).containsEntry("WhoId", ADA);
    Eventually.holds(
        "the page was told",
        () ->
            softphone()
                .page()
                .evaluate("salesforce.messages.map(({message}) => message)")
                .equals(
                    List.of(
                        Map.of("kind", "HEARD", "recordId", ADA),
                        Map.of("kind", "LOGGED", "recordId", ADA))));
  }

  @Test
  void theWrapUpRunsDownAndIsExtendedAndEnded() {
    talkToCustomer();
    softphone().page().keyboard().press("Alt+Shift+KeyE");
    softphone().await("ENDED");
    Locator wrapUp = softphone().at(".softphone-wrap-up");
    assertThat(wrapUp.locator("[role=timer]"))
        .hasText(java.util.regex.Pattern.compile("0:[0-3]\\d"));
    String end = alice().presence().path("wrapUpEndsAt").asText();
    wrapUp.locator("[data-ask=extend]").click();
    Eventually.holds(
        "it ends later", () -> !alice().presence().path("wrapUpEndsAt").asText().equals(end));
    wrapUp.locator("[data-ask=done]").focus();
    softphone().page().keyboard().press("Enter");
    assertThat(wrapUp).hasCount(0);
    assertThat(alice().presence().path("state").asText()).isEqualTo("OFFLINE");
  }

  @Test
  void theFieldTakesWhatIsPastedAndNamesAndDialsAgain() {
    Locator field = softphone().at("#dial-input");
    field.fill("tel:(415) 555-1212");
    field.evaluate(
        "input => { const data = new DataTransfer(); data.setData('text', 'tel:(415) 555-1212');"
            + " input.dispatchEvent(new ClipboardEvent('paste',"
            + " {clipboardData: data, bubbles: true, cancelable: true})); }");
    assertThat(field).hasValue("(415) 555-1212");
    assertThat(softphone().at("#dial-hint")).hasText("+1 415-555-1212");
    softphone().checkAccess();
    softphone().keepPicture("dialling");
    field.press("Enter");
    softphone().await("ACTIVE");
    softphone().ask("hangup");
    softphone().await("ENDED");
    softphone().at("[data-ask=dismiss]").click();
    // The last one again, then a colleague by name.
    assertThat(softphone().at("[data-ask=call]")).hasText("Redial");
    softphone().at("[data-ask=call]").click();
    softphone().await("ACTIVE");
    softphone().ask("hangup");
    softphone().await("ENDED");
    softphone().type("dial", "bob");
    assertThat(softphone().call("CONNECTING").locator("h2")).hasText("Bob Brown");
    control().simulate("answer", "1002");
    softphone().await("ACTIVE");
  }

  @Test
  void theDirectoryFindsColleaguesQueuesAndContacts() {
    bob().askFor("AWAY", "LUNCH").expect(200);
    softphone().record(ADA, "Contact", "Bobby Ada Lovelace", CUSTOMER);
    softphone().at("#dial-input").fill("bo");
    assertThat(softphone().at("[role=option][data-kind=AGENT]"))
        .containsText("Bob Brown1002 · Lunch");
    assertThat(softphone().at("[role=option][data-kind=CONTACT]"))
        .containsText("Bobby Ada Lovelace");
    softphone().checkAccess();
    softphone().at("#dial-input").fill("supp");
    assertThat(softphone().at("[role=option][data-kind=QUEUE]")).containsText("18005550100");
    bob().askFor("OFFLINE", null).expect(200);
  }

  @Test
  void theKeysOfThePadMakeANumber() {
    for (String key : "4155551212".split("")) {
      softphone().at("c-softphone-dial [data-key='" + key + "']").click();
    }
    assertThat(softphone().at("#dial-input")).hasValue("4155551212");
    softphone().at("[data-ask=call]").click();
    softphone().await("ACTIVE");
  }

  @Test
  void aBusyNumberIsSaidAndCalledAgainByOneButton() {
    softphone().click(ADA, "Contact", "Grace Hopper", "+14155550486");
    Locator over = softphone().await("ENDED");
    assertThat(over.locator("[data-cause]")).hasText("The number is busy.");
    softphone().checkAccess();
    softphone().keepPicture("busy");
    assertThat(softphone().awaitTask()).containsEntry("PatchcordResult__c", "CUSTOMER_BUSY");
    over.locator("[data-ask=redial]").click();
    Eventually.holds("it is in Salesforce twice", () -> softphone().tasks().size() == 2);
    assertThat(softphone().tasks().get(1)).containsEntry("WhoId", ADA);
  }

  @Test
  void aNumberThatIsNoneIsSaidAtOnce() {
    softphone().at("#dial-input").fill("555123456789012345");
    assertThat(softphone().at("#dial-hint")).hasText("The number is too long.");
    softphone().at("#dial-input").press("Enter");
    assertThat(softphone().refusal()).hasText("The number is too long.");
    softphone().checkAccess();
  }

  @Test
  void holdMuteKeysAndRecordingByMouse() {
    talkToCustomer();
    softphone().ask("hold");
    softphone().await("HELD");
    softphone().keepPicture("held");
    softphone().ask("retrieve");
    softphone().await("ACTIVE");
    softphone().ask("mute");
    assertThat(softphone().at(".softphone-mark_muted")).hasText("Muted");
    softphone().ask("unmute");
    assertThat(softphone().at(".softphone-mark_muted")).hasCount(0);
    softphone().ask("record-start");
    assertThat(softphone().at("[data-recording]")).hasText("Recording");
    softphone().ask("record-pause");
    assertThat(softphone().at("[data-recording]")).hasText("Recording paused");
    softphone().checkAccess();
    softphone().keepPicture("recording-paused");
    softphone().ask("record-resume");
    assertThat(softphone().at("[data-recording]")).hasText("Recording");
    softphone().ask("record-stop");
    assertThat(softphone().at("[data-recording]")).hasCount(0);
    softphone().ask("dtmf");
    softphone().at("c-softphone-call [data-key='5']").click();
    softphone().at("c-softphone-call [data-key='#']").click();
    assertThat(softphone().at(".softphone-sent")).hasText("5#");
    softphone().keepPicture("keys");
    assertThat(softphone().refusal()).hasCount(0);
    softphone().ask("hangup");
    softphone().await("ENDED");
  }

  @Test
  void holdMuteKeysAndRecordingByKeyboard() {
    softphone().at("#dial-input").focus();
    softphone().page().keyboard().type(CUSTOMER + "\n");
    softphone().await("ACTIVE");
    softphone().press("H", "hold");
    softphone().await("HELD");
    softphone().press("H", "retrieve");
    softphone().await("ACTIVE");
    softphone().press("M", "mute");
    assertThat(softphone().at(".softphone-mark_muted")).isVisible();
    softphone().press("M", "unmute");
    assertThat(softphone().at(".softphone-mark_muted")).hasCount(0);
    softphone().action("record-start").focus();
    softphone().page().keyboard().press("Enter");
    softphone().press("P", "record-pause");
    assertThat(softphone().at("[data-recording]")).hasText("Recording paused");
    softphone().press("K", "dtmf");
    assertThat(softphone().at("c-softphone-call [data-key='1']")).isFocused();
    softphone().page().keyboard().type("12#");
    assertThat(softphone().at(".softphone-sent")).hasText("12#");
    softphone().page().keyboard().press("Escape");
    assertThat(softphone().action("dtmf")).isFocused();
    softphone().page().keyboard().press("Alt+Shift+KeyN");
    assertThat(softphone().at("[data-notes]")).isFocused();
    softphone().page().keyboard().type("By keys.");
    softphone().page().keyboard().press("Alt+Shift+KeyE");
    softphone().await("ENDED");
    assertThat(softphone().at("[data-notes]")).isFocused();
  }

  @Test
  void aColleagueIsAskedSwappedTwiceMadeAConferenceAndLeftAlone() {
    talkToCustomer();
    softphone().ask("transfer");
    softphone().keepPicture("transfer");
    softphone().checkAccess();
    softphone().at("[role=option]:has-text('Bob Brown')").click();
    softphone().at("[data-way=consultation]").click();
    assertThat(softphone().at(".softphone-consultation")).isVisible();
    // Nothing but to go back, until somebody has answered.
    assertThat(softphone().action("complete")).hasAttribute("aria-disabled", "true");
    Eventually.holds("bob's phone is answered", () -> control().trySimulate("answer", "1002"));
    assertThat(softphone().at("[data-talking]"))
        .hasText("You talk to Bob Brown; Ada Lovelace waits.");
    softphone().checkAccess();
    softphone().keepPicture("consultation");
    softphone().ask("swap");
    assertThat(softphone().at("[data-talking]"))
        .hasText("You talk to Ada Lovelace; Bob Brown waits.");
    softphone().ask("swap");
    assertThat(softphone().at("[data-talking]"))
        .hasText("You talk to Bob Brown; Ada Lovelace waits.");
    softphone().ask("conference");
    assertThat(softphone().at("[data-shown-state]")).hasText("Conference");
    softphone().checkAccess();
    softphone().keepPicture("conference");
    softphone().ask("hangup");
    softphone().await("ENDED");
    assertThat(bob().calls().size()).isEqualTo(1);
  }

  @Test
  void aColleagueIsAskedAndGivenTheCallByKeyboard() {
    talkToCustomer();
    softphone().page().keyboard().press("Alt+Shift+KeyT");
    assertThat(softphone().at("c-softphone-target input")).isFocused();
    softphone().page().keyboard().type("bob");
    softphone().page().keyboard().press("Enter");
    assertThat(softphone().at("[data-way=consultation]")).isFocused();
    softphone().page().keyboard().press("Enter");
    Eventually.holds("bob's phone is answered", () -> control().trySimulate("answer", "1002"));
    assertThat(softphone().action("complete")).hasAttribute("aria-disabled", "false");
    softphone().action("complete").focus();
    softphone().page().keyboard().press("Enter");
    assertThat(softphone().await("ENDED").locator("[data-cause]"))
        .hasText("You transferred the call.");
    Eventually.holds("bob has it", () -> bob().calls().size() == 1);
  }

  @Test
  void theCallIsSentOnAtOnce() {
    talkToCustomer();
    softphone().ask("transfer");
    softphone().at("[role=option]:has-text('Carol Clark')").click();
    softphone().at("[data-way=transfer]").click();
    assertThat(softphone().await("ENDED").locator("[data-cause]"))
        .hasText("You transferred the call.");
  }

  @Test
  void whoWasAskedAndIsNotThereIsSaid() {
    control().simulate("phone", "1002", "reject");
    talkToCustomer();
    softphone().ask("transfer");
    softphone().at("[role=option]:has-text('Bob Brown')").click();
    softphone().at("[data-way=consultation]").click();
    assertThat(softphone().refusal()).isVisible();
    softphone().await("ACTIVE");
    softphone().checkAccess();
  }

  @Test
  void historyCallsBackByOneClick() {
    talkToCustomer();
    softphone().ask("hangup");
    softphone().await("ENDED");
    softphone().tab("history");
    Locator last = softphone().at("[data-history] li").first();
    assertThat(last).containsText("Ada Lovelace");
    softphone().checkAccess();
    softphone().keepPicture("history");
    last.locator("[data-ask=back]").click();
    assertThat(softphone().await("ACTIVE").locator("h2")).hasText("Ada Lovelace");
  }
}
