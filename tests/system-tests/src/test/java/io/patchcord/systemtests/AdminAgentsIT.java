package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The agents on the admin page: seen live, given lines and taken them away. */
class AdminAgentsIT extends AdminPageTests {
  @Test
  void theListIsLive() {
    admin().signIn();
    Locator alice = admin().row("alice");
    assertThat(alice).containsText("1001");
    assertThat(alice).containsText("Connected");
    control().simulate("unregister", "1001");
    assertThat(alice).containsText("Not connected");
    control().simulate("register", "1001");
    alice().askFor("AVAILABLE", null).expect(200);
    assertThat(alice).containsText("Available");
    talk(alice(), "+14155551212");
    assertThat(alice).containsText("In a call");
    // What another admin does is seen too.
    hire("paula", "Paula Dent");
    assertThat(admin().row("paula")).containsText("No line");
    line("1604");
    assign("paula", "1604").expect(201);
    assertThat(admin().row("paula")).containsText("1604");
    endAgent("paula");
    assertThat(admin().row("paula")).hasCount(0);
    alice().askFor("OFFLINE", null).expect(200);
    admin().checkAccess();
  }

  @Test
  void aLineIsGivenAndTakenByTheMouse() {
    line("1604");
    hire("paula", "Paula Dent");
    admin().signIn();
    admin().drag(admin().freeLine("1604"), admin().row("paula"));
    admin().awaitDone("Paula Dent has line 1604 now.");
    assertThat(admin().row("paula")).containsText("1604");
    assertThat(lineOf("paula")).isEqualTo("1604");
    assertThat(admin().freeLine("1604")).hasCount(0);
    admin().keepPicture("assigned");
    admin().checkAccess();
    admin().action("undo").click();
    admin().awaitDone("Taken back: Paula Dent has line 1604 now.");
    assertThat(admin().row("paula")).containsText("No line");
    admin().drag(admin().freeLine("1604"), admin().row("paula"));
    admin().awaitDone("Paula Dent has line 1604 now.");
    admin()
        .drag(
            admin().row("paula").locator("[draggable]"), page().locator("section.patchcord-free"));
    admin().awaitDone("Line 1604 is free; Paula Dent has it no more.");
    assertThat(admin().freeLine("1604")).isVisible();
    assertThat(lineOf("paula")).isEmpty();
  }

  @Test
  void aLineIsGivenChangedAndTakenByTheKeyboard() {
    line("1604");
    line("1605");
    hire("paula", "Paula Dent");
    admin().signIn();
    page().locator("#agents-search").focus();
    page().keyboard().type("paula");
    assertThat(page().locator("[role=row][data-username]")).hasCount(1);
    page().locator("[role=grid]").focus();
    page().keyboard().press("Enter");
    assertThat(page().locator("#line-picker")).isFocused();
    page().keyboard().type("1604");
    page().keyboard().press("Enter");
    admin().awaitDone("Paula Dent has line 1604 now.");
    // The focus is where it was.
    assertThat(page().locator("#line-picker")).isFocused();
    page().keyboard().press("ArrowDown");
    assertThat(page().locator("[role=option]").first()).isVisible();
    admin().checkAccess();
    page().keyboard().type("1605");
    assertThat(page().locator("[role=option]")).hasCount(1);
    page().keyboard().press("Enter");
    admin().awaitDone("Paula Dent has line 1605 now; line 1604 is free.");
    assertThat(lineOf("paula")).isEqualTo("1605");
    page().keyboard().press("Tab");
    assertThat(admin().action("end")).isFocused();
    page().keyboard().press("Enter");
    admin().awaitDone("Line 1605 is free; Paula Dent has it no more.");
    page().keyboard().press("Control+z");
    admin().awaitDone("Taken back: Line 1605 is free; Paula Dent has it no more.");
    assertThat(lineOf("paula")).isEqualTo("1605");
    page().keyboard().press("Control+z");
    page().keyboard().press("Control+z");
    admin().awaitDone("Taken back: Paula Dent has line 1604 now.");
    assertThat(admin().row("paula")).containsText("No line");
  }

