package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The browser as alice's phone, in Chromium with a microphone that beeps: it registers by SIP over
 * WebSocket with what the gateway gives it, and there is sound in both directions. On a real switch
 * where one is named.
 */
class SoftphoneBrowserPhoneIT extends SoftphoneTests {
  private static final String LINES = "/api/v1/lines";
  private static final String OWN_LINE = "1001";

  @RegisterExtension
  private static final SharedSystem SYSTEM = SharedSystem.patientWithBrowserLine();

  @Override
  SharedSystem system() {
    return SYSTEM;
  }

  private BrowserLine line() {
    return SYSTEM.browserLine();
  }

  @Override
  void openFirst() {
    gateway().admin().post(LINES, "{\"number\": \"%s\"}".formatted(BrowserLine.NUMBER));
    changePhone("BROWSER");
    assign(BrowserLine.NUMBER);
    line().begin(() -> listening(quietPlace()));
    first(window());
  }

  /** A window whose sound can be asked for; nobody has been asked for the microphone yet. */
  private Softphone window() {
    Softphone opened = fresh(400, 600, "en-US");
    opened.page().addInitScript(Sound.WATCH);
    return opened;
  }

  /** A page of somebody else, who has let it use the microphone. */
  private Page listening(String address) {
    Page page = freshPage(300, 200, "en-US");
    page.addInitScript(Sound.WATCH);
    page.context().grantPermissions(List.of("microphone"));
    page.navigate(address);
    return page;
  }

  @AfterEach
  void haveADeskPhoneAgain() {
    if (gateway().process().isAlive()) {
      Eventually.holds(
          "alice talks to nobody",
          () -> {
            control()
                .channels()
                .forEach(leg -> control().api("uuid_kill", leg.path("uuid").asText()));
            return alice().calls().isEmpty();
          });
      line().end();
      changePhone(null);
      assign(OWN_LINE);
    }
  }

  private void changePhone(@org.jspecify.annotations.Nullable String kind) {
    Api admin = gateway().admin();
    admin
        .send(
            admin
                .request(LINES + "/" + BrowserLine.NUMBER)
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .method(
                    "PATCH",
                    BodyPublishers.ofString(
                        kind == null ? "{\"phone\": null}" : "{\"phone\": \"" + kind + "\"}")))
        .expect(200);
  }

  private void assign(String number) {
    gateway()
        .admin()
        .post(
            "/api/v1/assignments",
            json(
                Map.of(
                    "agent",
                    "alice",
                    "line",
                    number,
                    "callCenter",
                    AdminPageTests.CENTER,
                    "move",
                    true)))
        .expect(201);
  }

  /** The softphone, registered, of an agent who has let it use the microphone before. */
  private void register() {
    softphone().page().context().grantPermissions(List.of("microphone"));
    softphone().open(page("en"));
    line().awaitRegistered();
    awaitPhone(softphone(), "READY");
    Eventually.get(
        "the gateway knows the phone",
        () ->
            Optional.of(alice().get("/api/v1/me").json())
                .filter(me -> me.at("/line/number").asText().equals(BrowserLine.NUMBER))
                .filter(me -> me.at("/line/device/state").asText().equals("REGISTERED")),
        () -> alice().get("/api/v1/me").body());
  }

  private static void awaitPhone(Softphone softphone, String phase) {
    assertThat(softphone.at("[data-browser-phone=" + phase + "]")).isVisible();
  }

  private static Locator text(Softphone softphone) {
    return softphone.at("[data-browser-phone-text]");
  }

  private String callFromSoftphone() {
    softphone().click(ADA, "Contact", "Ada Lovelace", CUSTOMER);
    line().awaitAnswered();
    softphone().await("ACTIVE");
    return callOf(alice());
  }

  private void holdAndRetrieve(Softphone softphone) {
    softphone.ask("hold");
    softphone.await("HELD");
    softphone.ask("retrieve");
    softphone.await("ACTIVE");
    awaitSpeech(softphone);
  }

  private void awaitSpeech(Softphone softphone) {
    Sound.await(softphone.page());
    line().awaitHeard();
  }

  @Test
  void theMicrophoneIsExplainedAskedForAndRefusedWithAWayBack() {
    softphone().open(page("en"));
    awaitPhone(softphone(), "ASK");
    assertThat(text(softphone())).containsText("It needs your microphone");
    softphone().checkAccess();
    softphone().keepPicture("browser-phone-asks");
    // Nobody is there to allow it: Chromium refuses.
    softphone().enter("[data-ask=allow]");
    assertThat(text(softphone())).containsText("does not let this page use the microphone");
    softphone().checkAccess();
    softphone().keepPicture("browser-phone-blocked");
    softphone().page().context().grantPermissions(List.of("microphone"));
    softphone().at("[data-ask=allow]").click();
    awaitPhone(softphone(), "READY");
    line().awaitRegistered();
    assertThat(text(softphone())).hasCount(0);
    softphone().checkAccess();
    softphone().keepPicture("browser-phone-ready");
  }

