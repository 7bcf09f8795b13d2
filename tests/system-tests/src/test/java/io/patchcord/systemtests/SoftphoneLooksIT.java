package io.patchcord.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How the softphone looks in German, with long names, in narrow and wide panels, and enlarged. */
class SoftphoneLooksIT extends SoftphoneTests {
  private static final String LONG = "Maximiliane Freifrau von Bibersteyn-Hohenlohe-Langenburg";
  private static final String LINE = "18005550101";

  @Test
  void inGermanAndWithLongNamesNothingIsCutOff() {
    Softphone german = fresh(400, 600, "de-DE").open(page("de"));
    german.record(ADA, "Contact", LONG, CUSTOMER);
    german.record("00Q5g00000BBBBBBB1", "Lead", LONG + " junior", CUSTOMER);
    assertThat(german.at("[data-line]")).hasText("Leitung 1001 · verbunden");
    german.keepPicture("de-idle");
    control().simulate("incoming", CUSTOMER, LINE, "Ada");
    german.await("RINGING");
    assertThat(german.action("answer")).hasText("Annehmen");
    look(german, "de-ringing");
    german.ask("answer");
    german.await("ACTIVE");
    german.at(".softphone-matches [data-record='" + ADA + "']").click();
    german.ask("record-start");
    assertThat(german.at("[data-recording]")).hasText("Aufnahme läuft");
    look(german, "de-talking");
    german.ask("transfer");
    assertThat(german.at("[role=option]").first()).isVisible();
    look(german, "de-transfer");
    german.ask("hangup");
    german.await("ENDED");
    look(german, "de-wrap-up");
    german.tab("history");
    look(german, "de-history");
  }

  @Test
  void anyWidthFromTwoHundredToSixHundredPixelsFitsAndSoDoesTwiceTheSize() {
    softphone().record(ADA, "Contact", LONG, CUSTOMER);
    for (int width : new int[] {600, 320, 200}) {
      softphone().page().setViewportSize(width, 600);
      look(softphone(), "idle-" + width);
    }
    control().simulate("incoming", CUSTOMER, LINE, "Ada");
    softphone().await("RINGING");
    look(softphone(), "ringing-200");
    softphone().ask("answer");
    softphone().await("ACTIVE");
    for (int width : new int[] {200, 600}) {
      softphone().page().setViewportSize(width, 600);
      look(softphone(), "talking-" + width);
    }
    // 400 pixels at 200 % are 200 wide, with letters of twice the size.
    softphone().page().setViewportSize(400, 600);
    softphone().page().evaluate("document.documentElement.style.fontSize = '200%'");
    look(softphone(), "talking-enlarged");
  }

  /** Nobody has to scroll sideways, and nobody is kept out. */
  private static void look(Softphone softphone, String name) {
    softphone.checkAccess();
    softphone.keepPicture(name);
    assertThat(
            softphone
                .page()
                .evaluate(
                    "[document.documentElement, document.querySelector('.softphone-main')]"
                        + ".filter(one => one.scrollWidth > one.clientWidth).length"))
        .as(name)
        .isEqualTo(0);
  }
}
