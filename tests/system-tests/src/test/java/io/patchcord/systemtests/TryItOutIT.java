package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A developer on the page that describes the API. */
class TryItOutIT extends RunningSystem {
  @RegisterExtension private static final Browser BROWSER = new Browser();

  private final List<String> errors = new ArrayList<>();
  private Page page;

  @BeforeEach
  void openPage() {
    page = BROWSER.open(1_280, 900, "en-US");
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            errors.add(message.text());
          }
        });
    page.navigate(gateway().baseUrl() + "/docs");
    // The description of the whole API, drawn by a machine that may be busy.
    page.locator(".authorize.unlocked")
        .first()
        .click(new Locator.ClickOptions().setTimeout(60_000));
    Locator dialog = page.locator(".modal-ux");
    dialog.locator("input").fill(String.valueOf(alice().key()));
    dialog.locator("button.authorize").click();
    dialog.locator("button.btn-done").click();
  }

  @AfterEach
  void closePage() {
    page.context().close();
    assertThat(errors).isEmpty();
  }

  private Locator tryPlaceCall(String body) {
    Locator operation = page.locator("#operations-Calls-placeCall");
    operation.locator(".opblock-summary-control").click();
    operation.locator("textarea.body-param__text").fill(body);
    operation.locator("button.execute").click();
    return operation.locator(".live-responses-table");
  }

  @Test
  void aCallIsPlacedFromThePage() {
    Locator answer = tryPlaceCall("{\"to\": \"+14155551212\"}");
    assertThat(answer.locator(".response-col_status").last()).hasText("202");
    assertThat(answer).containsText("DIALING");
    picture("docs-try-it-out");
    String id = alice().get("/api/v1/calls").expect(200).text("/items/0/id");
    awaitState(alice(), id, "ACTIVE");
  }

  @Test
  void aRefusalLeadsToThePageThatExplainsIt() {
    Locator answer = tryPlaceCall("{\"to\": \"call me\"}");
    assertThat(answer.locator(".response-col_status").last()).hasText("422");
    String type = alice().post("/api/v1/calls", "{\"to\": \"call me\"}").expect(422).text("/type");
    assertThat(answer).containsText(type);
    page.navigate(gateway().baseUrl() + type);
    assertThat(page.locator("#number-invalid")).isVisible();
    picture("docs-problem");
  }

  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
  }
}
