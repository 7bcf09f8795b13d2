package io.patchcord.simulator.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The encoding must be the one that the real switch used. */
final class PercentEncodingTest {
  @Test
  void everyRecordedHeaderEncodesToItsOwnBytes() throws IOException {
    int compared = 0;
    for (String name : new String[] {"click-to-dial", "inbound-direct", "customer-busy"}) {
      for (String line : recording(name).lines().toList()) {
        int colon = line.indexOf(": ");
        if (colon > 0 && line.startsWith("variable_")) {
          String encoded = line.substring(colon + 2);
          assertThat(PercentEncoding.encode(decoded(encoded))).isEqualTo(encoded);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(1000);
  }

  private static String recording(String name) throws IOException {
    String resource = "/transcripts/" + name + "/switch.bin";
    try (InputStream input =
        Objects.requireNonNull(PercentEncodingTest.class.getResourceAsStream(resource))) {
      return new String(input.readAllBytes(), UTF_8);
    }
  }

  /** A form decoder that keeps the plus sign, which the switch always encodes. */
  private static String decoded(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
  }

  @Test
  void emptyIsUndefined() {
    assertThat(PercentEncoding.encode("")).isEqualTo("_undef_");
  }

  @Test
  void whatLooksEncodedStays() {
    assertThat(PercentEncoding.encode("100%25 50% a%2f")).isEqualTo("100%25%2050%25%20a%252f");
  }
}
