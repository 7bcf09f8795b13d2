package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The admin page in Chromium, on a real gateway. */
class AdminPageIT extends RunningSystem {
  @RegisterExtension private static final Browser BROWSER = new Browser();

  private static final String CENTER = "PatchcordDemo";

  private @Nullable AdminPage opened;

  @BeforeEach
  void open() {
    opened = new AdminPage(BROWSER.open(1280, 800, "en-US"), gateway());
  }

  @AfterEach
  void nothingWentWrongInThePage() {
    List<String> faults = List.copyOf(admin().faults());
    admin().close();
    assertThat(faults).isEmpty();
    putBack();
  }

  private AdminPage admin() {
    return requireNonNull(opened, "opened is null");
  }

  private Page page() {
    return admin().page();
  }

  private Api api() {
    return gateway().admin();
  }

  /** Whoever was added leaves, and the demo's agents have their lines. */
  private void putBack() {
    for (JsonNode agent : api().get("/api/v1/agents?limit=200").expect(200).json().path("items")) {
      String username = agent.path("username").asText();
      if (!List.of("alice", "bob", "carol").contains(username)) {
        endAgent(username);
      }
    }
    assign("alice", "1001");
    assign("bob", "1002");
    assign("carol", "1003");
  }

  private void endAgent(String username) {
    api()
        .send(api().request("/api/v1/agents/" + username).header("If-Match", "*").DELETE())
        .expect(204);
  }

  private Api.Answer assign(String agent, String line) {
    api().post("/api/v1/agents", "{\"username\": \"" + agent + "\"}");
    return api()
        .post(
            "/api/v1/assignments",
            "{\"agent\": \"%s\", \"line\": \"%s\", \"callCenter\": \"%s\", \"move\": true}"
                .formatted(agent, line, CENTER));
  }

  private void hire(String username, String name) {
    api()
        .post(
            "/api/v1/agents",
            "{\"username\": \"%s\", \"displayName\": \"%s\"}".formatted(username, name))
        .expect(201);
  }

  private void line(String number) {
    api().post("/api/v1/lines", "{\"number\": \"" + number + "\"}");
  }

  private String lineOf(String username) {
    return api().get("/api/v1/agents/" + username).expect(200).text("/assignments/0/line");
  }

  @Test
  void onlyTheKeyOfAnAdminOpensItAndNeverStandsInAnAddress() {
    admin().open();
    assertThat(page().locator("#sign-in-key")).isFocused();
    admin().checkAccess();
    admin().keepPicture("sign-in");
    admin().enterKey("pck_nobodys");
    assertThat(page().locator("#sign-in-error")).containsText("not valid");
    admin().enterKey(String.valueOf(alice().key()));
    assertThat(page().locator("#sign-in-error")).containsText("role AGENT");
    admin().checkAccess();
    admin().enterKey(String.valueOf(api().key()));
    assertThat(admin().row("alice")).isVisible();
    assertThat(page().url()).isEqualTo(gateway().baseUrl() + "/admin");
    // It stays for this tab, and for no other.
    page().reload();
    assertThat(admin().row("alice")).isVisible();
    admin().action("sign-out").click();
    assertThat(page().locator("#sign-in-key")).isVisible();
    page().reload();
    assertThat(page().locator("#sign-in-key")).isVisible();
  }

  @Test
  void aKeyThatIsWithdrawnSignsOut() {
    line("1104");
    Api.Answer key = signInWithAKeyOfItsOwn();
    admin().row("alice").click();
    page().locator("#line-picker").fill("1104");
    withdraw(key);
    page().keyboard().press("Enter");
    assertThat(page().locator("#sign-in-error")).containsText("not valid any more");
    assertThat(admin().row("alice")).hasCount(0);
    assertThat(lineOf("alice")).isEqualTo("1001");
  }

  @Test
  void aKeyThatIsWithdrawnOpensNothingTheNextTime() {
    Api.Answer key = signInWithAKeyOfItsOwn();
    withdraw(key);
    page().reload();
    assertThat(page().locator("#sign-in-error")).containsText("This key is not valid");
  }

