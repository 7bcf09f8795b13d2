package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.SwitchWriter.Header;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random events, written as the switch writes them, read the same in every notation. A failure
 * names its seed; {@code -Desl.seed=…} plays it again.
 */
class RoundTripTest {

  private static final long SEED = Long.getLong("esl.seed", System.nanoTime());
  private static final int EVENTS = 200;

  /** What has a meaning to one of the notations, and what is hard to decode. */
  private static final List<String> PIECES =
      List.of(
          "a", "Zoë", "名", "😀", " ", "  ", "\r", "\n", "\t", "\0001", "%", "%%", "100%", "%z",
          "%4", "%zz", "%é", ":", ": ", "\"", "\\", "\\u0041", "{", "}", "[", "]", "<", ">", "&",
          "&amp;", "&#65;", ";", "'", "/", "|", "+", "=", "\u007f", "ARRAY", "undef", "</body>",
          "]]>", "//");

  @ParameterizedTest
  @ValueSource(strings = {EslFrame.EVENT_PLAIN, EslFrame.EVENT_JSON, EslFrame.EVENT_XML})
  void whatTheSwitchWritesIsReadAgain(String contentType) {
    for (int i = 0; i < EVENTS; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      List<Header> headers = headers(random);
      String body = random.nextInt(3) > 0 ? "" : text(random) + (random.nextBoolean() ? "\n" : "");
      String written =
          switch (contentType) {
            case EslFrame.EVENT_PLAIN -> SwitchWriter.plain(headers, body);
            case EslFrame.EVENT_JSON -> SwitchWriter.json(headers, body);
            default -> SwitchWriter.xml(headers, body);
          };
      String failure = "-Desl.seed=" + seed + " writes " + written;
      EslEvent event = EslEvent.of(Transcripts.frame(contentType, written));
      Set<String> present = new HashSet<>();
      for (Header header : headers) {
        boolean empty = header.values().equals(List.of(""));
        List<String> expected = empty ? List.of() : header.values();
        String anyCase =
            random.nextBoolean() ? header.name() : header.name().toUpperCase(Locale.ROOT);
        assertThat(event.list(anyCase)).as(failure).isEqualTo(expected);
        assertThat(event.header(anyCase))
            .as(failure)
            .isEqualTo(empty ? null : expected.size() == 1 ? expected.get(0) : joined(expected));
        if (!empty) {
          present.add(header.name());
        }
      }
      if (!body.isEmpty()) {
        present.add("Content-Length");
      }
      assertThat(event.headers().keySet()).as(failure).isEqualTo(present);
      assertThat(event.body()).as(failure).isEqualTo(body);
    }
  }

  private static List<Header> headers(Random random) {
    List<Header> headers = new ArrayList<>();
    int count = random.nextInt(30);
    for (int i = 0; i < count; i++) {
      // The number makes the name unique; the switch would let a second one of a name follow.
      String name = "variable_" + "x".repeat(random.nextInt(20)) + i;
      int values = random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 1;
      List<String> texts = new ArrayList<>();
      for (int value = 0; value < values; value++) {
        texts.add(random.nextInt(8) == 0 && values == 1 ? "" : text(random));
      }
      headers.add(new Header(name, texts));
    }
    return headers;
  }

  /**
   * Text that the switch writes without ambiguity: a percent sign before two hexadecimal digits
   * would look encoded, and an element with the separator of arrays like two.
   */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder("v");
    int pieces = random.nextInt(12);
    for (int i = 0; i < pieces; i++) {
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      String next = text + piece;
      if (!next.matches("(?s).*(%[0-9a-fA-F]{2}|\\|:).*")) {
        text.append(piece);
      }
    }
    return text.toString();
  }

  private static String joined(List<String> elements) {
    return "ARRAY::" + String.join("|:", elements);
  }
}
