package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an agent does with no hand on the mouse, where the other classes of tests use one. */
class SoftphoneKeyboardIT extends SoftphoneTests {
  private static final String LINE = "18005550101";
  private static final String LEAD = "00Q5g00000BBBBBBB1";

  @Test
  void theTabKeyGoesThroughAllThatIsThereInTheOrderInWhichItIsRead() {
    List<Object> places = new ArrayList<>();
    softphone().tabTo("c-softphone-header select");
    for (int i = 0; i < 5; i++) {
      keyboard().press("Tab");
      places.add(
          softphone()
              .page()
              .evaluate(
                  "(({id, dataset}) => id || dataset.key || dataset.ask)(document.activeElement)"));
    }
    assertThat(places).isEqualTo(List.of("tab-phone", "dial-input", "1", "2", "3"));
    softphone().tabTo("[data-ask=call]");
    // Of the parts one is a stop; the arrows go on from it.
    keyboard().press("Shift+Tab");
    softphone().at("#tab-phone").focus();
    keyboard().press("ArrowRight");
    assertThat(softphone().at("#tab-history")).isFocused();
    keyboard().press("Home");
    assertThat(softphone().at("#tab-phone")).isFocused();
  }

  @Test
  void howItWentIsChosenByTwoKeystrokes() {
    talkToCustomer();
    keyboard().press("Alt+Shift+KeyE");
    softphone().await("ENDED");
    keyboard().press("Alt+Shift+KeyO");
    assertThat(softphone().at("[data-disposition]")).isFocused();
    keyboard().press("n");
    assertThat(softphone().at("[data-disposition]")).hasValue("Not reached");
    Eventually.holds(
        "it is in the Task",
        () ->
            !softphone().tasks().isEmpty()
                && "Not reached".equals(softphone().tasks().get(0).get("CallDisposition")));
    softphone().checkAccess();
  }

  @Test
  void wrapUpIsExtended() {
    talkToCustomer();
    keyboard().press("Alt+Shift+KeyE");
    softphone().await("ENDED");
    assertThat(softphone().at(".softphone-wrap-up")).isVisible();
    String end = alice().presence().path("wrapUpEndsAt").asText();
    softphone().enter("[data-ask=extend]");
    Eventually.holds(
        "it ends later", () -> !alice().presence().path("wrapUpEndsAt").asText().equals(end));
  }

  @Test
  void theDirectoryIsSearchedByArrowsAndTheLastNumberIsDialledAgain() {
    softphone().at("#dial-input").focus();
    keyboard().type("bo");
    assertThat(softphone().at("[role=option][data-kind=AGENT]")).containsText("Bob Brown");
    keyboard().press("ArrowDown");
    assertThat(softphone().at("[role=option][aria-selected=true]")).containsText("Bob Brown");
    keyboard().press("Enter");
    assertThat(softphone().call("CONNECTING").locator("h2")).hasText("Bob Brown");
    keyboard().press("Alt+Shift+KeyE");
    softphone().await("ENDED");
    softphone().enter("[data-ask=dismiss]");
    keyboard().press("Alt+Shift+KeyD");
    assertThat(softphone().at("#dial-input")).isFocused();
    assertThat(softphone().at("[data-ask=call]")).hasText("Redial");
    softphone().enter("[data-ask=call]");
    assertThat(softphone().call("CONNECTING").locator("h2")).hasText("Bob Brown");
  }

  @Test
  void aNumberIsMadeOfTheKeysOfThePad() {
    softphone().at("#dial-input").focus();
    for (String key : "1002".split("")) {
      softphone().tabTo("c-softphone-dial [data-key='" + key + "']");
      keyboard().press("Space");
    }
    assertThat(softphone().at("#dial-input")).hasValue("1002");
    softphone().enter("[data-ask=call]");
    assertThat(softphone().call("CONNECTING").locator("h2")).hasText("1002");
  }

  @Test
  void ofSeveralRecordsOneIsChosenAndTheFocusStaysInTheCall() {
    softphone().record(ADA, "Contact", "Ada Lovelace", CUSTOMER);
    softphone().record(LEAD, "Lead", "Charles Babbage", CUSTOMER);
    control().simulate("incoming", CUSTOMER, LINE);
    softphone().await("RINGING");
    assertThat(softphone().at(".softphone-matches")).isVisible();
    softphone().press("A", "answer");
    softphone().await("ACTIVE");
    softphone().enter(".softphone-matches [data-record='" + LEAD + "']");
    assertThat(softphone().await("ACTIVE").locator("h2")).hasText("Charles Babbage");
    // What had it is gone: it is on the call, and not at the beginning of the page.
    Eventually.holds(
        "the focus is in the call",
        () ->
            (boolean)
                softphone()
                    .page()
                    .evaluate("document.activeElement.closest('[data-call]') !== null"));
  }

