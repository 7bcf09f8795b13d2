package io.patchcord.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("k");
  private static final URI CALLS = URI.create("http://localhost/api/v1/calls");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'a', 'a'",
        "'8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'",
        "'\"8e03978e\"', '8e03978e'",
        "' \"8e03978e\" ', '8e03978e'",
        "'a\"b', 'a\"b'",
        "'\"a\\\"b\\\\c\"', 'a\"b\\c'",
        "'!#$%&()*+,-./:;<=>?@[]^_`{|}~', '!#$%&()*+,-./:;<=>?@[]^_`{|}~'"
      })
  void aKeyIsReadWithQuotesOrWithout(String header, String value) {
    assertThat(IdempotencyKey.parse(header)).contains(new IdempotencyKey(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "ä",
        "a\tb",
        "a\nb",
        "\"",
        "\"\"",
        "\"a",
        "\"a\"b",
        "\"a b\"",
        "\"a\\b\"",
        "\"a\";p=1"
      })
  void whatIsNoKeyIsRefused(String header) {
    assertThat(IdempotencyKey.parse(header)).isEmpty();
  }

  @Test
  void aKeyHasAtMost255Characters() {
    String longest = "x".repeat(255);
    String quotes = "\\\"".repeat(255);
    assertThat(IdempotencyKey.parse(longest)).isPresent();
    assertThat(IdempotencyKey.parse('"' + longest + '"')).isPresent();
    assertThat(IdempotencyKey.parse('"' + quotes + '"')).isPresent();
    assertThat(IdempotencyKey.parse(longest + "x")).isEmpty();
    assertThat(IdempotencyKey.parse('"' + longest + "x\"")).isEmpty();
    assertThat(IdempotencyKey.parse('"' + "\\\"".repeat(100_000) + '"')).isEmpty();
  }

  @Test
  void aRequestIsKnownByWhoAsksWhatForWithWhichKey() {
    KeyedRequest request = request("alice", KEY, "POST", CALLS, "{}");
    assertThat(request("alice", KEY, "POST", CALLS, "{}")).isEqualTo(request);
    assertThat(request("bob", KEY, "POST", CALLS, "{}").hash()).isNotEqualTo(request.hash());
    assertThat(request("alice", new IdempotencyKey("l"), "POST", CALLS, "{}").hash())
        .isNotEqualTo(request.hash());
    assertThat(request("alice", KEY, "POST", URI.create(CALLS + "/1"), "{}").hash())
        .isNotEqualTo(request.hash());
    assertThat(request("alicePOST", KEY, "", CALLS, "{}").hash()).isNotEqualTo(request.hash());
  }

  @Test
  void anotherBodyOrQueryIsAnotherRequestOfTheSameKey() {
    KeyedRequest request = request("alice", KEY, "POST", CALLS, "{}");
    for (KeyedRequest other :
        new KeyedRequest[] {
          request("alice", KEY, "POST", CALLS, "{} "),
          request("alice", KEY, "POST", URI.create(CALLS + "?dryRun=true"), "{}")
        }) {
      assertThat(other.hash()).isEqualTo(request.hash());
      assertThat(other.fingerprint()).isNotEqualTo(request.fingerprint());
    }
  }

  private static KeyedRequest request(
      String who, IdempotencyKey key, String method, URI uri, String body) {
    return KeyedRequest.of(who, key, method, uri, body.getBytes(StandardCharsets.UTF_8));
  }
}
