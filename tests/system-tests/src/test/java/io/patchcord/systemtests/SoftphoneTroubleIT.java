package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the softphone says and does when a layer breaks, and when it is back. */
class SoftphoneTroubleIT extends SoftphoneTests {
  @Test
  void aGatewayKilledInACallIsSaidAndAllIsRightAgainByItself() {
    try (Cable cable = wired()) {
      talkToCustomer();
      softphone().at("[data-notes]").fill("Typed before.");
      gateway().process().kill();
      assertThat(softphone().status()).containsText("No connection to the gateway since");
      assertThat(softphone().status()).containsText("your call goes on");
      softphone().at("[data-notes]").fill("Typed before, and while it was away.");
      softphone().checkAccess();
      softphone().keepPicture("gateway-away");
      startGateway();
      awaitReady();
      cable.leadTo(port());
      softphone().awaitReady();
      assertThat(softphone().status()).hasText("");
      String id = softphone().await("ACTIVE").getAttribute("data-call");
      Eventually.holds(
          "the notes are kept",
          () ->
              alice()
                  .call(id)
                  .path("notes")
                  .asText()
                  .equals("Typed before, and while it was away."));
      softphone().ask("hangup");
      softphone().await("ENDED");
    }
  }

  @Test
  void aCutStreamMissesNothingOfWhatHappensMeanwhile() {
    try (Cable cable = wired()) {
      talkToCustomer();
      cable.pull();
      assertThat(softphone().status()).containsText("your call goes on");
      control().simulate("hangup-other", "1001");
      cable.plugIn();
      softphone().awaitReady();
      Locator over = softphone().await("ENDED");
      assertThat(over.locator("[data-cause]")).hasText("The other party hung up.");
      assertThat(softphone().awaitTask()).containsEntry("PatchcordResult__c", "OTHER_HUNG_UP");
    }
  }

  @Test
  void aPhoneSystemThatIsAwayIsSaidUntilItIsBack() {
    simulator().kill();
    assertThat(softphone().status()).containsText("The phone system does not answer.");
    assertThat(softphone().status()).hasAttribute("data-layer", "PHONE_SYSTEM");
    softphone().checkAccess();
    softphone().keepPicture("phone-system-away");
    softphone().type("dial", CUSTOMER);
    assertThat(softphone().refusal()).containsText("The phone system does not answer.");
    startSwitchAgain();
    awaitReady();
    assertThat(softphone().status()).hasText("");
  }

  @Test
  void aPhoneThatIsUnpluggedIsSaidSinceWhen() {
    control().simulate("unregister", "1001");
    assertThat(softphone().status()).containsText("Your phone is not connected since");
    assertThat(softphone().at("[data-line]")).hasText("Line 1001 · no phone");
    softphone().checkAccess();
    softphone().keepPicture("phone-away");
    control().simulate("register", "1001");
    assertThat(softphone().status()).hasText("");
  }

  @Test
  void whatSalesforceRefusesToKeepIsListedWithItsWordsAndKeptLater() {
    softphone().page().evaluate("salesforce.refusesTasks = 'Result: a value is required'");
    talkToCustomer();
    softphone().ask("hangup");
    softphone().await("ENDED");
    assertThat(softphone().at("[data-logged=WAITING]")).isVisible();
    softphone().tab("history");
    Locator waiting = softphone().at(".softphone-unlogged li");
    assertThat(waiting.locator("[data-problem]")).containsText("a value is required");
    assertThat(softphone().status()).containsText("Salesforce has not taken one call’s log yet.");
    softphone().checkAccess();
    softphone().keepPicture("not-logged");
    assertThat(softphone().tasks()).isEmpty();
    softphone().page().evaluate("salesforce.refusesTasks = ''");
    waiting.locator("button").click();
    assertThat(softphone().awaitTask()).containsEntry("WhoId", ADA);
    assertThat(softphone().at(".softphone-unlogged")).hasCount(0);
    assertThat(softphone().tasks()).hasSize(1);
  }

  @Test
  void whoIsNoAgentAndWhomTheOrgCannotSignForIsToldWhatToDo() {
    loseCertificate(true);
    Softphone other = fresh(400, 600, "en-US");
    other.page().navigate(page("en"));
    assertThat(other.status()).containsText("The certificate Patchcord is missing.");
    assertThat(other.status()).hasAttribute("data-layer", "SALESFORCE");
    other.checkAccess();
    other.keepPicture("no-certificate");
    loseCertificate(false);
    other.at("[data-ask=retry]").click();
    other.awaitReady();
    Map<String, Object> nobody = new HashMap<>();
    nobody.put("salesforceUserId", null);
    nobody.put("roles", null);
    edit("alice", nobody);
    other.page().navigate(page("en"));
    assertThat(other.status()).containsText("You are not an agent here yet.");
    other.keepPicture("no-agent");
    trust();
    other.enter("[data-ask=retry]");
    other.awaitReady();
  }

  @Test
  void whatNobodySawTheEndOfIsLoggedWhenTheBrowserIsBack() {
    talkToCustomer();
    String id = softphone().await("ACTIVE").getAttribute("data-call");
    softphone().at("[data-notes]").fill("Before the crash.");
    Softphone next = tabBeside(softphone());
    softphone().page().close();
    alice().hangUp(id).expect(202);
    awaitRecord(alice(), id);
    next.open(page("en"));
    assertThat(next.awaitTask()).containsEntry("PatchcordCallId__c", id);
    Eventually.holds(
        "with what was typed",
        () -> "Before the crash.".equals(next.tasks().get(0).get("Description")));
    assertThat(next.at("[data-notes]")).hasValue("Before the crash.");
  }

  private int port() {
    return URI.create(gateway().baseUrl()).getPort();
  }

  /** The softphone, by a way to the gateway that can break. */
  private Cable wired() {
    Cable cable = Cable.to(port());
    softphone().open(pageBy("http://127.0.0.1:" + cable.port()));
    return cable;
  }
}