  @Test
  void whereNoRecordFitsTheFormForANewOneIsOpened() {
    control().simulate("incoming", "+14155557777", LINE);
    softphone().await("RINGING");
    assertThat(softphone().at("[data-ask=new-record]")).isVisible();
    softphone().enter("[data-ask=new-record]");
    Eventually.holds(
        "the form is open",
        () -> "Contact".equals(softphone().page().evaluate("salesforce.shown")));
  }

  @Test
  void theCallIsSentOnAtOnce() {
    talkToCustomer();
    keyboard().press("Alt+Shift+KeyT");
    assertThat(softphone().at("c-softphone-target input")).isFocused();
    keyboard().type("carol");
    keyboard().press("Enter");
    assertThat(softphone().at("[data-way=consultation]")).isFocused();
    softphone().enter("[data-way=transfer]");
    assertThat(softphone().await("ENDED").locator("[data-cause]"))
        .hasText("You transferred the call.");
  }

  @Test
  void aColleagueIsAskedSwappedMadeAConferenceAndAnotherTakenIn() {
    talkToCustomer();
    keyboard().press("Alt+Shift+KeyT");
    assertThat(softphone().at("c-softphone-target input")).isFocused();
    keyboard().type("bob");
    keyboard().press("Enter");
    assertThat(softphone().at("[data-way=consultation]")).isFocused();
    keyboard().press("Enter");
    Eventually.holds("bob's phone is answered", () -> control().trySimulate("answer", "1002"));
    softphone().enterAction("swap");
    assertThat(softphone().at("[data-talking]"))
        .hasText("You talk to Ada Lovelace; Bob Brown waits.");
    softphone().enterAction("conference");
    assertThat(softphone().at("[data-shown-state]")).hasText("Conference");
    softphone().press("C", "participants");
    assertThat(softphone().at("c-softphone-target input")).isFocused();
    keyboard().type("carol");
    keyboard().press("Enter");
    assertThat(softphone().at("[data-way=participants]")).isFocused();
    keyboard().press("Enter");
    Eventually.holds("carol's phone is answered", () -> control().trySimulate("answer", "1003"));
    assertThat(softphone().at(".softphone-guests li")).hasCount(2);
    softphone().checkAccess();
  }

  @Test
  void oneCallWaitsWhileTheOtherIsTaken() {
    talkToCustomer();
    control().simulate("incoming", "+14155557777", LINE, "Grace");
    softphone().await("RINGING");
    softphone().press("H", "hold");
    softphone().await("HELD");
    softphone().press("A", "answer");
    assertThat(softphone().await("ACTIVE").locator("h2")).hasText("Grace");
    keyboard().press("Alt+Shift+KeyE");
    assertThat(softphone().call("ACTIVE")).hasCount(0);
    softphone().press("H", "retrieve");
    assertThat(softphone().await("ACTIVE").locator("h2")).hasText("Ada Lovelace");
  }

  @Test
  void historyCallsBackAndWhatIsNotLoggedIsTriedAgain() {
    softphone().page().evaluate("salesforce.refusesTasks = 'Result: a value is required'");
    talkToCustomer();
    keyboard().press("Alt+Shift+KeyE");
    softphone().await("ENDED");
    softphone().at("#tab-phone").focus();
    keyboard().press("ArrowRight");
    Locator waiting = softphone().at(".softphone-unlogged li [data-problem]");
    assertThat(waiting).containsText("a value is required");
    softphone().page().evaluate("salesforce.refusesTasks = ''");
    softphone().enter(".softphone-unlogged button");
    assertThat(softphone().awaitTask()).containsEntry("WhoId", ADA);
    assertThat(softphone().at(".softphone-unlogged")).hasCount(0);
    softphone().at("#tab-history").focus();
    softphone().enter("[data-history] li:first-child [data-ask=back]");
    assertThat(softphone().await("ACTIVE").locator("h2")).hasText("Ada Lovelace");
  }

  @Test
  void whatIsRefusedIsReadAndTakenAway() {
    softphone().at("#dial-input").focus();
    keyboard().type("555123456789012345");
    keyboard().press("Enter");
    assertThat(softphone().refusal()).hasText("The number is too long.");
    keyboard().press("Escape");
    softphone().enter(".softphone-refusal button");
    assertThat(softphone().refusal()).hasCount(0);
  }

  @Test
  void nothingMovesForWhoWantsNoMotion() {
    Page page = fresh(400, 600, "en-US").page();
    // Nobody signs: it waits.
    page.route("**/sign?*", route -> {});
    page.navigate(page("en"));
    assertThat(page.locator(".patchcord-skeleton").first()).isVisible();
    assertThat((int) page.evaluate("document.getAnimations().length")).isPositive();
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    Eventually.holds(
        "nothing moves", () -> page.evaluate("document.getAnimations().length").equals(0));
  }

  private Keyboard keyboard() {
    return softphone().page().keyboard();
  }
}