  private Api.Answer signInWithAKeyOfItsOwn() {
    Api.Answer key =
        api().post("/api/v1/api-keys", "{\"name\": \"p\", \"role\": \"ADMIN\"}").expect(201);
    admin().open();
    admin().enterKey(key.text("/key"));
    assertThat(admin().row("alice")).isVisible();
    return key;
  }

  private void withdraw(Api.Answer key) {
    api().send(api().request("/api/v1/api-keys/" + key.text("/prefix")).DELETE()).expect(204);
  }

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
    hire("dora", "Dora Dent");
    assertThat(admin().row("dora")).containsText("No line");
    line("1104");
    assign("dora", "1104").expect(201);
    assertThat(admin().row("dora")).containsText("1104");
    endAgent("dora");
    assertThat(admin().row("dora")).hasCount(0);
    alice().askFor("OFFLINE", null).expect(200);
    admin().checkAccess();
  }

  @Test
  void aLineIsGivenAndTakenByTheMouse() {
    line("1104");
    hire("dora", "Dora Dent");
    admin().signIn();
    admin().drag(admin().freeLine("1104"), admin().row("dora"));
    admin().awaitDone("Dora Dent has line 1104 now.");
    assertThat(admin().row("dora")).containsText("1104");
    assertThat(lineOf("dora")).isEqualTo("1104");
    assertThat(admin().freeLine("1104")).hasCount(0);
    admin().keepPicture("assigned");
    admin().checkAccess();
    admin().action("undo").click();
    admin().awaitDone("Taken back: Dora Dent has line 1104 now.");
    assertThat(admin().row("dora")).containsText("No line");
    admin().drag(admin().freeLine("1104"), admin().row("dora"));
    admin().awaitDone("Dora Dent has line 1104 now.");
    admin()
        .drag(admin().row("dora").locator("[draggable]"), page().locator("section.patchcord-free"));
    admin().awaitDone("Line 1104 is free; Dora Dent has it no more.");
    assertThat(admin().freeLine("1104")).isVisible();
    assertThat(lineOf("dora")).isEmpty();
  }

  @Test
  void aLineIsGivenChangedAndTakenByTheKeyboard() {
    line("1104");
    line("1105");
    hire("dora", "Dora Dent");
    admin().signIn();
    page().locator("#agents-search").focus();
    page().keyboard().type("dora");
    assertThat(page().locator("[role=row][data-username]")).hasCount(1);
    page().locator("[role=grid]").focus();
    page().keyboard().press("Enter");
    assertThat(page().locator("#line-picker")).isFocused();
    page().keyboard().type("1104");
    page().keyboard().press("Enter");
    admin().awaitDone("Dora Dent has line 1104 now.");
    // The focus is where it was.
    assertThat(page().locator("#line-picker")).isFocused();
    page().keyboard().press("ArrowDown");
    assertThat(page().locator("[role=option]").first()).isVisible();
    admin().checkAccess();
    page().keyboard().type("1105");
    assertThat(page().locator("[role=option]")).hasCount(1);
    page().keyboard().press("Enter");
    admin().awaitDone("Dora Dent has line 1105 now; line 1104 is free.");
    assertThat(lineOf("dora")).isEqualTo("1105");
    page().keyboard().press("Tab");
    assertThat(admin().action("end")).isFocused();
    page().keyboard().press("Enter");
    admin().awaitDone("Line 1105 is free; Dora Dent has it no more.");
    page().keyboard().press("Control+z");
    admin().awaitDone("Taken back: Line 1105 is free; Dora Dent has it no more.");
    assertThat(lineOf("dora")).isEqualTo("1105");
    page().keyboard().press("Control+z");
    page().keyboard().press("Control+z");
    admin().awaitDone("Taken back: Dora Dent has line 1104 now.");
    assertThat(admin().row("dora")).containsText("No line");
  }

  @Test
  void whoHasALineIsSaidAndItIsNotTakenAway() {
    hire("dora", "Dora Dent");
    admin().signIn();
    admin().choose("dora");
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
    assertThat(lineOf("dora")).isEmpty();
  }

  @Test
  void aLineThatSomebodyElseGivesAwayMeanwhileIsRefusedInASentence() {
    line("1104");
    hire("dora", "Dora Dent");
    hire("erin", "Erin Eve");
    admin().signIn();
    Locator next = admin().choose("dora").locator("[data-action=next]");
    assertThat(next).isVisible();
    String number = next.innerText().replaceAll(".*, *", "").strip();
    page().route(Pattern.compile(".*/lines.*"), Route::abort);
    assign("erin", number).expect(201);
    next.click();
    admin().awaitRefused("Line " + number + " belongs to erin (Erin Eve) in " + CENTER);
    admin().checkAccess();
  }

  @Test
  void aLeaverIsOneActionAndCanComeBack() {
    line("1104");
    hire("dora", "Dora Dent");
    assign("dora", "1104").expect(201);
    admin().signIn();
    admin().choose("dora").locator("[data-action=leave]").click();
    admin().awaitDone("Dora Dent has left. Lines and keys are ended.");
    assertThat(admin().row("dora")).hasCount(0);
    assertThat(admin().freeLine("1104")).isVisible();
    assertThat(page().locator("[role=grid]")).isFocused();
    admin().action("undo").click();
    admin().awaitDone("Dora Dent is back, with the lines. Keys stay withdrawn: make new ones.");
    assertThat(admin().row("dora")).containsText("1104");
  }

  @Test
  void aFileIsDroppedLookedAtAppliedAndUndone() {
    line("1104");
    admin().signIn();
    admin().tab("import");
    admin().checkAccess();
    admin().keepPicture("import");
    admin()
        .dropFile(
            "users.csv",
            """
            Username,Name,Extension,Department
            hugo,Hugo Hall,1104,Help
            bob,Bob B. Brown,1002,Help
            carol,Carol Clark,,Help
            fay,Fay Fisher,1044,Help
            gus,Gus Green,1044,Help
            """);
    assertThat(admin().importRows()).hasCount(2);
    assertThat(admin().importRows().first()).containsText("The same line stands in rows 5, 6.");
    assertThat(page().getByText("Columns that mean nothing here: 'Department'")).isVisible();
    page().locator("[data-result='']").click();
    assertThat(admin().importRows()).hasCount(5);
    admin().checkAccess();
    admin().keepPicture("import-preview");
    assertThat(api().get("/api/v1/agents/hugo").status()).isEqualTo(404);
    // It says that it is disabled, and stays where the keyboard finds it.
    assertThat(admin().action("apply")).hasAttribute("aria-disabled", "true");
    admin().action("apply").click(new Locator.ClickOptions().setForce(true));
    assertThat(api().get("/api/v1/agents/hugo").status()).isEqualTo(404);
    page().locator("#import-skip").check();
    admin().action("apply").click();
    admin().awaitDone("The import is done: 1 created, 1 changed, 1 ended.");
    admin().tab("agents");
    assertThat(admin().row("hugo")).containsText("1104");
    assertThat(admin().row("carol")).containsText("No line");
    assertThat(admin().row("bob")).containsText("Bob B. Brown");
    admin().action("undo-last").click();
    admin().awaitDone("The import is undone as a whole.");
    assertThat(admin().row("hugo")).hasCount(0);
    assertThat(admin().row("carol")).containsText("1003");
    assertThat(admin().row("bob")).containsText("Bob Brown");
  }

  @Test
  void anImportIsChosenByTheKeyboardAndUndoneFromTheHistory() {
    line("1104");
    admin().signIn();
    page().locator("#tab-agents").focus();
    page().keyboard().press("ArrowRight");
    assertThat(page().locator("#tab-import")).isFocused();
    page().keyboard().press("Tab");
    assertThat(page().locator("#import-file")).isFocused();
    admin().chooseFile("users.csv", "Username,Extension\ndora,1104\n");
    assertThat(admin().importRows()).hasCount(1);
    admin().action("apply").focus();
    page().keyboard().press("Enter");
    admin().awaitDone("The import is done: 1 created, 0 changed, 0 ended.");
    admin().tab("history");
    Locator undo = page().locator("[data-id]").first();
    undo.focus();
    page().keyboard().press("Enter");
    admin().awaitDone("The import is undone as a whole.");
    assertThat(page().locator("section[aria-labelledby=imports-title]")).containsText("undone");
    assertThat(api().get("/api/v1/agents/dora").text("/endedAt")).isNotEmpty();
  }

  @Test
  void aFileThatIsNoneIsRefusedInASentence() {
    admin().signIn();
    admin().tab("import");
    admin().chooseFile("holiday.csv", "Colour,Size\nred,5\n");
    assertThat(page().locator(".patchcord-import > [role=alert]")).not().isEmpty();
    assertThat(page().locator("#import-file")).isAttached();
    admin().checkAccess();
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
  void theHistoryHasEveryAssignmentInTheZoneOfWhoLooks() {
    line("1104");
    hire("dora", "Dora Dent");
    assign("dora", "1104").expect(201);
    endAgent("dora");
    admin().signIn();
    admin().tab("history");
    page().locator("#history-search").fill("Dora");
    Locator rows = page().locator("section[aria-labelledby=history-title] tbody tr");
    assertThat(rows.first()).containsText("1104");
    assertThat(rows.first()).not().containsText("Alice");
    assertThat(rows.first()).not().containsText("Now");
    String from =
        api().get("/api/v1/assignments?agent=dora&limit=1").expect(200).text("/items/0/from");
    String expected =
        DateTimeFormatter.ofPattern("h:mm", Locale.US)
            .format(Instant.parse(from).atZone(ZoneId.of("Europe/Berlin")));
    assertThat(rows.first()).containsText(expected);
    admin().checkAccess();
    admin().keepPicture("history");
  }

  @Test
  void aGatewayThatIsAwayIsSaidInOneLineAndThePageIsRightAgainByItself() {
    try (Cable cable = Cable.to(URI.create(gateway().baseUrl()).getPort())) {
      admin().signIn("http://127.0.0.1:" + cable.port());
      admin().choose("bob");
      cable.pull();
      Locator away = page().locator(".patchcord-away");
      assertThat(away).containsText("No connection to the gateway since");
      // What was there stays to be seen.
      assertThat(admin().row("alice")).containsText("1001");
      admin().action("end").click();
      admin().awaitRefused("The gateway did not answer.");
      admin().checkAccess();
      admin().keepPicture("away");
      control().simulate("unregister", "1001");
      hire("dora", "Dora Dent");
      cable.plugIn();
      assertThat(away).hasText("");
      assertThat(admin().row("alice")).containsText("Not connected");
      assertThat(admin().row("dora")).isVisible();
      assertThat(lineOf("bob")).isEqualTo("1002");
    }
  }

  @Test
  void agentsThatCannotBeLoadedAreSaidAndLoadedOnRequest() {
    page().route(Pattern.compile(".*/api/v1/agents\\?.*"), Route::abort);
    admin().open();
    admin().enterKey(String.valueOf(api().key()));
    Locator said = page().locator(".patchcord-agents [role=alert]");
    assertThat(said).containsText("The agents could not be loaded.");
    admin().checkAccess();
    admin().keepPicture("not-loaded");
    page().unrouteAll();
    said.locator("button").click();
    assertThat(admin().row("alice")).isVisible();
    assertThat(said).hasCount(0);
  }

  @Test
  void nobodyAndNobodyYetAreSaidWithWhatToDo() {
    page()
        .route(
            Pattern.compile(".*/api/v1/agents\\?.*"),
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"items\": [], \"next\": null}")));
    admin().open();
    admin().enterKey(String.valueOf(api().key()));
    Locator empty = page().locator("[data-state=empty]");
    assertThat(empty).containsText("No agents yet");
    admin().checkAccess();
    admin().keepPicture("empty");
    page().unrouteAll();
    page().reload();
    assertThat(admin().row("alice")).isVisible();
    page().locator("#agents-search").fill("nobody of this name");
    assertThat(page().locator("[data-state=none]")).containsText("Nobody fits.");
    admin().checkAccess();
    page().locator("[data-state=none] button").click();
    assertThat(admin().row("alice")).isVisible();
    assertThat(page().locator("#agents-search")).isFocused();
  }

  @Test
  void fiveThousandAgentsAreFoundAndShownAtOnce() {
    StringBuilder file = new StringBuilder("Username,Name,Extension\n");
    for (int i = 0; i < 5000; i++) {
      file.append("agent%d@example.com,Agent Number %d,%d\n".formatted(i, i, 20_000 + i));
    }
    Api.Answer done =
        api()
            .send(
                api()
                    .request("/api/v1/assignments/import?callCenter=" + CENTER)
                    .timeout(Duration.ofMinutes(2))
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString(file.toString())))
            .expect(200);
    try {
      admin().signIn();
      assertThat(page().locator(".patchcord-count")).hasText("5,003 agents");
      assertThat(page().locator("[role=grid]")).hasAttribute("aria-rowcount", "5004");
      int drawn = page().locator("[role=row][data-username]").count();
      assertThat(drawn).isLessThan(60);
      admin().checkAccess();
      admin().keepPicture("5000-agents");
      page().locator("#agents-search").fill("number 4711");
      assertThat(admin().row("agent4711@example.com")).containsText("24711");
      assertThat(page().locator(".patchcord-count")).hasText("1 agent");
      page().locator("#agents-search").fill("");
      page().locator("[role=grid]").focus();
      page().keyboard().press("End");
      assertThat(admin().row("carol")).isVisible();
      control().simulate("unregister", "1003");
      assertThat(admin().row("carol")).containsText("Not connected");
    } finally {
      api()
          .send(
              api()
                  .request("/api/v1/assignments/imports/" + done.text("/id"))
                  .timeout(Duration.ofMinutes(2))
                  .DELETE())
          .expect(200);
    }
  }

  @Test
  void itFitsANarrowScreenAndTwiceTheSizeInGerman() {
    admin().close();
    opened = new AdminPage(BROWSER.open(360, 740, "de-DE"), gateway());
    admin().signIn();
    assertThat(page().locator("h1")).containsText("Leitungen und Agenten");
    assertThat(page().locator("html")).hasAttribute("lang", "de");
    admin().choose("alice");
    assertThat(page().locator("#line-picker")).isInViewport();
    Object overflow = page().evaluate("() => document.documentElement.scrollWidth > innerWidth");
    assertThat(overflow).isEqualTo(false);
    admin().checkAccess();
    admin().keepPicture("narrow");
  }

  @Test
  void nothingOfThePageIsTakenFromElsewhereOrRunFromWithin() {
    Api.Answer answer = gateway().anybody().get("/admin").expect(200);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    List<String> assets =
        Pattern.compile("(?:href|src)=\"(/[^\"]+)\"")
            .matcher(answer.body())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(assets).hasSize(3);
    for (String asset : assets) {
      Api.Answer part = gateway().anybody().get(asset).expect(200);
      assertThat(part.header("Cache-Control")).contains("immutable");
      assertThat(part.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(part.header("Content-Type"))
          .contains(asset.endsWith("css") ? "css" : "javascript");
    }
    Api.Answer missing = gateway().anybody().get("/admin/elsewhere").expect(404);
    assertThat(missing.header("Content-Type")).startsWith("text/html");
    for (String none :
        List.of("/assets/admin.000000000000.js", "/assets/admin.de.html", "/assets/%2e%2e")) {
      assertThat(gateway().anybody().get(none).status()).as(none).isIn(400, 404);
    }
  }
}
