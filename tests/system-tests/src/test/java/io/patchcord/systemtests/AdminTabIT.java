package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The page for admins as a tab of Salesforce: the package's own page, signed in by the org, with
 * the org's users.
 */
class AdminTabIT extends SoftphoneTests {
  private static final String LINES = "/api/v1/lines";

  /** One more than the gateway has, with a line; one with another name; one as it is. */
  private static final String USERS =
      """
      [{"username": "hugo", "displayName": "Hugo Hall", "email": "hugo@example.com",
        "salesforceUserId": "0055g00000ABCDFAA5", "extension": "1604"},
       {"username": "bob", "displayName": "Bob B. Brown", "email": "bob@example.com",
        "salesforceUserId": "0055g00000ABCDGAA5", "extension": "1002"},
       {"username": "alice", "displayName": "Alice Arnold",
        "salesforceUserId": "0055g00000ABCDEAA5", "extension": "1001"}]
      """;

  @Override
  void openFirst() {
    edit("alice", Map.of("roles", List.of(Map.of("role", "ADMIN"))));
    gateway().admin().post(LINES, "{\"number\": \"1604\"}");
    haveUsers(USERS);
  }

  @AfterEach
  void takeTheLineAway() {
    Api admin = gateway().admin();
    // Where the test has failed before it was undone.
    admin.send(admin.request("/api/v1/agents/hugo").header("If-Match", "*").DELETE());
    admin.send(admin.request(LINES + "/1604").header("If-Match", "*").DELETE()).expect(204);
  }

  @Test
  void theOrgSignsInAndItsUsersAreSyncedWithAPreviewAndUndone() {
    AdminPage tab = new AdminPage(freshPage(1280, 800, "en-US"), gateway());
    tab.page().navigate(adminPage("en"));
    assertThat(tab.row("bob")).containsText("Bob Brown");
    assertThat(tab.page().locator("#sign-in-key")).hasCount(0);
    tab.checkAccess();
    tab.keepPicture("admin-tab");
    tab.tab("import");
    tab.checkAccess();
    // By keyboard, as by mouse.
    tab.action("sync").focus();
    tab.page().keyboard().press("Enter");
    assertThat(tab.importRows()).hasCount(3);
    assertThat(tab.importRows().first()).containsText("hugo");
    tab.checkAccess();
    tab.keepPicture("admin-tab-sync");
    assertThat(gateway().admin().get("/api/v1/agents/hugo").status()).isEqualTo(404);
    tab.action("apply").click();
    tab.awaitDone("The import is done: 1 created, 1 changed, 0 ended.");
    assertThat(gateway().admin().get("/api/v1/agents/hugo").expect(200).text("/salesforceUserId"))
        .isEqualTo("0055g00000ABCDFAA5");
    tab.tab("agents");
    assertThat(tab.row("hugo")).containsText("1604");
    assertThat(tab.row("bob")).containsText("Bob B. Brown");
    tab.action("undo-last").click();
    tab.awaitDone("The import is undone as a whole.");
    assertThat(tab.row("hugo")).hasCount(0);
    assertThat(tab.row("bob")).containsText("Bob Brown");
    assertThat(tab.faults()).isEmpty();
  }

  @Test
  void inGermanItIsTheSamePage() {
    AdminPage tab = new AdminPage(freshPage(1280, 800, "de-DE"), gateway());
    tab.page().navigate(adminPage("de"));
    assertThat(tab.row("bob")).containsText("Bob Brown");
    assertThat(tab.page().locator("html")).hasAttribute("lang", "de");
    tab.keepPicture("de-admin-tab");
    tab.tab("import");
    tab.action("sync").click();
    assertThat(tab.importRows()).hasCount(3);
    tab.checkAccess();
    tab.keepPicture("de-admin-tab-sync");
    assertThat(tab.faults()).isEmpty();
  }

  @Test
  void whoIsNoAdminAtTheGatewayIsToldSoAndAsksAgainOnceThatIsMended() {
    edit("alice", Map.of("roles", List.of()));
    AdminPage tab = new AdminPage(freshPage(1280, 800, "en-US"), gateway());
    tab.page().navigate(adminPage("en"));
    assertThat(tab.action("org")).isVisible();
    assertThat(tab.page().locator("[role=alert]").first()).not().isEmpty();
    tab.checkAccess();
    tab.keepPicture("admin-tab-refused");
    edit("alice", Map.of("roles", List.of(Map.of("role", "ADMIN"))));
    tab.action("org").click();
    assertThat(tab.row("bob")).isVisible();
    assertThat(tab.faults()).isEmpty();
  }
}
