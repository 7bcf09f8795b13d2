package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {

  private static final long SEED = Long.getLong("esl.seed", System.nanoTime());

  /**
   * Each byte value, and neighbours of the wanted one, at each place of a word and across words.
   */
  @Test
  void findsWhatAPlainLoopFinds() {
    for (int i = 0; i < 20_000; i++) {
      Random random = new Random(SEED + i);
      byte[] bytes = new byte[random.nextInt(40)];
      int spread = 1 + random.nextInt(256);
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = (byte) ('\n' + random.nextInt(spread) - spread / 2);
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      String text = new String(bytes, 0, to, ISO_8859_1);
      int first = text.indexOf('\n', from);
      int second = text.indexOf(':', from);
      int either = first < 0 ? second : second < 0 ? first : Math.min(first, second);
      String failure = "-Desl.seed=" + (SEED + i);
      assertThat(ByteSearch.indexOf(bytes, '\n', from, to)).as(failure).isEqualTo(first);
      assertThat(ByteSearch.indexOfEither(bytes, '\n', ':', from, to))
          .as(failure)
          .isEqualTo(either);
    }
  }

  @Test
  void onlyLettersHaveAnotherCase() {
    byte[] bytes = "Unique-ID[@`{".getBytes(ISO_8859_1);
    assertThat(ByteSearch.startsWithIgnoringCase(bytes, 0, "uNIQUE-id[@`{")).isTrue();
    assertThat(ByteSearch.startsWithIgnoringCase(bytes, 0, "Unique-ID{")).isFalse();
    assertThat(ByteSearch.startsWithIgnoringCase(bytes, 10, "`")).isFalse();
    assertThat(ByteSearch.startsWithIgnoringCase(bytes, 0, "Unique\r")).isFalse();
  }
}
