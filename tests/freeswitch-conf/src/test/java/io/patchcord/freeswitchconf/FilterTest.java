package io.patchcord.freeswitchconf;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What fail2ban looks for is what a real FreeSWITCH 1.10.12 has written. */
class FilterTest {
  private static final Path FILTER =
      Path.of("../../freeswitch-conf/fail2ban/filter.d/patchcord-freeswitch.conf");

  private static List<Pattern> patterns() throws IOException {
    String text = Files.readString(FILTER);
    return text.substring(text.indexOf("failregex = ") + 12, text.indexOf("ignoreregex"))
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> Pattern.compile(line.replace("<HOST>", "(?<host>[0-9a-f.:]+)")))
        .toList();
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = FilterTest.class.getResourceAsStream(file)) {
      return new String(requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  @Test
  void whoeverIsRefusedIsSeen() throws IOException {
    List<Pattern> patterns = patterns();
    for (String line : lines("refused.log")) {
      assertThat(patterns).as(line).anyMatch(pattern -> pattern.matcher(line).matches());
    }
  }

  @Test
  void whoeverIsAskedForAPasswordIsNot() throws IOException {
    List<Pattern> patterns = patterns();
    for (String line : lines("accepted.log")) {
      assertThat(patterns).as(line).noneMatch(pattern -> pattern.matcher(line).matches());
    }
  }
}
