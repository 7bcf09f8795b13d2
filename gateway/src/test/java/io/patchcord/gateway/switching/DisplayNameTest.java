package io.patchcord.gateway.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DisplayNameTest {
  private static final String DANGEROUS = "'\"\\,{}[]<>|^$";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '@',
      value = {
        "Zoë Müller~Zoë Müller",
        "Smith, John~Smith John",
        "O'Brien~OBrien",
        "王小明~王小明",
        "  two   spaces  ~two spaces",
        "Smith,sip_h_X-Evil=1~Smithsip_h_X-Evil1",
        "${system ls}~system ls",
        "Acme (EMEA) #2~Acme (EMEA) #2",
        "😀 Ann~😀 Ann",
      })
  void whatCouldDoMoreThanShowIsDropped(String given, String kept) {
    assertThat(DisplayName.of(given).value()).isEqualTo(kept);
  }

  @Test
  void aNameMayBeEmpty() {
    assertThat(DisplayName.of("").isEmpty()).isTrue();
    assertThat(DisplayName.of("'\n'").isEmpty()).isTrue();
    assertThat(DisplayName.of("a").isEmpty()).isFalse();
  }

  @Test
  void invisibleMarksAndLineEndsAreDropped() {
    assertThat(DisplayName.of("a\u202Eb\u200F\u0000\r\n\tc").value()).isEqualTo("abc");
    assertThat(DisplayName.of("a\u2028b\u00A0c").value()).isEqualTo("a b c");
    assertThat(DisplayName.of("a\uD83Db").value()).isEqualTo("ab");
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    assertThat(DisplayName.of("x".repeat(10_000)).value()).hasSize(64);
    assertThat(DisplayName.of("😀".repeat(10_000)).value()).isEqualTo("😀".repeat(64));
  }

  @Test
  void anUncleanedNameIsNoName() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DisplayName("a,b"));
    assertThat(new DisplayName("a b")).isEqualTo(DisplayName.of("a,  b"));
  }

  @ParameterizedTest
  @MethodSource("io.patchcord.gateway.switching.Injections#all")
  void noInjectionSurvives(String given) {
    assertClean(DisplayName.of(given).value(), given);
  }

  @Test
  void whateverIsGivenTheWhitelistHolds() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      String given = Injections.random(random);
      String kept = DisplayName.of(given).value();
      assertClean(kept, "seed " + seed + ": " + given);
      assertThat(DisplayName.of(kept).value()).as("seed %s", seed).isEqualTo(kept);
    }
  }

  private static void assertClean(String kept, String given) {
    assertThat(kept.codePoints())
        .as("%s", given)
        .noneMatch(c -> DANGEROUS.indexOf(c) >= 0)
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE)
        .hasSizeLessThanOrEqualTo(64);
  }
}
