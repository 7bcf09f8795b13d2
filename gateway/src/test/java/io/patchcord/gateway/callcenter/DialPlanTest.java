package io.patchcord.gateway.callcenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.patchcord.gateway.switching.Destination;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialPlanTest {
  private static final String CHARACTERS =
      "A number has digits, +, *, # and spaces or punctuation between them, 64 characters at most.";

  private static CallCenter in(String country) {
    return new CallCenter("support", "Support", country, null, null, Set.of("18005550100"));
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
    assertThat(DialPlan.read(written, in(country))).isEqualTo(dialled);
  }

  @Test
  void aNoBreakSpaceFromAWebPageIsASpace() {
    assertThat(DialPlan.read("(415)\u00A0555-1212", in("US"))).isEqualTo("+14155551212");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1001", "*98", "#31", "911", "112", "999", "100000", "*97#"})
  void shortCodesPassAsTheyAre(String code) {
    assertThat(DialPlan.read(code, in("US"))).isEqualTo(code);
    assertThat(DialPlan.read(code, in("DE"))).isEqualTo(code);
  }

  @Test
  void aQueueOfTheCallCenterPassesAsItIs() {
    assertThat(DialPlan.read("1-800-555-0100", in("US"))).isEqualTo("18005550100");
    assertThat(DialPlan.read("18005550101", in("US"))).isEqualTo("+18005550101");
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
    assertThatExceptionOfType(UndialableNumberException.class)
        .isThrownBy(() -> DialPlan.read(written, in("US")))
        .withMessage(CHARACTERS);
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
    assertThatExceptionOfType(UndialableNumberException.class)
        .isThrownBy(() -> DialPlan.read(written, in("US")))
        .withMessage(sentence);
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
      Throwable refusal =
          catchThrowable(
              () -> {
                String dialled = DialPlan.read(written.toString(), in("US"));
                assertThat(dialled)
                    .as(as)
                    .matches("\\+[1-9][0-9]{3,16}|[*#]?[0-9*#]{1,6}|18005550100");
                assertThat(new Destination(dialled).value()).isEqualTo(dialled);
              });
      if (refusal != null) {
        assertThat(refusal).as(as).isInstanceOf(UndialableNumberException.class);
        assertThat(refusal).message().as(as).matches("[A-Z*].*\\.");
      }
    }
  }
}
