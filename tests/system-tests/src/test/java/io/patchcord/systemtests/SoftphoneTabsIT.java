package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Several tabs, reloads and crashes: the same everywhere, and nothing twice. */
class SoftphoneTabsIT extends SoftphoneTests {
  private static final String LINE = "18005550101";

  @Test
  void allTabsShowTheSameAndTheRecordPopsInOne() {
    Softphone second = tabBeside(softphone()).open(page("en"));
    Softphone third = tabBeside(softphone()).open(page("en"));
    second.page().bringToFront();
    second.at("#dial-input").click();
    control().simulate("incoming", CUSTOMER, LINE, "Ada");
    softphone().await("RINGING");
    second.await("RINGING");
    third.await("RINGING");
    Eventually.holds("it has popped", () -> pops(second) == 1);
    assertThat(pops(softphone()) + pops(third)).isZero();
    second.ask("answer");
    softphone().await("ACTIVE");
    third.await("ACTIVE");
    second.at("[data-notes]").fill("Seen by all.");
    assertThat(third.at("[data-notes]")).hasValue("Seen by all.");
    third.ask("hangup");
    softphone().await("ENDED");
    second.await("ENDED");
    Eventually.holds("it is logged", () -> tasks(softphone(), second, third) > 0);
    assertThat(softphone().tasks()).hasSize(1);
    assertThat(tasks(second, third)).isZero();
  }

  @Test
  void aNewTabDropsNoCallAndAnotherLeadsWhenTheFirstIsClosed() {
    talkToCustomer();
    Softphone second = tabBeside(softphone()).open(page("en"));
    second.await("ACTIVE");
    softphone().await("ACTIVE");
    softphone().page().close();
    second.await("ACTIVE");
    assertThat(alice().calls()).hasSize(1);
    second.ask("hangup");
    second.await("ENDED");
    assertThat(second.awaitTask()).containsEntry("WhoId", ADA);
  }

  @Test
  void aReloadWhileItRingsShowsItAndPopsNothingTwice() {
    control().simulate("incoming", CUSTOMER, LINE, "Ada");
    softphone().await("RINGING");
    Eventually.holds("it has popped", () -> pops(softphone()) == 1);
    softphone().page().reload();
    softphone().await("RINGING");
    softphone().ask("answer");
    softphone().await("ACTIVE");
    assertThat(pops(softphone())).isZero();
  }

  @Test
  void aReloadInACallGoesOnWithItsClockAndItsNotes() {
    talkToCustomer();
    softphone().at("[data-notes]").fill("Card ends with 42.");
    softphone().page().reload();
    softphone().await("ACTIVE");
    assertThat(softphone().at("[data-notes]")).hasValue("Card ends with 42.");
    assertThat(softphone().call("ACTIVE").locator("[role=timer]"))
        .hasText(java.util.regex.Pattern.compile("\\d:\\d\\d"));
    assertThat(alice().calls()).hasSize(1);
  }

  private static int pops(Softphone softphone) {
    return softphone.asked("searchAndScreenPop").size();
  }

  private static int tasks(Softphone... tabs) {
    int count = 0;
    for (Softphone tab : tabs) {
      count += tab.tasks().size();
    }
    return count;
  }
}
