package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files on the admin page: in with a preview, out, and undone. */
class AdminImportIT extends AdminPageTests {
  private static final String EXPORT = "/api/v1/call-centers/" + CENTER + "/export";

  private static final Pattern SOME_PERCENT = Pattern.compile("[1-9]\\d?");

  @Test
  void aFileIsDroppedLookedAtAppliedAndUndone() {
    line("1604");
    admin().signIn();
    admin().tab("import");
    admin().checkAccess();
    admin().keepPicture("import");
    admin()
        .dropFile(
            "users.csv",
            """
            Username,Name,Extension,Department
            hugo,Hugo Hall,1604,Help
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
    assertThat(admin().row("hugo")).containsText("1604");
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
    line("1604");
    admin().signIn();
    page().locator("#tab-agents").focus();
    page().keyboard().press("ArrowRight");
    page().keyboard().press("ArrowRight");
    assertThat(page().locator("#tab-import")).isFocused();
    page().keyboard().press("Tab");
    assertThat(page().locator("#import-file")).isFocused();
    admin().chooseFile("users.csv", "Username,Extension\npaula,1604\n");
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
    assertThat(api().get("/api/v1/agents/paula").text("/endedAt")).isNotEmpty();
  }

  @Test
  void aFileThatIsNoneIsRefusedInASentence() {
    admin().signIn();
    admin().tab("import");
    admin().chooseFile("holiday.csv", "Colour,Size\nred,5\n");
    assertThat(page().locator("section[aria-labelledby=import-title] > [role=alert]"))
        .not()
        .isEmpty();
    assertThat(page().locator("#import-file")).isAttached();
    admin().checkAccess();
  }

  @Test
  void fiveThousandAgentsAreImportedFoundShownAndUndone() {
    StringBuilder file = new StringBuilder("Username,Name,Extension\n");
    for (int i = 0; i < 5000; i++) {
      file.append("agent%d@example.com,Agent Number %d,%d\n".formatted(i, i, 20_000 + i));
    }
    admin().signIn();
    admin().tab("import");
    admin().chooseFile("users.csv", file.toString());
    assertThat(page().locator("[data-result='CREATED']")).containsText("5,000");
    admin().action("apply").click();
    assertThat(admin().progress()).hasAttribute("aria-valuenow", SOME_PERCENT);
    assertThat(admin().progress())
        .hasAttribute("aria-label", Pattern.compile("Writing the import: [\\d,]+ of 15,000"));
    admin().keepPicture("progress");
    admin().awaitDone("The import is done: 5000 created, 0 changed, 0 ended.");
    assertThat(admin().progress()).hasCount(0);
    admin().tab("agents");
    findAmongThousands();
    // The undoing is told wherever one is.
    admin().action("undo-last").click();
    assertThat(admin().progress()).hasAttribute("aria-valuenow", SOME_PERCENT);
    admin().awaitDone("The import is undone as a whole.");
    assertThat(admin().progress()).hasCount(0);
    assertThat(page().locator(".patchcord-count")).hasText("3 agents");
  }

  private void findAmongThousands() {
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
  }

  @Test
  void aDefinitionIsLookedAtItemByItemAppliedAndPutBack() {
    String before = api().get(EXPORT).expect(200).body();
    String file = before.replaceAll("(name=\"wrapUpSeconds\"[^>]*>)[^<]*<", "$145<");
    assertThat(file).isNotEqualTo(before);
    admin().signIn();
    admin().tab("import");
    admin().chooseFile("definition", "PatchcordDemo.xml", file);
    Locator changes = page().locator("[data-changes] tbody tr");
    assertThat(changes).hasCount(1);
    assertThat(changes).containsText("PatchcordWork/wrapUpSeconds");
    admin().checkAccess();
    admin().keepPicture("definition-preview");
    assertThat(api().get(EXPORT).body()).isEqualTo(before);
    admin().action("definition-apply").click();
    admin().awaitDone("The definition of PatchcordDemo is imported; softphones follow it now.");
    assertThat(api().get(EXPORT).body()).isEqualTo(file);
    admin().action("undo").click();
    admin()
        .awaitDone(
            "Taken back: The definition of PatchcordDemo is imported; softphones follow it now.");
    assertThat(api().get(EXPORT).body()).isEqualTo(before);
  }

  @Test
  void faultsOfADefinitionAreNamedByLineAndItem() {
    String file = api().get(EXPORT).expect(200).body();
    admin().signIn();
    admin().tab("import");
    admin()
        .chooseFile(
            "definition",
            "PatchcordDemo.xml",
            file.replaceAll("(name=\"wrapUpSeconds\"[^>]*>)[^<]*<", "$1soon<"));
    Locator faults = page().locator("[data-faults] tbody tr");
    assertThat(faults).hasCount(1);
    assertThat(faults).containsText("PatchcordWork/wrapUpSeconds");
    assertThat(faults.locator("td").first()).hasText(Pattern.compile("\\d+"));
    admin().checkAccess();
    admin().keepPicture("definition-faults");
    // As long as it is not mended, nothing can be applied.
    assertThat(admin().action("definition-apply")).hasCount(0);
  }

  @Test
  void whatThereIsCanBeSavedAsFilesThatAnImportTakes() throws IOException {
    admin().signIn();
    admin().tab("import");
    assertThat(saved("export-assignments"))
        .contains("alice", "1001")
        .isEqualTo(
            api()
                .send(
                    api().request("/api/v1/assignments/export").header("Accept", "text/csv").GET())
                .body());
    assertThat(saved("export-definition")).isEqualTo(api().get(EXPORT).body());
    assertThat(saved("export-metadata")).contains("<CallCenter ");
  }

  private String saved(String action) throws IOException {
    Download download = page().waitForDownload(() -> admin().action(action).click());
    return Files.readString(download.path());
  }
}
