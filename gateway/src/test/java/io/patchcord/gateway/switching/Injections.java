package io.patchcord.gateway.switching;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What somebody may send who wants more than a call; the first ten were measured to work. */
final class Injections {
  private static final List<String> CORPUS =
      List.of(
          "Smith,sip_h_X-Evil=1",
          "${system ls}",
          "$${password}",
          "'",
          "x',sip_h_X-Evil='1",
          "{^^:a=1}",
          "^^:a=1:b=x",
          "1001,sofia/gateway/carrier/1900",
          "1001|sofia/gateway/carrier/1900",
          ":_:",
          "1001:_:1002",
          "]user/1002[",
          "}user/1002 &park",
          "<x>",
          "\"",
          "\\",
          "\\,",
          "\\'",
          "a\nb",
          "a\r\nJob-UUID: 1",
          "\n\napi system ls",
          "a\u0000b",
          "a\tb",
          "\u202Eevil\u202C",
          "\u200Fמספר\u200E",
          "\uFEFF",
          "a\u2028b",
          "\uD83D\uDE00",
          "\uD83D",
          "\uE000",
          "`id`",
          "a;b",
          "a=b",
          "a&b",
          "%0Aapi",
          "x".repeat(10_000),
          ",".repeat(10_000),
          "😀".repeat(10_000));

  private static final String SPICE =
      "+0123456789*#aZ._- ,|'\"{}[]<>^$:;=&%\\`\n\r\t\u0000é中\u202E";

  private Injections() {}

  static Stream<String> all() {
    return CORPUS.stream();
  }

  /** Any text: mostly of dangerous characters, some of any code point, unpaired surrogates too. */
  static String random(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(random.nextInt(10) == 0 ? 200 : 12);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(4) > 0) {
        text.append(SPICE.charAt(random.nextInt(SPICE.length())));
      } else {
        text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
      }
    }
    return text.toString();
  }
}
