package io.patchcord.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private static final TrustedProxies OURS =
      new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.1", "fd00::/8", "127.0.0.1"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // peer, header, who asks
        "203.0.113.9 | 198.51.100.7             | 203.0.113.9",
        "10.1.2.3    | 198.51.100.7             | 198.51.100.7",
        "10.1.2.3    | 6.6.6.6, 198.51.100.7    | 198.51.100.7",
        "10.1.2.3    | 198.51.100.7, 10.9.9.9   | 198.51.100.7",
        "10.1.2.3    | 10.8.8.8,10.9.9.9        | 10.8.8.8",
        "10.1.2.3    | 2001:db8::7              | 2001:db8::7",
        "10.1.2.3    | localhost                | 10.1.2.3",
        "10.1.2.3    | 6.6.6.6, unknown         | 10.1.2.3",
        "10.1.2.3    | 198.51.100.7:8080        | 10.1.2.3",
        "10.1.2.3    | 999.1.1.1                | 10.1.2.3",
        "192.0.2.1   | 198.51.100.7             | 198.51.100.7",
        "192.0.2.2   | 198.51.100.7             | 192.0.2.2",
        "fd12::1     | 198.51.100.7             | 198.51.100.7",
        "fe80::1     | 198.51.100.7             | fe80::1",
      })
  void itIsTheFirstOneThatIsNotOurs(String peer, String header, String expected) {
    assertThat(OURS.client(peer, List.of(header))).isEqualTo(expected);
  }

  @Test
  void severalHeadersAreOneAfterTheOther() {
    assertThat(OURS.client("10.1.2.3", List.of("6.6.6.6", "198.51.100.7, 10.2.2.2")))
        .isEqualTo("198.51.100.7");
    assertThat(OURS.client("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
  }

  @Test
  void withoutOneNobodyIsBelieved() {
    assertThat(new TrustedProxies(List.of()).client("127.0.0.1", List.of("198.51.100.7")))
        .isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "::1/129", "", "/8"})
  void whatIsNoAddressIsRefused(String network) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrustedProxies(List.of(network)))
        .withMessage(network);
  }
}
