package io.patchcord.gateway.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
  @ParameterizedTest
  @ValueSource(strings = {"+14155551212", "1001", "*98", "#31#", "911", "front.desk-2_a", "0"})
  void numbersAndExtensionsPass(String value) {
    assertThat(new Destination(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("io.patchcord.gateway.switching.Injections#all")
  @ValueSource(strings = {"", " ", "1 2", "1001 ", "1001@pbx", "٤٥", "１００１", "a/b"})
  void everythingElseIsRefusedWithoutRepeatingIt(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Destination(value))
        .withMessage("not a destination: a character or its length is refused");
  }

  @Test
  void sixtyFourCharactersAreTheMost() {
    assertThat(new Destination("1".repeat(64)).value()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new Destination("1".repeat(65)));
  }

  @Test
  void whateverPassesIsOnTheWhitelist() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      String text = Injections.random(random);
      boolean allowed = text.matches("[+0-9*#A-Za-z._-]{1,64}") && !text.endsWith("\n");
      assertThat(catchThrowable(() -> new Destination(text)) == null)
          .as("seed %s, text %s", seed, text)
          .isEqualTo(allowed);
    }
  }
}
