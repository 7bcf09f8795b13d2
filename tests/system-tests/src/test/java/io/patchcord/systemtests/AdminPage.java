package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The admin page as somebody uses it in a browser. */
final class AdminPage implements AutoCloseable {
  /** Which faults there are, each with the elements that have it. */
  private static final String VIOLATIONS =
      "() => axe.run(document).then(found => found.violations.map(one => one.id + ': '"
          + " + one.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')))";

  private final Page page;
  private final GatewayProcess gateway;
  private final List<String> faults = new ArrayList<>();

  AdminPage(Page page, GatewayProcess gateway) {
    this.page = page;
    this.gateway = gateway;
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            faults.add(message.text());
          }
        });
  }

  Page page() {
    return page;
  }

  AdminPage open() {
    page.navigate(gateway.baseUrl() + "/admin");
    return this;
  }

  /** With the key of an admin, unless this window has it already, until the list is there. */
  AdminPage signIn() {
    return signIn(gateway.baseUrl());
  }

  /** The same by another way to the gateway. */
  AdminPage signIn(String baseUrl) {
    page.navigate(baseUrl + "/admin");
    if (page.evaluate("sessionStorage.getItem('patchcord.admin.key')") == null) {
      enterKey(String.valueOf(gateway.admin().key()));
    }
    assertThat(page.locator("[role=row][data-username]").first()).isVisible();
    assertThat(page.locator("[data-stream=OPEN]")).isVisible();
    return this;
  }

  void enterKey(String key) {
    page.locator("#sign-in-key").fill(key);
    page.keyboard().press("Enter");
  }

  Locator row(String username) {
    return page.locator("[role=row][data-username='" + username + "']");
  }

  Locator freeLine(String number) {
    return page.locator(".patchcord-free [data-line='" + number + "']");
  }

  Locator card() {
    return page.locator("c-patchcord-admin-agent-card");
  }

  Locator action(String name) {
    return page.locator("[data-action='" + name + "']");
  }

  /** Chooses an agent by the mouse. */
  Locator choose(String username) {
    row(username).click();
    assertThat(card().locator("#agent-title")).isVisible();
    return card();
  }

  /** Moves to a part of the page. */
  void tab(String name) {
    page.locator("#tab-" + name).click();
    assertThat(page.locator("#tab-" + name)).hasAttribute("aria-selected", "true");
  }

  void awaitDone(String sentence) {
    assertThat(page.locator("c-patchcord-admin-outcome [role=status]")).hasText(sentence);
  }

  void awaitRefused(String beginning) {
    assertThat(page.locator("c-patchcord-admin-outcome [role=alert]")).containsText(beginning);
  }

  void drag(Locator from, Locator to) {
    from.dragTo(to);
  }

  /** Chooses a file as a person does in the dialog. */
  void chooseFile(String name, String content) {
    chooseFile("import", name, content);
  }

  /**
   * The same, for another kind of file.
   *
   * @param what import or definition
   */
  void chooseFile(String what, String name, String content) {
    page.locator("#" + what + "-file")
        .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
  }

  /** Drops a file on the page. */
  void dropFile(String name, String content) {
    Object transfer =
        page.evaluateHandle(
            "([name, content]) => { const transfer = new DataTransfer();"
                + " transfer.items.add(new File([content], name, {type: 'text/csv'}));"
                + " return transfer; }",
            List.of(name, content));
    page.locator("section[aria-labelledby=import-title] .patchcord-drop")
        .dispatchEvent("drop", Map.of("dataTransfer", transfer));
  }

  Locator importRows() {
    return page.locator("[data-rows] [role=row]:not(.patchcord-row_head)");
  }

  /** Looks for faults that keep somebody out, in the state that the page is in. */
  void checkAccess() {
    if (page.evaluate("typeof axe").equals("undefined")) {
      page.evaluate(Browser.axe());
    }
    Object violations = page.evaluate(VIOLATIONS);
    assertThat((List<?>) violations).isEmpty();
  }

  /** Types into a field of the form for an agent or a line. */
  void fill(String field, String value) {
    page.locator("#record-" + field).fill(value);
  }

  /** Of a bar that shows how far something has come. */
  Locator progress() {
    return page.locator("[role=progressbar]");
  }

  Locator difference(String kind, String subject) {
    return page.locator("[data-kind=" + kind + "]")
        .filter(new Locator.FilterOptions().setHasText(subject));
  }

  /** Keeps how it looks, for whoever wants to see. */
  void keepPicture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
  }

  /** What went wrong in the page itself. */
  List<String> faults() {
    return faults;
  }

  @Override
  public void close() {
    page.context().close();
  }
}
