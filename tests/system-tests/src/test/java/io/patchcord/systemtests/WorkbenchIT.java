package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The softphone without Salesforce, as the gateway serves it. */
class WorkbenchIT extends RunningSystem {
  @RegisterExtension private static final Browser BROWSER = new Browser();

  @SuppressWarnings("NullAway.Init") // before each test
  private Softphone softphone;

  @BeforeEach
  void openWindow() {
    softphone = new Softphone(BROWSER.open(1000, 700, "en-US"));
  }

  @AfterEach
  void nothingWentWrongInThePage() {
    assertThat(softphone.faults()).isEmpty();
    softphone.page().context().close();
    alice().post("/api/v1/me/wrap-up/end", "{}");
  }

  @Test
  void aLinkSignsInAndSaysNothingOfItsKeyAndTheSheetStandsForSalesforce() {
    softphone.open(gateway().baseUrl() + "/workbench#key=" + alice().key());
    assertThat(softphone.page().url()).isEqualTo(gateway().baseUrl() + "/workbench");
    softphone.checkAccess();
    softphone.at(".workbench-sheet [data-record]").first().click();
    softphone.await("ACTIVE");
    softphone.ask("hangup");
    assertThat(softphone.at("[data-done] [data-what=LOG]")).containsText("Ada Lovelace");
    softphone.keepPicture("workbench");
    softphone.page().reload();
    softphone.awaitReady();
  }

  @Test
  void whoHasNoLinkEntersTheKeyOfAnAgentAndNoOther() {
    Page page = softphone.page();
    page.navigate(gateway().baseUrl() + "/workbench");
    softphone.checkAccess();
    softphone.at("#workbench-key").fill(String.valueOf(gateway().admin().key()));
    page.keyboard().press("Enter");
    assertThat(softphone.at("[role=alert]")).hasText("This is not the key of an agent.");
    softphone.at("#workbench-key").fill(String.valueOf(alice().key()));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    softphone.awaitReady();
    softphone.at("[data-ask=leave]").click();
    assertThat(softphone.at("#workbench-key")).isVisible();
    assertThat(gateway().anybody().get("/workbench/nothing").status()).isEqualTo(404);
  }
}