  @Test
  void itIsExplainedInGermanToo() {
    Softphone german = fresh(400, 600, "de-DE").open(page("de"));
    awaitPhone(german, "ASK");
    assertThat(text(german)).containsText("Mikrofon");
    german.checkAccess();
    german.keepPicture("de-browser-phone-asks");
    german.enter("[data-ask=allow]");
    assertThat(text(german)).containsText("lässt diese Seite das Mikrofon nicht benutzen");
    german.checkAccess();
    german.keepPicture("de-browser-phone-blocked");
  }

  @Test
  void aClickedNumberIsAnsweredByItselfAndBothHearEachOther() {
    register();
    callFromSoftphone();
    awaitSpeech(softphone());
    holdAndRetrieve(softphone());
    softphone().ask("hangup");
    softphone().await("ENDED");
    line().awaitOver();
    assertThat(Sound.microphones(softphone().page())).as("what it still speaks into").isEmpty();
    assertThat(softphone().awaitTask()).containsEntry("WhoId", ADA);
  }

  @Test
  void aCallRingsUntilTheAgentAnswersIt() {
    register();
    alice().askFor("AVAILABLE", null).expect(200);
    control().simulate("queue-call", CUSTOMER);
    softphone().await("RINGING");
    softphone().ask("answer");
    line().awaitAnswered();
    softphone().await("ACTIVE");
    awaitSpeech(softphone());
    holdAndRetrieve(softphone());
    softphone().ask("hangup");
    softphone().await("ENDED");
    line().awaitOver();
  }

  @Test
  void aReloadKeepsTheCallAndItsSound() {
    register();
    String id = callFromSoftphone();
    awaitSpeech(softphone());
    int legs = control().channels().size();
    softphone().page().reload();
    line().awaitRegistered();
    line().awaitResumed();
    softphone().await("ACTIVE");
    awaitSpeech(softphone());
    assertThat(callOf(alice())).isEqualTo(id);
    assertThat(control().channels()).hasSize(legs);
    // The switch has to find the browser by its new connection for that.
    holdAndRetrieve(softphone());
    softphone().ask("hangup");
    softphone().await("ENDED");
    line().awaitOver();
  }

  @Test
  void oneTabIsThePhoneAndTheNextTakesItOverWithTheCall() {
    register();
    Softphone second = tabBeside(softphone());
    second.page().addInitScript(Sound.WATCH);
    second.open(page("en"));
    awaitPhone(second, "ELSEWHERE");
    assertThat(text(second)).containsText("another tab");
    second.keepPicture("browser-phone-elsewhere");
    String id = callFromSoftphone();
    awaitSpeech(softphone());
    second.await("ACTIVE");
    softphone().page().close();
    line().awaitRegistered();
    line().awaitResumed();
    awaitPhone(second, "READY");
    awaitSpeech(second);
    assertThat(callOf(alice())).isEqualTo(id);
    second.ask("hangup");
    second.await("ENDED");
    line().awaitOver();
  }

  @Test
  void anotherMicrophoneIsUsedAtOnceAndTheNextTime() {
    register();
    callFromSoftphone();
    awaitSpeech(softphone());
    awaitMicrophone("Fake Default Audio Input");
    softphone().at(".softphone-devices summary").click();
    Locator choice = softphone().at("select[name=microphone]");
    choice.selectOption(
        new com.microsoft.playwright.options.SelectOption().setLabel("Fake Audio Input 2"));
    awaitMicrophone("Fake Audio Input 2");
    awaitSpeech(softphone());
    assertThat(softphone().at("select[name=speaker] option")).not().hasCount(0);
    softphone().checkAccess();
    softphone().keepPicture("browser-phone-devices");
    softphone().ask("hangup");
    softphone().await("ENDED");
    line().awaitOver();
    softphone().page().reload();
    line().awaitRegistered();
    awaitPhone(softphone(), "READY");
    callFromSoftphone();
    awaitSpeech(softphone());
    awaitMicrophone("Fake Audio Input 2");
    softphone().ask("hangup");
    line().awaitOver();
  }

  private void awaitMicrophone(String name) {
    Eventually.get(
        "it speaks into " + name,
        () -> Optional.of(Sound.microphones(softphone().page())).filter(List.of(name)::equals),
        () -> Sound.microphones(softphone().page()).toString());
  }

  @Test
  void whoIsRefusedTriesAgainWithANewPassword() {
    register();
    line().refuse(true);
    softphone().page().reload();
    assertThat(text(softphone())).containsText("does not take your browser phone");
    softphone().keepPicture("browser-phone-refused");
    line().refuse(false);
    line().awaitRegistered();
    awaitPhone(softphone(), "READY");
  }
}
