package io.patchcord.gateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AnswerCopyTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final AnswerCopy copy = new AnswerCopy(out, 4);

  @Test
  void nothingGoesOutBeforeItIsWhole() throws IOException {
    copy.write("abc".getBytes(UTF_8));
    copy.write('d');
    copy.flush();
    assertThat(out.size()).isZero();
    assertThat(copy.isTooLong()).isFalse();
    assertThat(copy.bytes()).isEqualTo("abcd".getBytes(UTF_8));
    copy.send();
    assertThat(out.toString(UTF_8)).isEqualTo("abcd");
  }

  @Test
  void whatIsTooLongGoesOutAsItComes() throws IOException {
    copy.write("abc".getBytes(UTF_8));
    copy.write("de".getBytes(UTF_8));
    assertThat(copy.isTooLong()).isTrue();
    assertThat(out.toString(UTF_8)).isEqualTo("abcde");
    copy.write("f".getBytes(UTF_8));
    copy.send();
    assertThat(out.toString(UTF_8)).isEqualTo("abcdef");
  }
}
