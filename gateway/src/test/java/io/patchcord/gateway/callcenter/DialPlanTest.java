package io.patchcord.gateway.callcenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.callcenter.DialDecision.Dialled;
import io.patchcord.gateway.callcenter.DialDecision.Kind;
import io.patchcord.gateway.callcenter.DialDecision.Reason;
import io.patchcord.gateway.callcenter.DialDecision.Refused;
import io.patchcord.gateway.switching.Destination;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialPlanTest {
  private static final String CHARACTERS =
      "A number has digits, +, *, # and spaces or punctuation between them, 64 characters at most.";

  private static DialPlan in(String country) {
    return in(country, DialRules.NONE);
  }

  private static DialPlan in(String country, DialRules rules) {
    return new DialPlan(country, Set.of("18005550100"), rules);
  }

  private static DialRules prefixes(String outside, String longDistance, String international) {
    return new DialRules(outside, longDistance, international, List.of(), List.of(), false);
  }

  private static DialRules ranges(List<String> allowed, List<String> forbidden) {
    return new DialRules(null, null, null, allowed, forbidden, false);
  }

  private static String dialled(DialPlan plan, String written) {
    DialDecision decision = plan.decide(written);
    assertThat(decision.steps()).isNotEmpty().allMatch(step -> step.endsWith("."));
    return decision instanceof Dialled dialled
        ? dialled.number()
        : ((Refused) decision).reason().toString();
  }

  private static Refused refused(DialPlan plan, String written) {
    DialDecision decision = plan.decide(written);
    assertThat(decision).isInstanceOf(Refused.class);
    Refused refused = (Refused) decision;
    assertThat(refused.steps()).endsWith(refused.sentence());
    return refused;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(415) 555-1212     | US | +14155551212",
        "415.555.1212       | US | +14155551212",
        "415/555-1212       | US | +14155551212",
        "1 415 555 1212     | US | +14155551212",
        "+1 [415] 555 1212  | GB | +14155551212",
        "+44 20 7946 0958   | US | +442079460958",
        "020 7946 0958      | GB | +442079460958",
        "00442079460958     | DE | +442079460958",
        "00 1 415 555 1212  | GB | +14155551212",
        "011 44 20 7946 0958| US | +442079460958",
        "+49 (0)30 1234567  | US | +49301234567",
        "' +14155551212 '   | US | +14155551212",
      })
  void numbersAreReadInTheCallCentersCountry(String written, String country, String dialled) {
    assertThat(dialled(in(country), written)).isEqualTo(dialled);
  }

  @Test
  void aNoBreakSpaceFromAWebPageIsASpace() {
    assertThat(dialled(in("US"), "(415)\u00A0555-1212")).isEqualTo("+14155551212");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1001", "*98", "#31", "911", "112", "999", "100000", "*97#"})
  void shortCodesPassAsTheyAre(String code) {
    assertThat(dialled(in("US"), code)).isEqualTo(code);
    assertThat(dialled(in("DE"), code)).isEqualTo(code);
  }

  @Test
  void aQueueOfTheCallCenterPassesAsItIs() {
    assertThat(dialled(in("US"), "1-800-555-0100")).isEqualTo("18005550100");
    assertThat(dialled(in("US"), "18005550101")).isEqualTo("+18005550101");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call me",
        "1-800-FLOWERS",
        "٤١٥٥٥٥١٢١٢",
        "４１５５５５１２１２",
        "1001,sofia/gateway/x",
        "1001|1002",
        "${system(id)}",
        "1001:_:1002",
        "1001\n1002",
        "1001\r\napi x",
        "1001\u0000",
        "tel:+14155551212",
        "+14155551212;phone-context=x",
        "\u202E4155551212",
        "415 555 1212 ext 3",
        "😀",
      })
  void whatIsNotWrittenLikeANumberIsRefused(String written) {
    assertRefused(written, CHARACTERS);
  }

  @Test
  void twoHundredDigitsAreRefused() {
    assertRefused("1".repeat(200), CHARACTERS);
    assertRefused("1".repeat(64), "The number is too long.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                 | There is no number to dial.",
        "'   '              | There is no number to dial.",
        "()                 | This is not a number.",
        "+                  | This is not a number.",
        "555-1212           | The area code is missing.",
        "+1 415 555         | The number is too short.",
        "+1 415 555 12123   | The number is too long.",
        "+999 4155551212    | No country has this country code.",
        "*4155551212        | * and # belong to short codes of the phone system.",
      })
  void whatCannotBeDialledIsRefusedWithASentence(String written, String sentence) {
    assertRefused(written, sentence);
  }

  private static void assertRefused(String written, String sentence) {
    Refused refused = refused(in("US"), written);
    assertThat(refused.reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(refused.sentence()).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // outside, long distance, international | country | written | dialled
        "9 | 1 | 011 | US | 9-011-44 20 7946 0958 | +442079460958",
        "9 | 1 | 011 | US | 9 1 415 555 1212      | +14155551212",
        "9 | 1 | 011 | US | 9 415 555 1212        | +14155551212",
        "9 | 1 | 011 | US | (916) 555-1212        | +19165551212",
        "9 | 1 | 011 | US | 415 555 1212          | +14155551212",
        "9 | 1 | 011 | US | +44 20 7946 0958      | +442079460958",
        "9 | 1 | 00  | US | 00 44 20 7946 0958    | +442079460958",
        "9 | 1 | 00  | US | 9 00 44 20 7946 0958  | +442079460958",
        "0 | 0 | 00  | DE | 0 030 1234567         | +49301234567",
        "0 | 0 | 00  | DE | 0 0171 12345678       | +4917112345678",
        "0 | 0 | 00  | DE | 0 00 44 20 7946 0958  | +442079460958",
        "0 | 0 | 00  | DE | 030 1234567           | +49301234567",
        "8 | 77| 99  | GB | 8 77 20 7946 0958     | +442079460958",
        "8 | 77| 99  | GB | 99 1 415 555 1212     | +14155551212",
      })
  void prefixesThatPeopleDialAreNoPartOfTheNumber(
      String outside,
      String longDistance,
      String international,
      String country,
      String written,
      String dialled) {
    assertThat(dialled(in(country, prefixes(outside, longDistance, international)), written))
        .isEqualTo(dialled);
  }

  @Test
  void theStepsTellWhichPrefixesThereWere() {
    assertThat(in("US", prefixes("9", "1", "00")).decide("9 00 44 20 7946 0958").steps())
        .containsExactly(
            "Without spaces and punctuation it is 900442079460958.",
            "9 is the outside prefix, and not part of the number.",
            "00 is the international prefix.",
            "It is read as +442079460958, a number of GB.");
  }

  @ParameterizedTest
  @CsvSource({
    "US, 911",
    "US, 9911",
    "US, 112",
    "GB, 999",
    "GB, 9999",
    "DE, 112",
    "DE, 110",
    "DE, 9110"
  })
  void helpIsNeverRefused(String country, String written) {
    DialRules strict =
        new DialRules("9", null, null, List.of("+1212"), List.of("+1", "+4", "+9"), false);
    DialDecision decision = in(country, strict).decide(written);
    assertThat(decision)
        .isInstanceOfSatisfying(
            Dialled.class,
            dialled -> {
              assertThat(dialled.kind()).isEqualTo(Kind.EMERGENCY);
              assertThat(dialled.number())
                  .hasSize(3)
                  .isEqualTo(written.substring(written.length() - 3));
            });
  }

  @Test
  void whatIsShortIsNotTakenForHelp() {
    for (String code : List.of("9112", "1911", "91", "9100")) {
      assertThat(in("DE", prefixes("9", "0", "00")).decide(code))
          .isInstanceOfSatisfying(
              Dialled.class,
              dialled ->
                  assertThat(dialled.kind())
                      .as(code)
                      .isEqualTo(code.equals("9112") ? Kind.EMERGENCY : Kind.SHORT_CODE));
    }
    assertThat(in("DE").decide("9112"))
        .isInstanceOfSatisfying(
            Dialled.class, dialled -> assertThat(dialled.kind()).isEqualTo(Kind.SHORT_CODE));
  }

  @ParameterizedTest
  @CsvSource({"US, +19005551212", "US, 1-900-555-1212", "GB, 0909 8790000", "DE, 0900 1 123456"})
  void whatCostsMoreThanTheCallIsRefusedUnlessAllowed(String country, String written) {
    assertThat(refused(in(country), written).reason()).isEqualTo(Reason.PREMIUM_RATE);
    DialRules allowed = new DialRules(null, null, null, List.of(), List.of(), true);
    assertThat(dialled(in(country, allowed), written)).startsWith("+");
    assertThat(refused(in(country, ranges(List.of("+1", "+4"), List.of())), written).reason())
        .isEqualTo(Reason.PREMIUM_RATE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+49 +43 | ''         | +49301234567  | +49301234567",
        "+49 +43 | ''         | +442079460958 | OUTSIDE_ALLOWED_RANGES",
        "''      | +44        | +442079460958 | FORBIDDEN_RANGE",
        "''      | +44        | +49301234567  | +49301234567",
        "+49     | +4930      | +49301234567  | FORBIDDEN_RANGE",
        "+49     | +4930      | +4989123456   | +4989123456",
        "+4930 +49301234 | +49 | +49301234567 | +49301234567",
        "+4930   | +49        | +4989123456   | FORBIDDEN_RANGE",
        "+49     | +44        | 1001          | 1001",
        "+49     | +1         | 18005550100   | 18005550100",
      })
  void theLongerRangeDecides(String allowed, String forbidden, String written, String expected) {
    DialRules rules = ranges(words(allowed), words(forbidden));
    assertThat(dialled(in("DE", rules), written)).isEqualTo(expected);
  }

  @Test
  void aRangeHoldsHoweverTheNumberIsWritten() {
    DialPlan plan = in("US", new DialRules("9", "1", "011", List.of(), List.of("+4420"), false));
    for (String written :
        List.of("+442079460958", "011442079460958", "9011442079460958", "+44 (0)20 7946 0958")) {
      Refused refused = refused(plan, written);
      assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN_RANGE);
      assertThat(refused.sentence())
          .isEqualTo("The call center does not allow numbers that begin with +4420.");
    }
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  @Test
  void whateverIsWrittenComesOutDialableOrIsRefusedWithASentence() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "+0123456789*#()[]./- \u00A0";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder written = new StringBuilder();
      int length = random.nextInt(24);
      for (int c = 0; c < length; c++) {
        written.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String as = "seed " + seed + ": " + written;
      DialDecision decision = in("US").decide(written.toString());
      if (decision instanceof Dialled dialled) {
        assertThat(dialled.number())
            .as(as)
            .matches("\\+[1-9][0-9]{3,16}|[*#]?[0-9*#]{1,6}|18005550100");
        assertThat(new Destination(dialled.number()).value()).isEqualTo(dialled.number());
      } else {
        assertThat(((Refused) decision).sentence()).as(as).matches("[A-Z*].*\\.");
      }
    }
  }
}
