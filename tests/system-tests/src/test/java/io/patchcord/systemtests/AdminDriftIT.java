package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The drift on the admin page: seen, mended, waived, and live. */
class AdminDriftIT extends AdminPageTests {
  private static final String KIND = "AGENT_WITHOUT_LINE";

  private Locator difference() {
    return admin().difference(KIND, "paula (Paula Dent) has no line.");
  }

  /** How many there are, as the list says it. */
  private String shownCount() {
    return page().locator("[data-view][data-name=open] .patchcord-filter__count").innerText();
  }

  private void look() {
    api().post("/api/v1/drift/check", "").expect(200);
  }

  @Test
  void whatDiffersIsShownLiveAndLeadsToWhereItIsMended() {
    line("1604");
    look();
    admin().signIn();
    admin().tab("drift");
    assertThat(page().locator("[data-told]")).isVisible();
    assertThat(difference()).hasCount(0);
    hire("paula", "Paula Dent");
    look();
    assertThat(difference()).containsText("Assign a line, or end the agent.");
    // The newest first.
    assertThat(page().locator("[data-finding]").first()).hasAttribute("data-kind", KIND);
    String count =
        page().locator("[data-view][data-name=open] .patchcord-filter__count").innerText();
    assertThat(page().locator("#tab-drift .patchcord-tab__count")).hasText(count);
    admin().checkAccess();
    admin().keepPicture("drift");
    difference().locator("[data-action=go]").click();
    assertThat(page().locator("#agent-title")).hasText("Paula Dent");
    assertThat(page().locator("#line-picker")).isFocused();
    page().keyboard().type("1604");
    page().keyboard().press("Enter");
    admin().awaitDone("Paula Dent has line 1604 now.");
    admin().tab("drift");
    admin().action("look").click();
    assertThat(difference()).hasCount(0);
    assertThat(page().locator("[data-told]")).isVisible();
  }

  @Test
  void itIsWaivedWithAReasonUntilADayAndTheWaiverIsTakenBack() {
    hire("paula", "Paula Dent");
    look();
    admin().signIn();
    admin().tab("drift");
    difference().locator("[data-action=waive]").click();
    assertThat(page().locator("#waiver-reason")).isFocused();
    page().keyboard().press("Enter");
    assertThat(page().locator("#waiver-reason-fault")).hasText("Enter a reason.");
    page().locator("#waiver-until").fill(day(500));
    page().locator("#waiver-reason").fill("She begins in spring.");
    page().keyboard().press("Enter");
    assertThat(page().locator("#waiver-until-fault")).containsText("within a year");
    admin().checkAccess();
    admin().keepPicture("waiver");
    page().locator("#waiver-until").fill(day(30));
    page().keyboard().press("Enter");
    assertThat(difference()).hasCount(0);
    assertThat(page().locator("[data-told]")).isFocused();
    assertThat(page().locator("#tab-drift .patchcord-tab__count")).hasText(shownCount());
    assertThat(api().get("/api/v1/drift?waived=true").body()).contains("She begins in spring.");
    page().locator("[data-view][data-name=waived]").click();
    assertThat(difference()).containsText("She begins in spring.");
    admin().checkAccess();
    difference().locator("[data-action=unwaive]").click();
    assertThat(difference()).hasCount(0);
    page().locator("[data-view][data-name=open]").click();
    assertThat(difference()).hasCount(1);
    // Both are changes like others.
    page().keyboard().press("Control+z");
    page().keyboard().press("Control+z");
    assertThat(page().locator("[data-action=undo-last]")).hasCount(0);
    assertThat(api().get("/api/v1/drift?waived=true").body()).doesNotContain("in spring.");
  }

  private static String day(int fromNow) {
    return LocalDate.now(ZoneOffset.UTC).plusDays(fromNow).toString();
  }

  @Test
  void thatTheViewsAgreeIsSaidAndThatTheyCannotBeRead() {
    admin().signIn();
    page().route(Pattern.compile(".*/api/v1/drift\\?.*"), Route::abort);
    admin().tab("drift");
    Locator said = page().locator(".patchcord-drift [role=alert]");
    assertThat(said).containsText("The differences could not be loaded.");
    admin().checkAccess();
    page().unrouteAll();
    answer("{\"items\": [], \"next\": null, \"summary\": %s}".formatted(SUMMARY));
    said.locator("button").click();
    assertThat(page().locator("[data-state=empty]")).hasText("The three views agree.");
    assertThat(said).hasCount(0);
    admin().checkAccess();
  }

  private static final String SUMMARY =
      "{\"checkedAt\": \"2026-11-23T08:00:00Z\", \"phonesKnown\": true, \"queuesKnown\": true,"
          + " \"counts\": {}, \"total\": 0}";

  @Test
  void amongThousandsOneIsFound() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      items.append(
          """
          %s{"id": "f%d", "kind": "LINE_WITHOUT_PHONE", "subject": "%d", "callCenter": "PatchcordDemo",
           "sentence": "Line %d has had no phone for a day or longer.", "remedy": "Look.",
           "since": "2026-11-20T08:00:00Z", "waiver": null}"""
              .formatted(i == 0 ? "" : ",", i, 20_000 + i, 20_000 + i));
    }
    admin().signIn();
    answer("{\"items\": [%s], \"next\": null, \"summary\": %s}".formatted(items, SUMMARY));
    admin().tab("drift");
    assertThat(page().locator("[data-told]")).hasText("3,000 differences");
    assertThat(page().locator("#tab-drift .patchcord-tab__count")).hasText("3,000");
    assertThat(page().locator("[data-finding]")).hasCount(50);
    admin().checkAccess();
    admin().action("more").click();
    assertThat(page().locator("[data-finding]")).hasCount(100);
    page().locator("#drift-search").fill("22711");
    assertThat(page().locator("[data-finding]")).hasCount(1);
  }

  /** Lets the gateway have found just that. */
  private void answer(String body) {
    page()
        .route(
            Pattern.compile(".*/api/v1/drift\\?limit.*"),
            route ->
                route.fulfill(
                    new Route.FulfillOptions().setContentType("application/json").setBody(body)));
    page()
        .route(
            Pattern.compile(".*/api/v1/drift\\?waived.*"),
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"items\": [], \"next\": null, \"summary\": null}")));
  }
}
