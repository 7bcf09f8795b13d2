package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who may open the admin page, and what it is made of. */
class AdminSignInIT extends AdminPageTests {
  @Test
  void onlyTheKeyOfAnAdminOpensItAndNeverStandsInAnAddress() {
    own().open();
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
    line("1604");
    Api.Answer key = signInWithAKeyOfItsOwn();
    admin().row("alice").click();
    page().locator("#line-picker").fill("1604");
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
    own().open();
    admin().enterKey(key.text("/key"));
    assertThat(admin().row("alice")).isVisible();
    return key;
  }

  private void withdraw(Api.Answer key) {
    api().send(api().request("/api/v1/api-keys/" + key.text("/prefix")).DELETE()).expect(204);
  }

  @Test
  void itFitsANarrowScreenAndTwiceTheSizeInGerman() {
    own(360, 740, "de-DE").signIn();
    assertThat(page().locator("h1")).containsText("Leitungen und Agenten");
    assertThat(page().locator("html")).hasAttribute("lang", "de");
    admin().choose("alice");
    assertThat(page().locator("#line-picker")).isInViewport();
    Object overflow = page().evaluate("() => document.documentElement.scrollWidth > innerWidth");
    assertThat(overflow).isEqualTo(false);
    admin().checkAccess();
    admin().keepPicture("narrow");
    // What the gateway says is English: what it means is said before it.
    admin().action("new-agent").click();
    admin().fill("username", "alice");
    page().keyboard().press("Enter");
    assertThat(page().locator("c-patchcord-admin-record-form [role=alert]"))
        .containsText("Korrigieren Sie die markierten Felder.");
    admin().checkAccess();
    admin().tab("drift");
    assertThat(page().locator("#drift-title")).containsText("Wo die drei Sichten");
    admin().checkAccess();
    Object wide = page().evaluate("() => document.documentElement.scrollWidth > innerWidth");
    assertThat(wide).isEqualTo(false);
    admin().keepPicture("narrow-drift");
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
