package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a supervisor sees and does in the softphone. */
class SoftphoneTeamIT extends SoftphoneTests {
  @BeforeEach
  void supervise() {
    softphone().open(supervisorPage());
    softphone().tab("team");
    assertThat(agent("bob")).isVisible();
  }

  @Test
  void agentsAndQueuesAreShownAsTheyStand() {
    assertThat(agent("bob").locator("[data-standing]")).hasText("Offline");
    bob().askFor("AVAILABLE", null).expect(200);
    assertThat(agent("bob").locator("[data-standing]")).hasText("Available");
    control().simulate("unregister", "1003");
    assertThat(agent("carol").locator("[data-standing]")).hasText("Phone not connected");
    control().simulate("phone", "1002", "never");
    control().simulate("queue-call", CUSTOMER);
    assertThat(softphone().at("[data-queue=support] [data-waiting]")).hasText("1");
    softphone().checkAccess();
    softphone().keepPicture("team");
    bob().askFor("OFFLINE", null).expect(200);
  }

  @Test
  void anAgentsStateIsChangedByKeyboard() {
    Locator presence = agent("bob").locator("select");
    presence.focus();
    softphone().page().keyboard().type("Lun");
    Eventually.holds("bob is away", () -> bob().presence().path("state").asText().equals("AWAY"));
    assertThat(agent("bob").locator("[data-standing]")).hasText("Lunch");
    presence.selectOption("OFFLINE");
    assertThat(agent("bob").locator("[data-standing]")).hasText("Offline");
  }

  @Test
  void aCallIsHeardWhisperedIntoAndLeft() {
    talk(bob(), CUSTOMER);
    Locator call = agent("bob").locator(".softphone-agent__call");
    call.locator("[data-mode=LISTEN]").click();
    Locator state = call.locator("[data-monitoring-state]");
    assertThat(state).hasText("You listen; nobody hears you.");
    assertThat(call.locator("[data-mode=LISTEN]")).hasAttribute("aria-pressed", "true");
    softphone().checkAccess();
    softphone().keepPicture("listening");
    call.locator("[data-mode=WHISPER]").focus();
    softphone().page().keyboard().press("Enter");
    assertThat(state).hasText("The agent alone hears you.");
    call.locator("[data-mode=BARGE]").click();
    assertThat(state).hasText("Both hear you.");
    call.locator("[data-mode=STOP]").click();
    assertThat(state).hasText("");
    assertThat(bob().calls()).hasSize(1);
  }

  @Test
  void aCallIsHeardEnteredAndLeftByKeyboard() {
    talk(bob(), CUSTOMER);
    Locator state = agent("bob").locator("[data-monitoring-state]");
    softphone().enter("[data-agent=bob] [data-mode=LISTEN]");
    assertThat(state).hasText("You listen; nobody hears you.");
    softphone().enter("[data-agent=bob] [data-mode=BARGE]");
    assertThat(state).hasText("Both hear you.");
    softphone().enter("[data-agent=bob] [data-mode=STOP]");
    assertThat(state).hasText("");
    assertThat(bob().calls()).hasSize(1);
  }

  private Locator agent(String username) {
    return softphone().at("[data-agents] > li[data-agent=" + username + "]");
  }
}
