package io.patchcord.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.patchcord.gateway.HandClock;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who registers as a browser, and for how long. */
class BrowserPhonesTest {
  private static final URI ADDRESS = URI.create("wss://pbx.test:7443");

  private final Map<String, String> desks = new HashMap<>(Map.of("ada", "1001"));
  private final HandClock clock = new HandClock();
  private Optional<String> realm = Optional.of("pbx.test");
  private BrowserPhones phones;

  @BeforeEach
  void openWithOneLine() {
    phones =
        new BrowserPhones(
            ADDRESS, () -> realm, (agent, line) -> line.equals(desks.get(agent)), clock);
    phones.lines(Set.of("1001"));
  }

  @Test
  void whoIsAdmittedRegistersWithThatPasswordAndNoOther() {
    BrowserPhones.Access first = admit();
    assertThat(hash()).isEqualTo(SipAccount.hash("1001", "pbx.test", first.password()));
    BrowserPhones.Access second = admit();
    assertThat(second.password()).isNotEqualTo(first.password());
    assertThat(hash()).isEqualTo(SipAccount.hash("1001", "pbx.test", second.password()));
    assertThat(second.address()).isEqualTo(ADDRESS);
    assertThat(second.toString()).doesNotContain(second.password());
  }

  @Test
  void aLineWithoutAPassIsThereWithAHashThatOpensNothing() {
    assertThat(hash()).isNotEqualTo(SipAccount.hash("1001", "pbx.test", ""));
    assertThat(phones.find("1001", "other.test")).isEmpty();
  }

  @Test
  void thePassEndsWithItsHour() {
    BrowserPhones.Access access = admit();
    clock.set(access.until());
    assertThat(opens(access)).isFalse();
    clock.set(access.until().minusMillis(1));
    assertThat(opens(access)).isTrue();
  }

  @Test
  void thePassEndsWithTheWorkOnTheLine() {
    BrowserPhones.Access access = admit();
    desks.clear();
    assertThat(opens(access)).isFalse();
  }

  @Test
  void thePassEndsWhenTheLineGetsADeskPhone() {
    BrowserPhones.Access access = admit();
    phones.lines(Set.of());
    assertThat(phones.has("1001")).isFalse();
    assertThat(phones.hasRealm("pbx.test")).isFalse();
    phones.lines(Set.of("1001"));
    assertThat(opens(access)).isFalse();
  }

  @Test
  void nobodyIsAdmittedWithoutADomainOrABrowser() {
    realm = Optional.empty();
    assertThat(phones.admit("ada", "1001")).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> phones.admit("ada", "1002"));
  }

  private BrowserPhones.Access admit() {
    return phones.admit("ada", "1001").orElseThrow();
  }

  private boolean opens(BrowserPhones.Access access) {
    return hash().equals(SipAccount.hash("1001", "pbx.test", access.password()));
  }

  private String hash() {
    return phones.find("1001", "pbx.test").orElseThrow().hash();
  }
}