  @Test
  void whoHasALineIsSaidAndItIsNotTakenAway() {
    hire("paula", "Paula Dent");
    admin().signIn();
    admin().choose("paula");
    page().locator("#line-picker").fill("1002");
    Locator option = page().locator("[role=option]");
    assertThat(option).hasCount(1);
    assertThat(option).containsText("Bob Brown has it since");
    assertThat(option).hasAttribute("aria-disabled", "true");
    admin().checkAccess();
    admin().keepPicture("line-taken");
    page().keyboard().press("Enter");
    assertThat(page().locator(".patchcord-picker [role=alert]")).containsText("Bob Brown");
    assertThat(lineOf("bob")).isEqualTo("1002");
    assertThat(lineOf("paula")).isEmpty();
  }

  @Test
  void aLineThatSomebodyElseGivesAwayMeanwhileIsRefusedInASentence() {
    line("1604");
    hire("paula", "Paula Dent");
    hire("piet", "Piet Eve");
    admin().signIn();
    Locator next = admin().choose("paula").locator("[data-action=next]");
    assertThat(next).isVisible();
    String number = next.innerText().replaceAll(".*, *", "").strip();
    page().route(Pattern.compile(".*/lines.*"), Route::abort);
    assign("piet", number).expect(201);
    next.click();
    admin().awaitRefused("Line " + number + " belongs to piet (Piet Eve) in " + CENTER);
    admin().checkAccess();
  }

  @Test
  void aLeaverIsOneActionAndCanComeBack() {
    line("1604");
    hire("paula", "Paula Dent");
    assign("paula", "1604").expect(201);
    admin().signIn();
    admin().choose("paula").locator("[data-action=leave]").click();
    admin().awaitDone("Paula Dent has left. Lines and keys are ended.");
    assertThat(admin().row("paula")).hasCount(0);
    assertThat(admin().freeLine("1604")).isVisible();
    assertThat(page().locator("[role=grid]")).isFocused();
    admin().action("undo").click();
    admin().awaitDone("Paula Dent is back, with the lines. Keys stay withdrawn: make new ones.");
    assertThat(admin().row("paula")).containsText("1604");
  }

  @Test
  void theHistoryHasEveryAssignmentInTheZoneOfWhoLooks() {
    line("1604");
    hire("paula", "Paula Dent");
    assign("paula", "1604").expect(201);
    endAgent("paula");
    admin().signIn();
    admin().tab("history");
    page().locator("#history-search").fill("Paula");
    Locator rows = page().locator("section[aria-labelledby=history-title] tbody tr");
    assertThat(rows.first()).containsText("1604");
    assertThat(rows.first()).not().containsText("Alice");
    assertThat(rows.first()).not().containsText("Now");
    String from =
        api().get("/api/v1/assignments?agent=paula&limit=1").expect(200).text("/items/0/from");
    String expected =
        DateTimeFormatter.ofPattern("h:mm", Locale.US)
            .format(Instant.parse(from).atZone(ZoneId.of("Europe/Berlin")));
    assertThat(rows.first()).containsText(expected);
    admin().checkAccess();
    admin().keepPicture("history");
  }

  @Test
  void theTesterSaysWhatWouldBeDialledAndWhy() {
    admin().signIn();
    admin().tab("dial");
    page().locator("#dial-number").fill("(415) 555-1212");
    page().keyboard().press("Enter");
    assertThat(page().locator(".patchcord-verdict")).hasText("+14155551212 would be dialled");
    assertThat(page().locator(".patchcord-steps li").first()).containsText("4155551212");
    admin().checkAccess();
    admin().keepPicture("dial");
    page().locator("#dial-number").fill("call me");
    page().getByText("Try", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page().locator(".patchcord-verdict")).hasText("It would be refused");
    admin().checkAccess();
  }

