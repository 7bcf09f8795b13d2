package io.patchcord.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private static final WebhookUrl HOOK = WebhookUrl.parse("https://hooks.example.com/x");

  private static InetAddress[] addresses(String... all) throws UnknownHostException {
    InetAddress[] found = new InetAddress[all.length];
    for (int i = 0; i < all.length; i++) {
      found[i] = InetAddress.getByName(all[i]);
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.170",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "2002:a00:1::",
        "2001::1",
        "2001:db8::1",
        "3fff::1",
        "100::1"
      })
  void anAddressThatIsNotOfThePublicInternetIsForbidden(String address) throws IOException {
    assertThat(AddressGuard.isForbidden(InetAddress.getByName(address))).isTrue();
    AddressGuard guard =
        new AddressGuard(Set.of(), host -> addresses("93.184.215.14", address, "8.8.8.8"));
    assertThatExceptionOfType(AddressGuard.ForbiddenException.class)
        .as("one among public ones")
        .isThrownBy(() -> guard.addressesOf(HOOK))
        .withMessageNotContaining(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001:80b::200e",
        "2001:4860:4860::8888"
      })
  void anAddressOfThePublicInternetIsNot(String address) throws IOException {
    assertThat(AddressGuard.isForbidden(InetAddress.getByName(address))).isFalse();
    assertThat(new AddressGuard(Set.of(), host -> addresses(address)).addressesOf(HOOK))
        .containsExactly(addresses(address));
  }

  @Test
  void aHostThatIsAllowedByItsNameMayBeAnywhereAndWithoutTls() throws IOException {
    AddressGuard guard =
        new AddressGuard(Set.of("Hooks.Internal", "10.1.2.3"), host -> addresses("10.0.0.7"));
    assertThat(guard.addressesOf(WebhookUrl.parse("http://hooks.internal/x")))
        .containsExactly(addresses("10.0.0.7"));
    assertThatCode(() -> guard.check(WebhookUrl.parse("http://HOOKS.internal:8080/")))
        .doesNotThrowAnyException();
    assertThatCode(() -> guard.check(WebhookUrl.parse("http://10.1.2.3/")))
        .doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> guard.check(WebhookUrl.parse("http://other.hooks.internal/")));
    assertThatExceptionOfType(AddressGuard.ForbiddenException.class)
        .isThrownBy(() -> guard.addressesOf(WebhookUrl.parse("http://hooks.example.com/")));
  }

  @Test
  void aNameIsLookedUpOnceForEachRequest() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    // As somebody does it who answers the second question otherwise than the first.
    AddressGuard guard =
        new AddressGuard(
            Set.of(), host -> addresses(asked.incrementAndGet() == 1 ? "8.8.8.8" : "127.0.0.1"));
    assertThat(guard.addressesOf(HOOK)).containsExactly(addresses("8.8.8.8"));
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:7f00:1]:8443/",
        "https://2130706433/",
        "https://127.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/",
        "https://LOCALHOST./",
        "https://a.localhost/",
        "http://hooks.example.com/"
      })
  void whatIsForbiddenWithoutALookUpIsRefusedWhenItIsEntered(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AddressGuard(Set.of()).check(WebhookUrl.parse(url)))
        .withMessageStartingWith("url ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.example.com",
        "ftp://hooks.example.com/",
        "file:///etc/passwd",
        "https:///x",
        "https://user:secret@hooks.example.com/",
        "https://hooks.example.com/#x",
        "https://hooks.example.com:0/",
        "https://hooks.example.com:65536/",
        "https://hooks.example.com/\r\nX: y",
        "https://höoks.example.com/",
        "https://hooks.example.com/ä"
      })
  void whatIsNoUrlIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookUrl.parse(url))
        .withMessageStartingWith("url ");
  }

  @Test
  void aUrlIsTakenApart() {
    assertThat(WebhookUrl.parse("https://Hooks.Example.com"))
        .isEqualTo(new WebhookUrl(true, "hooks.example.com", 443, "/"));
    assertThat(WebhookUrl.parse("http://[2606::1]:8080/a%20b?c=d&e"))
        .isEqualTo(new WebhookUrl(false, "2606::1", 8080, "/a%20b?c=d&e"));
    assertThat(WebhookUrl.parse("http://[2606::1]:8080/").authority()).isEqualTo("[2606::1]:8080");
    assertThat(HOOK.authority()).isEqualTo("hooks.example.com");
  }
}
