package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls that come in, and the records behind them. */
class SoftphoneIncomingIT extends SoftphoneTests {
  private static final String LINE = "18005550101";

  @Test
  void aCallerIsShownAndTheRecordPopsAndTheCallIsTakenByMouse() {
    softphone().page().evaluate("salesforce.visible = false");
    softphone().record(ADA, "Contact", "Ada Lovelace", "(415) 555-1212");
    control().simulate("incoming", CUSTOMER, LINE, "Ada");
    Locator call = softphone().await("RINGING");
    assertThat(call.locator("[data-origin]")).containsText("8005550101");
    assertThat(softphone().at("[data-alarm]")).containsText("Ringing");
    assertThat(call.locator("h2")).hasText("Ada Lovelace");
    assertThat(softphone().page().evaluate("salesforce.visible")).isEqualTo(true);
    assertThat(softphone().asked("searchAndScreenPop")).hasSize(1);
    softphone().checkAccess();
    softphone().keepPicture("ringing");
    softphone().ask("answer");
    softphone().await("ACTIVE");
    softphone().ask("hangup");
    softphone().await("ENDED");
    assertThat(softphone().awaitTask()).containsEntry("CallType", "Inbound");
    // The log does not wait for the record, and is mended when the gateway knows of it.
    Eventually.get(
        "the Task is the record's",
        () ->
            Optional.of(softphone().tasks().get(0))
                .filter(task -> ADA.equals(task.get("WhoId")))
                .filter(task -> "Call from Ada Lovelace".equals(task.get("Subject"))),
        () -> softphone().tasks().toString());
  }

  @Test
  void aCallIsTakenByKeyboardAndByTheHandset() {
    control().simulate("incoming", CUSTOMER, LINE);
    softphone().await("RINGING");
    softphone().at("c-softphone-header select").focus();
    softphone().press("A", "answer");
    softphone().await("ACTIVE");
    softphone().ask("hangup");
    softphone().await("ENDED");
    control().simulate("incoming", CUSTOMER, LINE);
    softphone().await("RINGING");
    control().simulate("answer", "1001");
    softphone().await("ACTIVE");
    assertThat(softphone().call("RINGING")).hasCount(0);
  }

  @Test
  void ofSeveralRecordsOneIsChosenWithoutLosingTheFocus() {
    softphone().record(ADA, "Contact", "Ada Lovelace", CUSTOMER);
    softphone().record("00Q5g00000BBBBBBB1", "Lead", "Charles Babbage", CUSTOMER);
    softphone().at("#dial-input").focus();
    control().simulate("incoming", CUSTOMER, LINE);
    Locator call = softphone().await("RINGING");
    assertThat(call.locator(".softphone-matches")).containsText("2 records have this number.");
    softphone().checkAccess();
    softphone().keepPicture("several-records");
    softphone().press("A", "answer");
    softphone().await("ACTIVE");
    softphone().at(".softphone-matches [data-record='00Q5g00000BBBBBBB1']").click();
    assertThat(softphone().await("ACTIVE").locator("h2")).hasText("Charles Babbage");
    assertThat(softphone().page().evaluate("salesforce.shown")).isEqualTo("00Q5g00000BBBBBBB1");
    softphone().ask("hangup");
    softphone().await("ENDED");
    Eventually.holds(
        "the Task is the record's",
        () ->
            !softphone().tasks().isEmpty()
                && "00Q5g00000BBBBBBB1".equals(softphone().tasks().get(0).get("WhoId")));
  }

  @Test
  void whereNoRecordFitsTheFormForANewOneHasTheNumber() {
    control().simulate("incoming", "+14155557777", LINE);
    Locator call = softphone().await("RINGING");
    call.locator("[data-ask=new-record]").click();
    Eventually.holds(
        "the form is open",
        () -> "Contact".equals(softphone().page().evaluate("salesforce.shown")));
  }

  @Test
  void aRefusedCallIsOverAndOneThatWasMissedIsNoticed() {
    control().simulate("incoming", CUSTOMER, LINE);
    softphone().await("RINGING");
    softphone().press("R", "reject");
    assertThat(softphone().call("RINGING")).hasCount(0);
    control().simulate("incoming", CUSTOMER, LINE);
    softphone().await("RINGING");
    softphone().ask("reject");
    assertThat(softphone().call("RINGING")).hasCount(0);
    control().simulate("incoming", CUSTOMER, LINE, "Ada");
    softphone().await("RINGING");
    control().simulate("hangup-other", "1001");
    assertThat(softphone().call("RINGING")).hasCount(0);
    assertThat(softphone().at("#tab-history .softphone-count")).isVisible();
    softphone().tab("history");
    Locator missed = softphone().at("[data-history] li").first();
    assertThat(missed).containsText("Missed");
    softphone().checkAccess();
    softphone().keepPicture("missed");
    softphone().tab("phone");
    assertThat(softphone().at("#tab-history .softphone-count")).hasCount(0);
  }

  @Test
  void aCallOfTheQueueSaysWhichAndHowLongTheCallerWaited() {
    softphone().at("c-softphone-header select").selectOption("AVAILABLE");
    Eventually.holds(
        "alice is available", () -> alice().presence().path("state").asText().equals("AVAILABLE"));
    control().simulate("queue-call", CUSTOMER, "Zoë");
    Locator call = softphone().await("RINGING");
    assertThat(call.locator("[data-origin]")).containsText("Queue support · waited 0:");
    softphone().keepPicture("queue-call");
    softphone().ask("answer");
    softphone().await("ACTIVE");
    // Lunch, but after this call.
    softphone().at("c-softphone-header select").selectOption("AWAY:LUNCH");
    assertThat(softphone().at("c-softphone-header option:checked"))
        .hasText("Lunch after this call");
    assertThat(alice().presence().path("state").asText()).isEqualTo("BUSY");
  }

  @Test
  void twoCallsAtOnceAreClear() {
    talkToCustomer();
    control().simulate("incoming", "+14155557777", LINE, "Grace");
    Locator second = softphone().await("RINGING");
    assertThat(second.locator("h2")).hasText("Grace");
    assertThat(softphone().call("ACTIVE").locator("h2")).hasText("Ada Lovelace");
    softphone().checkAccess();
    softphone().keepPicture("two-calls");
    softphone().ask("hold");
    softphone().await("HELD");
    softphone().ask("answer");
    Locator active = softphone().await("ACTIVE");
    assertThat(active.locator("h2")).hasText("Grace");
    assertThat(active.locator("[data-action=hangup]")).isVisible();
    Locator held = softphone().call("HELD");
    assertThat(held.locator("h2")).hasText("Ada Lovelace");
    assertThat(held.locator("[data-action=hangup]")).hasCount(0);
    softphone().keepPicture("two-calls-one-held");
    softphone().ask("hangup");
    assertThat(softphone().call("ACTIVE")).hasCount(0);
    softphone().await("HELD");
    softphone().ask("retrieve");
    assertThat(softphone().await("ACTIVE").locator("h2")).hasText("Ada Lovelace");
  }
}