  @Test
  void anAgentIsAddedAndTakenBack() {
    admin().signIn();
    admin().action("new-agent").click();
    assertThat(page().locator("#record-username")).isFocused();
    admin().checkAccess();
    admin().fill("username", "Paula");
    admin().fill("displayName", "Paula Dent");
    admin().fill("email", "no address");
    page().keyboard().press("Enter");
    assertThat(page().locator("#record-email-help .patchcord-error")).isVisible();
    assertThat(page().locator("#record-email")).isFocused();
    admin().checkAccess();
    admin().keepPicture("agent-form");
    admin().fill("email", "paula@example.com");
    page().keyboard().press("Enter");
    admin().awaitDone("Paula Dent is added.");
    // One can go on with the line at once.
    assertThat(page().locator("#line-picker")).isFocused();
    assertThat(admin().row("paula")).containsText("No line");
    admin().action("undo").click();
    admin().awaitDone("Taken back: Paula Dent is added.");
    assertThat(admin().row("paula")).hasCount(0);
  }

  @Test
  void whatSomebodyElseChangesMeanwhileIsShownBesideWhatWasTyped() {
    hire("paula", "Paula Dent");
    admin().signIn();
    admin().choose("paula").locator("[data-action=edit]").click();
    admin().fill("displayName", "Paula Dent-Doe");
    patch("/api/v1/agents/paula", "{\"displayName\": \"Paula D.\", \"email\": \"d@example.com\"}");
    page().keyboard().press("Enter");
    Locator form = page().locator("c-patchcord-admin-record-form");
    assertThat(form.locator("[role=alert]")).containsText("Somebody else has changed the same");
    assertThat(form.locator(".patchcord-now")).containsText("Now: Paula D.");
    assertThat(page().locator("#record-displayName")).hasValue("Paula Dent-Doe");
    assertThat(page().locator("#record-email")).hasValue("d@example.com");
    admin().checkAccess();
    admin().keepPicture("conflict");
    page().keyboard().press("Enter");
    admin().awaitDone("Paula Dent-Doe is changed.");
    assertThat(admin().row("paula")).containsText("Paula Dent-Doe");
    assertThat(api().get("/api/v1/agents/paula").text("/email")).isEqualTo("d@example.com");
    admin().action("undo").click();
    admin().awaitDone("Taken back: Paula Dent-Doe is changed.");
    assertThat(admin().row("paula")).containsText("Paula D.");
  }

  @Test
  void aLineIsAddedAndEdited() {
    line("1604");
    String number = "11" + (System.nanoTime() % 9_000_000 + 1_000_000);
    admin().signIn();
    admin().action("new-line").click();
    admin().fill("number", number);
    admin().fill("dialString", "nonsense");
    page().keyboard().press("Enter");
    assertThat(page().locator("#record-dialString-help .patchcord-error")).isVisible();
    admin().checkAccess();
    admin().keepPicture("line-form");
    admin().fill("dialString", "sofia/gateway/carrier/4930123456");
    page().keyboard().press("Enter");
    admin().awaitDone("Line " + number + " is added.");
    page().locator("#free-lines-search").fill(number);
    admin().freeLine(number).locator("[data-action=edit-line]").click();
    assertThat(page().locator("#record-dialString")).hasValue("sofia/gateway/carrier/4930123456");
    page().locator("#record-recording").selectOption("OFF");
    page().locator("#record-capabilities-AUTO_ANSWER").uncheck();
    page().locator("#record-shared").check();
    admin().action("save").click();
    admin().awaitDone("Line " + number + " is changed.");
    JsonNode line = api().get("/api/v1/lines/" + number).expect(200).json();
    assertThat(line.path("recording").asText()).isEqualTo("OFF");
    assertThat(line.path("shared").asBoolean()).isTrue();
    assertThat(line.path("capabilities").toString()).isEqualTo("[\"REMOTE_ANSWER\"]");
    page().keyboard().press("Control+z");
    admin().awaitDone("Taken back: Line " + number + " is changed.");
    page().keyboard().press("Control+z");
    admin().awaitDone("Taken back: Line " + number + " is added.");
    assertThat(api().get("/api/v1/lines/" + number).text("/endedAt")).isNotEmpty();
  }

  private void patch(String path, String json) {
    api()
        .send(
            api()
                .request(path)
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)))
        .expect(200);
  }
}
