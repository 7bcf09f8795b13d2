package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The softphone as an agent uses it, in a page of Salesforce. */
final class Softphone {
  private static final String VIOLATIONS =
      "() => axe.run(document).then(found => found.violations.map(one => one.id + ': '"
          + " + one.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')))";

  /** More places than any state of the softphone has where the Tab key stops. */
  private static final int MOST_STOPS = 60;

  private static final Path PICTURES = Path.of("target", "screenshots", "softphone");

  private final Page page;
  private final List<String> faults = new ArrayList<>();

  Softphone(Page page) {
    this.page = page;
    page.onPageError(faults::add);
  }

  Page page() {
    return page;
  }

  /** Opens a page, until it is signed in there and follows. */
  Softphone open(String address) {
    page.navigate(address);
    awaitReady();
    return this;
  }

  void awaitReady() {
    assertThat(page.locator(".softphone[data-phase=IN][data-connection=OPEN]")).isVisible();
  }

  Locator at(String selector) {
    return page.locator(selector);
  }

  /** The button for that, in whatever call offers it. */
  Locator action(String name) {
    return page.locator("[data-action='" + name + "']").first();
  }

  Locator call(String state) {
    return page.locator("[data-call][data-state=" + state + "]").first();
  }

  /** Waits until a call is so. */
  Locator await(String state) {
    assertThat(call(state)).isVisible();
    return call(state);
  }

  /** Of the one line that says what does not work. */
  Locator status() {
    return page.locator("c-softphone-status [role=status]");
  }

  Locator refusal() {
    return page.locator("[data-refusal]");
  }

  /** Clicks on it once it can be asked for. */
  void ask(String action) {
    assertThat(action(action)).not().hasAttribute("aria-disabled", "true");
    action(action).click();
  }

  /** A shortcut, once what it stands for can be asked for. */
  void press(String letter, String action) {
    assertThat(action(action)).not().hasAttribute("aria-disabled", "true");
    page.keyboard().press("Alt+Shift+Key" + letter);
  }

  /** Goes on with the Tab key until that has the focus, as somebody does who has no mouse. */
  Locator tabTo(String selector) {
    for (int i = 0; i < MOST_STOPS; i++) {
      page.keyboard().press("Tab");
      if ((boolean)
          page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
        return page.locator(selector);
      }
    }
    throw new AssertionError("the Tab key does not come to " + selector);
  }

  /** The same, and presses Enter there. */
  void enter(String selector) {
    tabTo(selector);
    page.keyboard().press("Enter");
  }

  /** Enter on a button of a call, once it can be asked for. */
  void enterAction(String action) {
    assertThat(action(action)).not().hasAttribute("aria-disabled", "true");
    enter("[data-action='" + action + "']");
  }

  void tab(String name) {
    page.locator("#tab-" + name).click();
    assertThat(page.locator("#tab-" + name)).hasAttribute("aria-selected", "true");
  }

  /** Types whom to call or to ask, and takes the one that fits. */
  void type(String name, String words) {
    page.locator("#" + name + "-input").focus();
    page.keyboard().type(words);
    page.keyboard().press("Enter");
  }

  /** What the softphone asked Open CTI for. */
  List<?> asked(String method) {
    return (List<?>)
        page.evaluate("name => salesforce.asked.filter(one => one.name === name)", method);
  }

  /** The Tasks of the org, each as a map of its fields. */
  List<Map<String, Object>> tasks() {
    @SuppressWarnings("unchecked") // as the script makes them
    List<Map<String, Object>> tasks =
        (List<Map<String, Object>>) page.evaluate("Object.values(salesforce.tasks)");
    return tasks;
  }

  Map<String, Object> awaitTask() {
    Eventually.holds("there is a Task", () -> !tasks().isEmpty());
    return tasks().get(0);
  }

  /** A record of the org. */
  void record(String id, String type, String name, String number) {
    page.evaluate(
        "([id, type, name, number]) => { salesforce.records[id] ="
            + " {Id: id, RecordType: type, Name: name, Phone: number}; }",
        List.of(id, type, name, number));
  }

  /** Somebody clicks a number on a record's page, once Salesforce lets them. */
  void click(String id, String type, String name, Object number) {
    Eventually.holds(
        "the number was clicked",
        () ->
            (boolean)
                page.evaluate(
                    "([recordId, objectType, recordName, number]) =>"
                        + " salesforce.click({recordId, objectType, recordName, number})",
                    List.of(id, type, name, number)));
  }

  /** Looks for faults that keep somebody out, in the state that the page is in. */
  void checkAccess() {
    if (page.evaluate("typeof axe").equals("undefined")) {
      page.evaluate(Browser.axe());
    }
    assertThat((List<?>) page.evaluate(VIOLATIONS)).isEmpty();
  }

  /** Keeps how it looks, for whoever wants to see. */
  void keepPicture(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  /** What went wrong in the page, or was asked of Open CTI in the wrong form. */
  List<String> faults() {
    List<String> all = new ArrayList<>(faults);
    if (!page.isClosed() && page.url().contains("/apex/")) {
      ((List<?>) page.evaluate("globalThis.salesforce ? salesforce.faults : []"))
          .forEach(fault -> all.add(String.valueOf(fault)));
    }
    return all;
  }
}
