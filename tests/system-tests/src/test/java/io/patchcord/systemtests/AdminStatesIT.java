package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The admin page when there is nobody, nothing, or no answer. */
class AdminStatesIT extends AdminPageTests {
  @Test
  void aGatewayThatIsAwayIsSaidInOneLineAndThePageIsRightAgainByItself() {
    try (Cable cable = Cable.to(URI.create(gateway().baseUrl()).getPort())) {
      own().signIn("http://127.0.0.1:" + cable.port());
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
      hire("paula", "Paula Dent");
      cable.plugIn();
      assertThat(away).hasText("");
      assertThat(admin().row("alice")).containsText("Not connected");
      assertThat(admin().row("paula")).isVisible();
      assertThat(lineOf("bob")).isEqualTo("1002");
    }
  }

  @Test
  void agentsThatCannotBeLoadedAreSaidAndLoadedOnRequest() {
    own().open();
    page().route(Pattern.compile(".*/api/v1/agents\\?.*"), Route::abort);
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
    own().open();
    page()
        .route(
            Pattern.compile(".*/api/v1/agents\\?.*"),
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"items\": [], \"next\": null}")));
    admin().enterKey(String.valueOf(api().key()));
    Locator empty = page().locator("[data-state=empty]");
    assertThat(empty).containsText("No agents yet");
    admin().checkAccess();
    admin().keepPicture("empty");
    page().unrouteAll();
    page().reload();
    assertThat(admin().row("alice")).isVisible();
    page().locator("#agents-search").fill("nobody of this name");
    assertThat(page().locator(".patchcord-agents [data-state=none]")).containsText("Nobody fits.");
    admin().checkAccess();
    page().locator(".patchcord-agents [data-state=none] button").click();
    assertThat(admin().row("alice")).isVisible();
    assertThat(page().locator("#agents-search")).isFocused();
  }
}
